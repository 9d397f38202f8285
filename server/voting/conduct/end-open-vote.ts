import { isUncounted } from '@/domain/voting/terms';
import { isSecret } from '@/domain/voting/casting/secrecy';
import type { Database } from '@/server/database/client';
import { changeVote, type Vote } from '@/server/voting/repository';
import { unlinkBallots } from '@/server/voting/secret/repository';
import { letDraftsFollow } from '@/server/voting/voted-drafts';

/** Whether a vote takes ballots or is paused, so that it can still be called off [V46]. */
export function isRunning({ openedAt, closedAt, terms }: Vote): boolean {
  return openedAt !== null && closedAt === null && !isUncounted(terms.deciding);
}

/**
 * Ends a vote that was called off while it ran: nothing is counted, no ballot is shown,
 * and its drafts are sealed as they were before. The ballots of a secret one lose their
 * order like those of any that closes.
 */
export async function endOpenVote(transaction: Database, vote: Vote, now: Date): Promise<void> {
  if (isSecret(vote.terms)) await unlinkBallots(transaction, vote.id);
  const isOver = { pausedAt: null, parkedAt: null, parkedBecause: null };
  await changeVote(transaction, vote.id, { closedAt: now, ...isOver });
  await letDraftsFollow(transaction, vote, 'undecided');
}
