import type { Paper, Ranking } from './choice';

/** Papers in one order of single options, with the weight of all of them. */
export type Bundle = { readonly order: readonly string[]; readonly weight: bigint };

/** A paper is read up to the first gap or the first equal ranks [V19]. */
function strictOrder(ranking: Ranking): readonly string[] {
  const order: string[] = [];
  for (const place of ranking) {
    const [id] = place;
    if (id === undefined || place.length > 1) break;
    order.push(id);
  }
  return order;
}

/** Puts equal papers together. A paper that names no single first option is invalid. */
export function bundle(papers: readonly Paper[]): { bundles: readonly Bundle[]; invalid: bigint } {
  const weights = new Map<string, { order: readonly string[]; weight: bigint }>();
  let invalid = 0n;
  for (const { ballot, weight } of papers) {
    const order = strictOrder(ballot.ranking ?? []);
    if (order.length === 0) {
      invalid += weight;
      continue;
    }
    const key = JSON.stringify(order);
    const known = weights.get(key);
    if (known) known.weight += weight;
    else weights.set(key, { order, weight });
  }
  return { bundles: [...weights.values()], invalid };
}
