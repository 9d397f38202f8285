import type { Chooser } from './every-way';
import type { Totals } from './totals';

/**
 * Picks one of equals by who was ahead, or behind, at the most recent stage at which
 * they differed [V26, V32]; only if they never did the chooser, which is the lot.
 */
export function breakTie(
  equals: readonly string[],
  earlier: readonly Totals[],
  wanted: 'ahead' | 'behind',
  choose: Chooser,
): string {
  let left = equals;
  for (const totals of [...earlier].reverse()) {
    if (left.length === 1) break;
    left = extremes(left, totals, wanted);
  }
  const [only] = left;
  return only !== undefined && left.length === 1 ? only : choose(left);
}

/** Those with the most, or the least, of a stage. */
export function extremes(
  ids: readonly string[],
  totals: Totals,
  wanted: 'ahead' | 'behind',
): readonly string[] {
  const of = (id: string) => totals.get(id) ?? 0n;
  const further = (one: bigint, other: bigint) => (wanted === 'ahead' ? one > other : one < other);
  return ids.filter((id) => ids.every((other) => !further(of(other), of(id))));
}
