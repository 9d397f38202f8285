import { formatAmount } from '@/domain/voting/rules/amount';

/** Sums by option, in millionths. */
export type Totals = ReadonlyMap<string, bigint>;

/** Adds up what each paper gives to each option. */
export function addUp(ids: readonly string[], add: (to: Map<string, bigint>) => void): Totals {
  const totals = new Map(ids.map((id) => [id, 0n]));
  add(totals);
  return totals;
}

/** Writes sums out by id. */
export function totalsText(totals: Totals, format = formatAmount): Record<string, string> {
  return Object.fromEntries([...totals].map(([id, total]) => [id, format(total)]));
}

/** The sums from the greatest, with the signs between them: `A 10 > B 7 = C 7`. */
export function orderText(
  groups: readonly (readonly string[])[],
  shown: (id: string) => string,
): string {
  const texts = groups.map((group) => group.map((id) => `${id} ${shown(id)}`).join(' = '));
  return texts.join(' > ');
}
