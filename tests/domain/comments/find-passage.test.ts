import { describe, expect, it } from 'vitest';
import { copiesOf, findPassage, type Sought } from '@/domain/comments/find-passage';

const text =
  'The Council meets in public. The Council may decide to meet in private. ' +
  'Each member has one vote. The veto is used with restraint.';

/** What an anchor remembers of a stretch of a text. */
function remember(from: number, to: number, of = text): Sought {
  const passage = of.slice(from, to);
  return {
    passage,
    before: of.slice(Math.max(from - 32, 0), from),
    after: of.slice(to, to + 32),
    near: from,
    copies: copiesOf(of, passage),
  };
}

function rememberWords(words: string, of = text): Sought {
  const from = of.indexOf(words);
  return remember(from, from + words.length, of);
}

function found(words: string, changed: string): string | null {
  const span = findPassage(changed, rememberWords(words));
  return span && changed.slice(span.from, span.to);
}

describe('findPassage', () => {
  it('finds a passage that moved because of words before it', () => {
    expect(found('one vote', `A preamble. ${text}`)).toBe('one vote');
  });

  it('chooses, of several copies, the one whose surroundings agree', () => {
    const second = text.indexOf('The Council', 5);
    const span = findPassage(`Preface. ${text}`, remember(second, second + 11));
    expect(span?.from).toBe(second + 9);
  });

  it('chooses the nearest copy where the surroundings agree equally', () => {
    const of = 'same words here. '.repeat(5);
    const sought = { ...remember(34, 39, of), before: '', after: '', near: 36 };
    expect(findPassage(of, sought)).toEqual({ from: 34, to: 39 });
  });

  it('does not drift to another copy when its own was deleted', () => {
    const second = text.indexOf('The Council', 5);
    const without = text.replace('The Council may decide to meet in private. ', '');
    expect(findPassage(without, remember(second, second + 11))).toBeNull();
  });

  it('does not take a short word elsewhere for the one deleted', () => {
    expect(found('vote', text.replace('Each member has one vote. ', '') + ' A vote.')).toBeNull();
  });

  it('follows a whole sentence that was cut and pasted elsewhere', () => {
    const sentence = 'The Council may decide to meet in private. ';
    expect(found(sentence, text.replace(sentence, '') + sentence)).toBe(sentence);
  });

  it('finds a passage in which some words were changed', () => {
    const changed = text.replace('may decide to meet', 'can decide to sit');
    expect(found('The Council may decide to meet in private.', changed)).toBe(
      'The Council can decide to sit in private.',
    );
  });

  it('finds a short passage into which words were written, by what stands around it', () => {
    expect(found('one vote', `Preface. ${text.replace('one vote', 'one equal vote')}`)).toBe(
      'one equal vote',
    );
  });

  it('does not take the words that replaced a passage for it', () => {
    expect(found('one vote', text.replace('one vote', 'two seats'))).toBeNull();
  });

  it('gives up on a passage of which little is left', () => {
    expect(
      found(
        'The Council may decide to meet in private.',
        text.replace('may decide to meet in private', 'adjourns'),
      ),
    ).toBeNull();
  });

  it('finds nothing in an empty text, and no empty passage in any', () => {
    expect(findPassage('', rememberWords('one vote'))).toBeNull();
    expect(findPassage(text, { ...rememberWords('one vote'), passage: '' })).toBeNull();
  });
});
