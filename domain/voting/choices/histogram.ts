import { formatAmount } from '@/domain/voting/rules/amount';
import type { Verdict } from '@/domain/voting/rules/verdict';
import type { Given } from './given-grades';

/** Writes out how much weight gave each score or grade to each option [V24, V30]. */
export function histogramOf(given: ReadonlyMap<string, Given>): NonNullable<Verdict['histogram']> {
  const columns = [...given].map(([id, weights]) => {
    const cells = [...weights].map(([grade, sum]) => [grade, formatAmount(sum)] as const);
    return [id, Object.fromEntries(cells)] as const;
  });
  return Object.fromEntries(columns);
}
