import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closestMatch } from '@/domain/comments/closest-match';

/** Edit distance of two whole strings, written the plain way. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, character] of Array.from(one).entries()) {
    const next = [index + 1];
    for (let at = 1; at <= other.length; at += 1)
      next.push(
        Math.min(
          (row[at] ?? 0) + 1,
          (next[at - 1] ?? 0) + 1,
          (row[at - 1] ?? 0) + (other[at - 1] === character ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[other.length] ?? 0;
}

describe('closestMatch', () => {
  it('finds a stretch with a letter changed, one missing and one too many', () => {
    const text = 'xxx five permanent membrs xxx';
    const { from, to } = closestMatch(text, 'five permanemt members');
    expect(text.slice(from, to)).toBe('five permanent membrs');
  });

  it('tells the true distance, and no stretch is closer', () => {
    const letters = fc.stringMatching(/^[abc]{0,12}$/);
    fc.assert(
      fc.property(letters, letters, (text, pattern) => {
        const best = closestMatch(text, pattern);
        if (distance(text.slice(best.from, best.to), pattern) !== best.distance) return false;
        for (let from = 0; from <= text.length; from += 1)
          for (let to = from; to <= text.length; to += 1)
            if (distance(text.slice(from, to), pattern) < best.distance) return false;
        return true;
      }),
    );
  });
});
