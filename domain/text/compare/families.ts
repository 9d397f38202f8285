import { type Leaf, tokensIn } from './flat';
import { bagOf, sharedWords, without } from './likeness';
import { isWord } from './token';

/** Leaves of two texts that are one clause: whole, split or merged. Ranges, ends excluded. */
export type Family = {
  readonly aFrom: number;
  readonly aTo: number;
  readonly bFrom: number;
  readonly bTo: number;
};

type Side = 'a' | 'b';

/**
 * Gathers paired leaves into families. A leaf without a pair that stands beside a family
 * joins it if at least two words, and half of its words, are what the family lost (it was
 * split off) or gained (it was merged into it).
 *
 * @param pairs for each leaf of `a` the index in `b`, or -1
 * @returns in the order of `a`; each leaf of either text is in at most one
 */
export function familiesOf(
  a: readonly Leaf[],
  b: readonly Leaf[],
  pairs: Int32Array,
): readonly Family[] {
  const free = { a: new Set<number>(), b: new Set(b.keys()) };
  const families: Family[] = [];
  for (const i of a.keys()) {
    const j = pairs[i] ?? -1;
    if (j === -1) free.a.add(i);
    else {
      free.b.delete(j);
      families.push({ aFrom: i, aTo: i + 1, bFrom: j, bTo: j + 1 });
    }
  }
  if (free.a.size === 0 && free.b.size === 0) return families;
  return families.map((family) => grown(family, { a, b }, free));
}

function grown(
  family: Family,
  texts: Readonly<Record<Side, readonly Leaf[]>>,
  free: Readonly<Record<Side, Set<number>>>,
): Family {
  let whole = family;
  for (let again = true; again;) {
    again = false;
    for (const next of neighbours(whole)) {
      if (!free[next.side].has(next.index) || !belongs(whole, next, texts)) continue;
      free[next.side].delete(next.index);
      whole = joined(whole, next);
      again = true;
    }
  }
  return whole;
}

type Neighbour = { readonly side: Side; readonly index: number };

function neighbours({ aFrom, aTo, bFrom, bTo }: Family): Neighbour[] {
  return [
    { side: 'b', index: bTo },
    { side: 'b', index: bFrom - 1 },
    { side: 'a', index: aTo },
    { side: 'a', index: aFrom - 1 },
  ];
}

function belongs(
  { aFrom, aTo, bFrom, bTo }: Family,
  { side, index }: Neighbour,
  texts: Readonly<Record<Side, readonly Leaf[]>>,
): boolean {
  const leaf = texts[side][index];
  if (!leaf || !tokensIn(leaf).some(isWord)) return false;
  const a = bagOf(texts.a.slice(aFrom, aTo));
  const b = bagOf(texts.b.slice(bFrom, bTo));
  const { shared, all } = sharedWords(bagOf([leaf]), side === 'b' ? without(a, b) : without(b, a));
  return shared >= 2 && shared * 2 >= all;
}

function joined({ aFrom, aTo, bFrom, bTo }: Family, { side, index }: Neighbour): Family {
  return side === 'a'
    ? { aFrom: Math.min(aFrom, index), aTo: Math.max(aTo, index + 1), bFrom, bTo }
    : { aFrom, aTo, bFrom: Math.min(bFrom, index), bTo: Math.max(bTo, index + 1) };
}

/**
 * The leaves of the text that changes are of, family by family.
 *
 * @param families how many leaves each family has, in order
 * @throws RangeError if the changes are of another text
 */
export function leavesByFamily(leaves: readonly Leaf[], families: readonly number[]): Leaf[][] {
  let at = 0;
  const groups = families.map((count) => leaves.slice(at, (at += count)));
  if (at !== leaves.length) throw new RangeError('These changes are of another text');
  return groups;
}
