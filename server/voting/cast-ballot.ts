import { accept, refuse, type Result } from '@/domain/result';
import {
  acceptBallot,
  isOverdue,
  type BallotRefusal,
  type RollCallAnswer,
} from '@/domain/voting/accept-ballot';
import { databaseNow, type Database } from '@/server/database/client';
import { appendToRecord } from '@/server/record/append-to-record';
import { actInSession, type Actor, type EntryRefusal } from '@/server/sessions/act-in-session';
import { closeOverdueVote } from './close-vote';
import { findRollLine, lockVote, saveBallot, type Vote } from './repository';
import { tellOfVote } from './tell-of-vote';

export type CastBallotForm = {
  sessionId: string;
  voteId: string;
  answer: string;
  /** Of the text the voter had before them. */
  sha256: string | null;
};

/** What the voter is told: this was counted, then. */
export type Receipt = { answer: RollCallAnswer; castAt: string };

export type CastBallotRefusal = EntryRefusal | BallotRefusal;

type Cast = { receipt: Receipt; vote: Vote };

/**
 * Casts the ballot of a person's delegation, or changes it. Holds the vote, so that the
 * closing either counts this ballot or refuses it. Sending the same answer again is
 * answered like the first time and changes nothing.
 */
export async function castBallot(
  personId: string,
  { sessionId, voteId, answer, sha256 }: CastBallotForm,
): Promise<Result<Receipt, CastBallotRefusal>> {
  let isPastDeadline = false;
  const cast = await actInSession<Cast, CastBallotRefusal>(
    personId,
    sessionId,
    'cast-ballot',
    async ({ transaction, actor }) => {
      const vote = await lockVote(transaction, sessionId, voteId);
      if (!vote) return refuse('not-found');
      // Read again, now that the vote is held: waiting for it may have taken us past the end.
      const now = await databaseNow(transaction);
      isPastDeadline = isOverdue(vote, now);
      return takeBallot(transaction, { vote, actor, now, answer, sha256 });
    },
  );
  if (isPastDeadline) await closeOverdueVote({ sessionId, voteId });
  if (!cast.ok) return cast;
  tellOfVote(cast.value.vote);
  return accept(cast.value.receipt);
}

type Incoming = { vote: Vote; actor: Actor; now: Date; answer: string; sha256: string | null };

async function takeBallot(
  transaction: Database,
  { vote, actor, now, answer, sha256 }: Incoming,
): Promise<Result<Cast, BallotRefusal>> {
  const { delegationId } = actor;
  const line = delegationId && (await findRollLine(transaction, vote.id, delegationId));
  const roll = new Set(line ? [delegationId] : []);
  const accepted = acceptBallot({ ...vote, roll }, { delegationId, answer, sha256 }, now);
  if (!accepted.ok) return accepted;
  if (!line) return refuse('not-on-roll');

  const earlier = line.ballot;
  if (earlier?.answer === accepted.value) {
    return accept({ vote, receipt: receiptOf(accepted.value, earlier.castAt) });
  }
  await saveBallot(
    transaction,
    { voteId: vote.id, delegationId },
    { answer: accepted.value, castAt: now, participantId: actor.participantId },
  );
  await appendToRecord(transaction, {
    sessionId: vote.sessionId,
    actor,
    act: 'cast-ballot',
    subject: { kind: 'vote', id: vote.id },
    // How it voted stays off the record until the vote is closed.
    payload: { number: vote.number, delegation: line.shortName, changed: earlier !== null },
  });
  return accept({ vote, receipt: receiptOf(accepted.value, now) });
}

function receiptOf(answer: RollCallAnswer, castAt: Date): Receipt {
  return { answer, castAt: castAt.toISOString() };
}
