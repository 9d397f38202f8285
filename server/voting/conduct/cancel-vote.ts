import { accept, refuse, type Result } from '@/domain/result';
import { isAnnounced } from '@/domain/voting/announcement';
import { readReason, type ReasonRefusal } from '@/domain/voting/ruling';
import type { Database } from '@/server/database/client';
import { appendToRecord } from '@/server/record/append-to-record';
import {
  actInSession,
  type Actor,
  type SignedInPerson,
  type WeightyRefusal,
} from '@/server/sessions/act-in-session';
import type { NotReady } from '@/server/voting/begin-vote';
import type { VotePlace } from '@/server/voting/close-vote';
import { changeVote, lockVote, type Vote } from '@/server/voting/repository';
import { tellOfVote } from '@/server/voting/tell-of-vote';

export type CancelVoteRefusal = WeightyRefusal | ReasonRefusal | 'vote-not-announced';

/** Calls an announced vote off before it opens, by the chair, with the reason. */
export async function cancelVote(
  person: SignedInPerson,
  { sessionId, voteId }: VotePlace,
  reason: string,
): Promise<Result<null, CancelVoteRefusal>> {
  const cancelled = await actInSession<Vote, CancelVoteRefusal>(
    person,
    sessionId,
    'cancel-vote',
    async ({ transaction, actor, now }) => {
      const vote = await lockVote(transaction, sessionId, voteId);
      if (!vote) return refuse('not-found');
      if (!isAnnounced(vote)) return refuse('vote-not-announced');
      const read = readReason(reason);
      if (!read.ok) return read;
      await cancelWithin(transaction, { vote, now, actor, reason: read.value });
      return accept(vote);
    },
  );
  if (!cancelled.ok) return cancelled;
  tellOfVote(cancelled.value);
  return accept(null);
}

type Cancelling = { vote: Vote; now: Date } & (
  | { actor: Actor; reason: string }
  | { actor: null; because: NotReady }
);

/** Calls a vote off and puts on the record why: the chair's reason, or what stood in the way. */
export async function cancelWithin(transaction: Database, cancelling: Cancelling): Promise<void> {
  const { vote, now, actor } = cancelling;
  await changeVote(transaction, vote.id, { cancelledAt: now });
  await appendToRecord(transaction, {
    sessionId: vote.sessionId,
    actor,
    act: 'cancel-vote',
    subject: { kind: 'vote', id: vote.id },
    payload: {
      number: vote.number,
      question: vote.terms.question,
      automatic: actor === null,
      reason: actor === null ? null : cancelling.reason,
      because: actor === null ? cancelling.because : null,
    },
  });
}
