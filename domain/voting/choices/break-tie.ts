import type { Totals } from './totals';

/**
 * Narrows equals to those who were furthest ahead, or behind, at the most recent stage at
 * which they differed [V26, V32]; whoever then is left together only a lot can part.
 */
export function breakTie(
  equals: readonly string[],
  earlier: readonly Totals[],
  wanted: 'ahead' | 'behind',
): readonly string[] {
  let left = equals;
  for (let stage = earlier.length - 1; stage >= 0 && left.length > 1; stage -= 1) {
    left = extremes(left, earlier[stage] ?? new Map(), wanted);
  }
  return left;
}

/** Those with the most, or the least, of a stage. */
export function extremes(
  ids: readonly string[],
  totals: Totals,
  wanted: 'ahead' | 'behind',
): readonly string[] {
  const of = (id: string) => totals.get(id) ?? 0n;
  const isFurther = (one: bigint, other: bigint) =>
    wanted === 'ahead' ? one > other : one < other;
  let best: bigint | null = null;
  for (const id of ids) if (best === null || isFurther(of(id), best)) best = of(id);
  return ids.filter((id) => of(id) === best);
}
