import { accept, refuse, type Result } from '@/domain/result';
import { isOverdue } from '@/domain/voting/casting/accept-ballot';
import { isOver } from '@/domain/voting/heard/accept-objection';
import { standingAt } from '@/domain/voting/file/export-decision';
import { isUncounted } from '@/domain/voting/terms';
import type { CountRefusal } from '@/domain/voting/counting';
import type { Decision } from '@/domain/voting/heard/without-a-vote';
import { databaseNow, inTransaction, type Database } from '@/server/database/client';
import {
  actInSession,
  type SignedInPerson,
  type WeightyRefusal,
} from '@/server/sessions/act-in-session';
import { afterClosing, closeWithin, parkVote, type Closed, type Ending } from './closing';
import { findCounted } from './find-counted';
import { isParked, lockVote, type Vote } from './repository';
import { tellOfVote } from './tell-of-vote';

/** Which vote of which session. */
export type VotePlace = { sessionId: string; voteId: string };

export type CloseVoteRefusal =
  | WeightyRefusal
  | CountRefusal
  | 'vote-closed'
  | 'vote-not-open'
  | 'silence-running';

/** Closes a vote, by the chair: counts, keeps the verdict, and lets the draft follow. */
export async function closeVote(
  person: SignedInPerson,
  { sessionId, voteId }: VotePlace,
): Promise<Result<Decision, CloseVoteRefusal>> {
  const closed = await actInSession<Closed, CloseVoteRefusal>(
    person,
    sessionId,
    'close-vote',
    async ({ transaction, actor }) => {
      const vote = await lockVote(transaction, sessionId, voteId);
      if (!vote) return refuse('not-found');
      if (vote.openedAt === null) return refuse('vote-not-open');
      if (vote.closedAt !== null) return refuse('vote-closed');
      const now = await databaseNow(transaction);
      // Past its deadline the vote has ended by itself; this only counts it.
      const isLate = isDue(vote, now);
      if (!isLate && (await isSilent(transaction, vote, now))) return refuse('silence-running');
      const closedAt = isLate && vote.closesAt ? vote.closesAt : now;
      const ending: Ending = isLate ? { by: 'deadline' } : { by: 'chair', actor };
      return closeWithin(transaction, vote, closedAt, ending);
    },
  );
  if (!closed.ok) return closed;
  await afterClosing(closed.value.vote);
  return accept(closed.value.verdict);
}

/**
 * Closes a vote whose deadline has passed, as of the deadline. May be asked by several
 * at once: the closer, a late ballot, a reader. Only the first finds it open. A vote that
 * cannot be counted is parked, so that it harms nothing else.
 */
export async function closeOverdueVote({ sessionId, voteId }: VotePlace): Promise<void> {
  const ended = await inTransaction(async (transaction) => {
    const vote = await lockVote(transaction, sessionId, voteId);
    if (!vote?.closesAt || !isDue(vote, await databaseNow(transaction))) return null;
    if (await isParked(transaction, vote)) return null;
    const closed = await closeWithin(transaction, vote, vote.closesAt, { by: 'deadline' });
    if (!closed.ok) await parkVote(transaction, voteId, closed.refusal);
    return { vote: closed.ok ? closed.value.vote : vote, isClosed: closed.ok };
  });
  if (ended?.isClosed) await afterClosing(ended.vote);
  else if (ended) tellOfVote(ended.vote);
}

/** Whether the deadline has passed. Where silence decides, it counts in itself [V35]. */
function isDue(vote: Vote, now: Date): boolean {
  return isOverdue(vote, now) && (!isUncounted(vote.terms.deciding) || isOver(vote, now));
}

/** Whether silence is still being kept, so that nobody may end it before its deadline. */
async function isSilent(transaction: Database, vote: Vote, now: Date): Promise<boolean> {
  const { said } = await findCounted(transaction, vote);
  return said !== null && standingAt(said, now.getTime()).outcome === 'silence-running';
}
