import { accept, refuse, type Result } from '@/domain/result';
import { isAnnounced } from '@/domain/voting/conduct/announcement';
import { readReason, type ReasonRefusal } from '@/domain/voting/conduct/ruling';
import type { Database } from '@/server/database/client';
import { appendToRecord } from '@/server/record/append-to-record';
import type { SignedInPerson, WeightyRefusal } from '@/server/sessions/act-in-session';
import type { NotReady } from '@/server/voting/begin-vote';
import type { VotePlace } from '@/server/voting/close-vote';
import { changeVote, type Vote } from '@/server/voting/repository';
import { actOnVote } from './act-on-vote';
import { endOpenVote, isRunning } from './end-open-vote';

export type CancelVoteRefusal = WeightyRefusal | ReasonRefusal | 'vote-not-announced';

/** Calls a vote off, before it opens or while it runs, by the chair, with the reason [V46]. */
export async function cancelVote(
  person: SignedInPerson,
  place: VotePlace,
  reason: string,
): Promise<Result<null, CancelVoteRefusal>> {
  return actOnVote<CancelVoteRefusal>(person, place, 'cancel-vote', async (acting) => {
    const { transaction, vote, now } = acting;
    if (!isAnnounced(vote) && !isRunning(vote)) return refuse('vote-not-announced');
    const read = readReason(reason);
    if (!read.ok) return read;
    if (isRunning(vote)) await endOpenVote(transaction, vote, now);
    await changeVote(transaction, vote.id, { cancelledAt: now });
    const { question } = vote.terms;
    return accept({ question, automatic: false, reason: read.value, because: null });
  });
}

/** Calls a vote off that could not open at its hour, and puts on the record what stood in the way. */
export async function cancelWithin(
  transaction: Database,
  { vote, now, because }: { vote: Vote; now: Date; because: NotReady },
): Promise<void> {
  await changeVote(transaction, vote.id, { cancelledAt: now });
  const { question } = vote.terms;
  await appendToRecord(transaction, {
    sessionId: vote.sessionId,
    actor: null,
    act: 'cancel-vote',
    subject: { kind: 'vote', id: vote.id },
    payload: { number: vote.number, question, automatic: true, reason: null, because },
  });
}
