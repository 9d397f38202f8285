import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonOrder } from '@/domain/text/common-order';

const letters = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 14 });

/** The length of the longest common order, slowly. */
function longest(one: readonly string[], other: readonly string[]): number {
  const row = Array.from({ length: other.length + 1 }, () => 0);
  for (const letter of one) {
    let corner = 0;
    for (const [index, second] of other.entries()) {
      const above = row[index + 1] ?? 0;
      row[index + 1] = letter === second ? corner + 1 : Math.max(above, row[index] ?? 0);
      corner = above;
    }
  }
  return row.at(-1) ?? 0;
}

describe('what two lists have in common', () => {
  it('is in the order of both, and as much as there can be', () => {
    fc.assert(
      fc.property(letters, letters, (before, after) => {
        const pairs = commonOrder(before, after);
        for (const [index, [one, other]] of pairs.entries()) {
          expect(before[one]).toBe(after[other]);
          const last = pairs[index - 1];
          if (last) expect(one > last[0] && other > last[1]).toBe(true);
        }
        expect(pairs).toHaveLength(longest(before, after));
      }),
      { numRuns: 500 },
    );
  });

  it('leaves a stretch that is another one altogether uncompared', () => {
    const before = Array.from({ length: 3_000 }, (_, index) => index);
    const after = before.map((number) => -number - 1);
    expect(commonOrder([7, ...before, 8], [7, ...after, 8])).toEqual([
      [0, 0],
      [3_001, 3_001],
    ]);
  });
});
