import type { Json } from '@/domain/record/canonical';
import { accept, refuse, type Result } from '@/domain/result';
import type { WeightyAct } from '@/domain/sessions/acts';
import { databaseNow } from '@/server/database/client';
import { appendToRecord } from '@/server/record/append-to-record';
import {
  actInSession,
  type Acting,
  type SignedInPerson,
  type WeightyRefusal,
} from '@/server/sessions/act-in-session';
import type { VotePlace } from '@/server/voting/close-vote';
import { lockVote, type Vote } from '@/server/voting/repository';
import { tellOfVote } from '@/server/voting/tell-of-vote';

/** An act on a vote that is held; `now` is the database's clock since it is. */
export type ActingOnVote = Acting & { vote: Vote };

/** What the record keeps of the act, besides the vote's number. */
export type OnRecord = Readonly<Record<string, Json>>;

/**
 * Runs one act of the chair on a vote: holds the vote, so that ballots come before or
 * after it, does the work, puts on the record what the work tells, and tells everybody.
 */
export async function actOnVote<Refusal extends string>(
  person: SignedInPerson,
  { sessionId, voteId }: VotePlace,
  act: WeightyAct,
  work: (acting: ActingOnVote) => Promise<Result<OnRecord, Refusal>>,
): Promise<Result<null, Refusal | WeightyRefusal>> {
  const done = await actInSession<Vote, Refusal | WeightyRefusal>(
    person,
    sessionId,
    act,
    async ({ transaction, actor }) => {
      const vote = await lockVote(transaction, sessionId, voteId);
      if (!vote) return refuse('not-found');
      const now = await databaseNow(transaction);
      const told = await work({ transaction, actor, now, vote });
      if (!told.ok) return told;
      await appendToRecord(transaction, {
        sessionId,
        actor,
        act,
        subject: { kind: 'vote', id: voteId },
        payload: { number: vote.number, ...told.value },
      });
      return accept(vote);
    },
  );
  if (!done.ok) return done;
  tellOfVote(done.value);
  return accept(null);
}
