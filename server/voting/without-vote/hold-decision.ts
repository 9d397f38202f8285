import { accept, refuse, type Result } from '@/domain/result';
import type { Objector } from '@/domain/voting/heard/accept-objection';
import { isUncounted } from '@/domain/voting/terms';
import { databaseNow, type Database } from '@/server/database/client';
import type { Actor } from '@/server/sessions/act-in-session';
import type { VotePlace } from '@/server/voting/close-vote';
import { lockVote, type Vote } from '@/server/voting/repository';
import { findRollLine } from '@/server/voting/roll/repository';
import { findObjections, type StoredObjection } from './repository';

/**
 * Holds a decision without a vote until the transaction ends, so that its closing hears
 * what was said before it and nothing else. `now` is read once it is held.
 */
export async function holdDecision(
  transaction: Database,
  { sessionId, voteId }: VotePlace,
): Promise<{ vote: Vote; now: Date } | null> {
  const vote = await lockVote(transaction, sessionId, voteId);
  if (!vote || !isUncounted(vote.terms.deciding)) return null;
  return { vote, now: await databaseNow(transaction) };
}

/** Who speaks, for which delegation, and its objection that stands. */
type FoundObjector = { objector: Objector; standing: StoredObjection | null; name: string };

/** Looks who speaks for which delegation of the roll. */
export async function findObjector(
  transaction: Database,
  vote: Vote,
  caster: Actor,
  delegationId: string | null,
): Promise<Result<FoundObjector, 'not-on-roll'>> {
  if (delegationId === null) return refuse('not-on-roll');
  const line = await findRollLine(transaction, vote.id, delegationId);
  if (!line) return refuse('not-on-roll');
  const objections = await findObjections(transaction, vote.id);
  const standing =
    objections.find((each) => each.delegationId === delegationId && each.withdrawnAt === null) ??
    null;
  const objector = { delegationId, line, caster, hasObjected: standing !== null };
  return accept({ objector, standing, name: line.id });
}
