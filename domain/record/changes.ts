import { canonicalJson, type Json } from './canonical';

/** What an edit changed, field by field, as the record keeps it. */
export type Changes = { readonly [field: string]: { readonly from: Json; readonly to: Json } };

/** The fields in which two states of one thing differ; empty when nothing was changed. */
export function changesBetween<State extends { readonly [field: string]: Json }>(
  from: State,
  to: State,
): Changes {
  const differing = Object.keys(to).filter(
    (field) => canonicalJson(from[field] ?? null) !== canonicalJson(to[field] ?? null),
  );
  return Object.fromEntries(
    differing.map((field) => [field, { from: from[field] ?? null, to: to[field] ?? null }]),
  );
}
