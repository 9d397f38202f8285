import { type Leaf, tokensIn } from './flat';
import { isWord, keyOfToken, weightOf } from './token';

/** How often each word stands in a leaf, and what all of them weigh. */
export type Bag = { readonly counts: ReadonlyMap<string, number>; readonly weight: number };

/** The words of leaves as a bag; made once a leaf and kept by the caller. */
export function bagOf(leaves: readonly Leaf[]): Bag {
  const counts = new Map<string, number>();
  let weight = 0;
  for (const leaf of leaves) {
    for (const token of tokensIn(leaf)) {
      if (!isWord(token)) continue;
      const key = keyOfToken(token);
      counts.set(key, (counts.get(key) ?? 0) + 1);
      weight += weightOf(token);
    }
  }
  return { counts, weight };
}

/** From 0, no word in common, to 1, the same words: Dice's measure, by weight. */
export function likeness(one: Bag, other: Bag): number {
  if (one.weight + other.weight === 0) return 1;
  const [small, large] = one.counts.size <= other.counts.size ? [one, other] : [other, one];
  let shared = 0;
  for (const [word, count] of small.counts) {
    shared += weightOf({ text: word }) * Math.min(count, large.counts.get(word) ?? 0);
  }
  return (2 * shared) / (one.weight + other.weight);
}

/** What the first bag has and the second has not. */
export function without(bag: Bag, taken: Bag): Bag {
  const counts = new Map<string, number>();
  let weight = 0;
  for (const [word, count] of bag.counts) {
    const left = count - (taken.counts.get(word) ?? 0);
    if (left <= 0) continue;
    counts.set(word, left);
    weight += left * weightOf({ text: word });
  }
  return { counts, weight };
}

/** How many words of the first bag stand in the second, and how many it has. */
export function sharedWords(bag: Bag, among: Bag): { shared: number; all: number } {
  let shared = 0;
  let all = 0;
  for (const [word, count] of bag.counts) {
    all += count;
    shared += Math.min(count, among.counts.get(word) ?? 0);
  }
  return { shared, all };
}
