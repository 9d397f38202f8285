import { refuse } from '@/domain/result';
import { isOverdue } from '@/domain/voting/casting/accept-ballot';
import { isOver } from '@/domain/voting/heard/accept-objection';
import { standingAt } from '@/domain/voting/file/export-decision';
import { isUncounted } from '@/domain/voting/terms';
import { act } from '@/server/acts/act';
import { actOfSystem } from '@/server/acts/act-of-system';
import { did, didUnrecorded } from '@/server/acts/done';
import type { Database } from '@/server/database/client';
import { afterClosing, closeWithin, parkVote } from './closing';
import { findCounted } from './find-counted';
import { isParked, type Vote } from './repository';
import { heldVote } from './vote-thing';

/** Closes a vote, by the chair: counts, keeps the verdict, and lets the draft follow. */
export const closeVote = act({
  act: 'close-vote',
  on: heldVote,
  work: async ({ transaction, now, held: vote }) => {
    if (vote.openedAt === null) return refuse('vote-not-open');
    if (vote.closedAt !== null) return refuse('vote-closed');
    // Past its deadline the vote has ended by itself; this only counts it.
    const isLate = isDue(vote, now);
    if (!isLate && (await isSilent(transaction, vote, now))) return refuse('silence-running');
    const closedAt = isLate && vote.closesAt ? vote.closesAt : now;
    const ending = isLate ? 'deadline' : 'chair';
    const closed = await closeWithin(transaction, vote, closedAt, ending);
    return closed.ok ? did(closed.value.verdict, closed.value.closing) : closed;
  },
  afterwards: afterClosing,
});

/**
 * Closes a vote whose deadline has passed, as of the deadline. May be asked by several
 * at once: the closer, a late ballot, a reader. Only the first finds it open. A vote that
 * cannot be counted is parked, so that it harms nothing else.
 */
export const closeOverdueVote = actOfSystem({
  on: heldVote,
  work: async ({ transaction, now, held: vote }) => {
    if (!vote.closesAt || !isDue(vote, now)) return null;
    if (await isParked(transaction, vote)) return null;
    const closed = await closeWithin(transaction, vote, vote.closesAt, 'deadline');
    if (closed.ok) return did(null, closed.value.closing);
    await parkVote(transaction, vote.id, closed.refusal);
    return didUnrecorded(null);
  },
  afterwards: afterClosing,
});

/** Whether the deadline has passed. Where silence decides, it counts in itself [V35]. */
function isDue(vote: Vote, now: Date): boolean {
  return isOverdue(vote, now) && (!isUncounted(vote.terms.deciding) || isOver(vote, now));
}

/** Whether silence is still being kept, so that nobody may end it before its deadline. */
async function isSilent(transaction: Database, vote: Vote, now: Date): Promise<boolean> {
  const { said } = await findCounted(transaction, vote);
  return said !== null && standingAt(said, now.getTime()).outcome === 'silence-running';
}
