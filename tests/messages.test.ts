import { describe, expect, it } from 'vitest';
import en from '@/messages/en.json';
import fr from '@/messages/fr.json';

type Words = { readonly [key: string]: string | Words };

/** Every sentence of a language by its path: `votes.closed` → “The vote is closed.” */
function sentences(words: Words, path = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[`${path}${key}`, value] as const]
        : [...sentences(value, `${path}${key}.`)],
    ),
  );
}

/** The names of what is put into a sentence, as ICU writes them: {count, plural, …} → count. */
function places(sentence: string): string[] {
  const names = [...sentence.matchAll(/\{\s*(\w+)\s*(?=[,}])/g)].map(([, name]) => name ?? '');
  return [...new Set(names)].sort();
}

/** The sentence without ICU's own syntax, which has no French typography. */
function plain(sentence: string): string {
  return sentence.replaceAll(/\{\w+, (plural|select|selectordinal),/g, '{');
}

const english = sentences(en);
const french = sentences(fr);

describe('the words of the two languages', () => {
  it('have the same keys', () => {
    expect([...french.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('have the same places to fill in', () => {
    const differing = [...english].filter(
      ([key, sentence]) => places(french.get(key) ?? '').join() !== places(sentence).join(),
    );
    expect(differing).toEqual([]);
  });

  it('are never empty', () => {
    expect([...english, ...french].filter(([, sentence]) => sentence.trim() === '')).toEqual([]);
  });
});

describe('French typography', () => {
  it.each([
    ['has a narrow no-break space before ; ! ?', /[^\u202f?!](?=[;!?](\s|$|»|<))/],
    ['has a no-break space before a colon', /[^\u00a0\d](?=:(\s|$))/],
    ['has narrow no-break spaces inside « »', /«(?!\u202f)|(?<!\u202f)»/],
    ['has the typographic apostrophe', /\p{L}'\p{L}/u],
    ['has no English quotation marks', /[“”"]/],
  ])('%s', (_rule, broken) => {
    expect([...french].filter(([, sentence]) => broken.test(plain(sentence)))).toEqual([]);
  });
});
