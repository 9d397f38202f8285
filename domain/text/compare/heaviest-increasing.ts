/**
 * The heaviest part of a list whose values grow: what stays where it is when the rest is
 * said to have moved. Of two as heavy the one that ends first. O(n log n).
 *
 * @param values different whole numbers from 0 to below `limit`
 * @returns the indices, in order
 */
export function heaviestIncreasing(
  values: readonly number[],
  weights: readonly number[],
  limit: number,
): number[] {
  // A Fenwick tree of the best chain that ends at or below a value.
  const best = new Int32Array(limit + 1).fill(-1);
  const total: number[] = [];
  const previous: number[] = [];
  const heavier = (one: number, other: number): number =>
    one === -1 || (other !== -1 && (total[other] ?? 0) > (total[one] ?? 0)) ? other : one;
  let last = -1;
  for (const [index, value] of values.entries()) {
    let before = -1;
    for (let at = value; at > 0; at -= at & -at) before = heavier(before, best[at] ?? -1);
    previous.push(before);
    total.push((weights[index] ?? 0) + (total[before] ?? 0));
    for (let at = value + 1; at <= limit; at += at & -at) {
      best[at] = heavier(best[at] ?? -1, index);
    }
    last = heavier(last, index);
  }
  const chain: number[] = [];
  for (let index = last; index !== -1; index = previous[index] ?? -1) chain.push(index);
  return chain.reverse();
}
