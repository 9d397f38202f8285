import { accept, refuse, type Result } from '@/domain/result';
import type { Deciding } from '@/domain/voting/terms';
import type { Outcome, Reason } from '@/domain/voting/rules/verdict';

export type LotRefusal = 'not-published' | 'no-lot-needed' | 'lot-incomplete';

/** What is asked of a vote before a lot settles it. */
export type Undecided = {
  readonly deciding: Deciding;
  readonly publishedAt: Date | null;
  readonly verdict: { readonly outcome: string; readonly reason: string } | null;
};

type Choosing = Extract<Deciding, { options: unknown }>;

/**
 * Lets a lot settle what only a lot can [V20]: after the result is published, once, by an
 * order of all options, since a tie between others may have decided between the tied.
 *
 * @param drawn the luckiest first
 */
export function settledBy(
  { deciding, publishedAt, verdict }: Undecided,
  drawn: readonly string[],
): Result<Choosing, LotRefusal> {
  if (!verdict || publishedAt === null) return refuse('not-published');
  if (!('options' in deciding) || !isForALot(verdict)) return refuse('no-lot-needed');
  const ids = new Set(deciding.options.map(({ id }) => id));
  const isWhole = drawn.length === ids.size && new Set(drawn).size === ids.size;
  if (!isWhole || drawn.some((id) => !ids.has(id))) return refuse('lot-incomplete');
  return accept({ ...deciding, rule: { ...deciding.rule, lot: drawn } });
}

const onlyALot: Reason = 'only-a-lot';
const undecided: Outcome = 'undecided';

/** Whether nothing but a lot can decide. */
export function isForALot({ outcome, reason }: { outcome: string; reason: string }): boolean {
  return outcome === undecided && reason === onlyALot;
}
