import type { Matched } from './compare-texts';
import type { Leaf } from './flat';

/** One clause as three texts have it. Leaves in order; empty where a side has none of it. */
export type FamilyOfThree = {
  readonly base: readonly Leaf[];
  readonly ours: readonly Leaf[];
  readonly theirs: readonly Leaf[];
};

/** The families of three, and to which of them each family of either comparison belongs. */
export type Three = {
  readonly families: readonly FamilyOfThree[];
  readonly ofOurs: readonly number[];
  readonly ofTheirs: readonly number[];
};

/**
 * Brings two comparisons of one base together: leaves that are one clause in either belong
 * to one family. Families of the base come first, in its order; behind them what the sides
 * added, of which the same addition by both is one.
 */
export function familiesOfThree(base: readonly Leaf[], ours: Matched, theirs: Matched): Three {
  const family = numbered(base.length, [ours, theirs]);
  const count = (family.at(-1) ?? -1) + 1;
  const made: { base: Leaf[]; ours: Leaf[]; theirs: Leaf[] }[] = Array.from(
    { length: count },
    () => ({ base: [], ours: [], theirs: [] }),
  );
  for (const [index, leaf] of base.entries()) made[family[index] ?? 0]?.base.push(leaf);
  const added = new Map<string, number>();
  const place = (matched: Matched, side: 'ours' | 'theirs'): number[] =>
    matched.families.map(({ aFrom, bFrom, bTo }) => {
      const leaves = bFrom < 0 ? [] : matched.b.slice(bFrom, bTo);
      const number = aFrom >= 0 ? (family[aFrom] ?? 0) : newFamily(added, made, leaves, side);
      made[number]?.[side].push(...leaves);
      return number;
    });
  const ofOurs = place(ours, 'ours');
  const ofTheirs = place(theirs, 'theirs');
  return { families: made, ofOurs, ofTheirs };
}

/** For each leaf of the base its family: ranges that overlap in either comparison are one. */
function numbered(leaves: number, comparisons: readonly Matched[]): number[] {
  const joined = new Set<number>();
  for (const { families } of comparisons) {
    for (const { aFrom, aTo } of families) {
      for (let index = aFrom + 1; index < aTo; index += 1) joined.add(index);
    }
  }
  let number = -1;
  return Array.from({ length: leaves }, (_, index) => (joined.has(index) ? number : (number += 1)));
}

function newFamily(
  added: Map<string, number>,
  made: FamilyOfThree[],
  leaves: readonly Leaf[],
  side: 'ours' | 'theirs',
): number {
  const key = leaves[0]?.key ?? '';
  const known = added.get(key);
  // The same new clause by both; a second one of the same side is another.
  if (known !== undefined && made[known]?.[side].length === 0) return known;
  added.set(key, made.length);
  return made.push({ base: [], ours: [], theirs: [] }) - 1;
}
