import { formatAmount } from '@/domain/voting/rules/amount';
import type { Verdict } from '@/domain/voting/rules/verdict';
import type { Choice } from './choice';

/** How much weight gave each score or grade to each option, as given [V24, V30]. */
export function histogramOf({ options, papers }: Choice): NonNullable<Verdict['histogram']> {
  const columns = options.map(({ id }) => {
    const weights = new Map<number, bigint>();
    for (const { ballot, weight } of papers) {
      const given = ballot.scores?.[id];
      if (given !== undefined) weights.set(given, (weights.get(given) ?? 0n) + weight);
    }
    return [id, Object.fromEntries([...weights].map(([grade, sum]) => [grade, formatAmount(sum)]))];
  });
  return Object.fromEntries(columns) as NonNullable<Verdict['histogram']>;
}
