import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import { copiesOf, findPassage, type Sought } from '@/domain/comments/find-passage';

const word = fc.constantFrom(
  'council',
  'member',
  'vote',
  'the',
  'of',
  'veto',
  'text',
  'peace',
  'shall',
  'may',
  'decide',
  'report',
);
const words = (min: number, max: number) =>
  fc.array(word, { minLength: min, maxLength: max }).map((list) => list.join(' '));

/** A text cut in three, the middle being the passage that is remembered. */
const parts = fc.record({ head: words(0, 60), passage: words(1, 20), tail: words(0, 60) });

function remember(head: string, passage: string, tail: string): Sought {
  return {
    passage,
    before: head.slice(-32),
    after: tail.slice(0, 32),
    near: head.length,
    copies: copiesOf(head + passage + tail, passage),
  };
}

describe('findPassage, for every text', () => {
  it('finds an untouched passage at its own place', () => {
    fc.assert(
      fc.property(parts, ({ head, passage, tail }) => {
        const span = findPassage(head + passage + tail, remember(head, passage, tail));
        return span?.from === head.length && span.to === head.length + passage.length;
      }),
    );
  });

  it('finds it after any edit that leaves its surroundings alone', () => {
    fc.assert(
      fc.property(parts, words(1, 40), ({ head, passage, tail }, more) => {
        fc.pre(head.length >= 32 && tail.length >= 32);
        const edited = more + head.slice(-40) + passage + tail.slice(0, 40) + more;
        const span = findPassage(edited, remember(head, passage, tail));
        return span !== null && edited.slice(span.from, span.to) === passage;
      }),
    );
  });

  it('answers a stretch of the text or nothing, whatever is asked', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 300 }),
        fc.string({ maxLength: 80 }),
        fc.string({ maxLength: 32 }),
        fc.string({ maxLength: 32 }),
        fc.option(fc.nat({ max: 400 })),
        fc.nat({ max: 9 }),
        (text, passage, before, after, near, copies) => {
          const span = findPassage(text, { passage, before, after, near, copies });
          return span === null || (0 <= span.from && span.from < span.to && span.to <= text.length);
        },
      ),
    );
  });

  it('never answers something that has little of the passage', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-m ]{0,200}$/),
        fc.stringMatching(/^[n-z]{8,40}$/),
        (text, passage) =>
          findPassage(text, { passage, before: '', after: '', near: null, copies: 1 }) === null,
      ),
    );
  });
});
