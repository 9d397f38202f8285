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

/**
 * The names of what is put into a sentence, as ICU writes them: {count, plural, …} → count.
 * What stands behind a selector, `one {has}`, is words, in which names may stand again.
 */
function places(sentence: string): string[] {
  const names = new Set<string>();
  /** What each brace not yet closed holds. */
  const open: ('words' | 'branches')[] = [];
  for (const { 0: brace, index } of sentence.matchAll(/[{}]/g)) {
    const [, name, more] = /^\{\s*(\w+)\s*([,}])/.exec(sentence.slice(index)) ?? [];
    if (brace === '}') open.pop();
    else if (open.at(-1) === 'branches') open.push('words');
    else {
      if (name !== undefined) names.add(name);
      open.push(more === ',' ? 'branches' : 'words');
    }
  }
  return [...names].sort();
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
