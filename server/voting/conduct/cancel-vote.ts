import { deed, type DeedOf } from '@/domain/record/deeds';
import { refuse } from '@/domain/result';
import { isAnnounced } from '@/domain/voting/conduct/announcement';
import { readReason } from '@/domain/voting/conduct/ruling';
import { act } from '@/server/acts/act';
import { did } from '@/server/acts/done';
import type { Database } from '@/server/database/client';
import type { NotReady } from '@/server/voting/begin-vote';
import { changeVote, type Vote } from '@/server/voting/repository';
import { heldVote, type VotePlace } from '@/server/voting/vote-thing';
import { endOpenVote, isRunning } from './end-open-vote';

/** Calls a vote off, before it opens or while it runs, by the chair, with the reason [V46]. */
export const cancelVote = act({
  act: 'cancel-vote',
  on: heldVote,
  work: async ({ transaction, now, held: vote }, asked: VotePlace & { reason: string }) => {
    if (!isAnnounced(vote) && !isRunning(vote)) return refuse('vote-not-announced');
    const read = readReason(asked.reason);
    if (!read.ok) return read;
    if (isRunning(vote)) await endOpenVote(transaction, vote, now);
    const reason = read.value;
    await changeVote(transaction, vote.id, { cancelledAt: now, cancelledFor: reason });
    return did(null, calledOff(vote, { automatic: false, reason, because: null }));
  },
});

/** Calls a vote off that could not open at its hour, because of what stood in the way. */
export async function cancelWithin(
  transaction: Database,
  { vote, now, because }: { vote: Vote; now: Date; because: NotReady },
): Promise<DeedOf<'cancel-vote'>> {
  await changeVote(transaction, vote.id, { cancelledAt: now, cancelledBecause: because });
  return calledOff(vote, { automatic: true, reason: null, because });
}

function calledOff(
  { id, number, terms: { question } }: Vote,
  why: { automatic: boolean; reason: string | null; because: string | null },
): DeedOf<'cancel-vote'> {
  return deed('cancel-vote', id, { number, question, ...why });
}
