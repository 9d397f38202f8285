import { accept, refuse, type Result } from '@/domain/result';
import { acceptBallot, isOverdue, type BallotRefusal } from '@/domain/voting/accept-ballot';
import { isMarkedAlike, type BallotContent } from '@/domain/voting/ballot';
import { databaseNow, type Database } from '@/server/database/client';
import { appendToRecord } from '@/server/record/append-to-record';
import { actInSession, type Actor, type EntryRefusal } from '@/server/sessions/act-in-session';
import { closeOverdueVote } from './close-vote';
import { lockVote, type Vote } from './repository';
import { findRollLine, saveBallot } from './roll/repository';
import { tellOfVote } from './tell-of-vote';

export type CastBallotForm = {
  sessionId: string;
  voteId: string;
  /** For whom; left out for one's own delegation, another's where one holds its proxy. */
  delegationId?: string;
  /** How the ballot is marked, as domain/voting/ballot.ts reads it. */
  marks: unknown;
  /** Of the text the voter had before them. */
  sha256: string | null;
};

/** What the voter is told: this was counted, then. */
export type Receipt = { content: BallotContent; castAt: string };

export type CastBallotRefusal = EntryRefusal | BallotRefusal;

type Cast = { receipt: Receipt; vote: Vote };

/**
 * Casts the ballot of a person's delegation, or changes it. Holds the vote, so that the
 * closing either counts this ballot or refuses it. Sending the same ballot again is
 * answered like the first time and changes nothing.
 */
export async function castBallot(
  personId: string,
  form: CastBallotForm,
): Promise<Result<Receipt, CastBallotRefusal>> {
  const { sessionId, voteId } = form;
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
      return takeBallot(transaction, { vote, actor, now, form });
    },
  );
  if (isPastDeadline) await closeOverdueVote({ sessionId, voteId });
  if (!cast.ok) return cast;
  tellOfVote(cast.value.vote);
  return accept(cast.value.receipt);
}

type Incoming = { vote: Vote; actor: Actor; now: Date; form: CastBallotForm };

async function takeBallot(
  transaction: Database,
  { vote, actor, now, form }: Incoming,
): Promise<Result<Cast, BallotRefusal>> {
  const delegationId = form.delegationId ?? actor.delegationId;
  if (delegationId === null) return refuse('not-on-roll');
  const line = await findRollLine(transaction, vote.id, delegationId);
  const { marks, sha256 } = form;
  const accepted = acceptBallot(
    { ...vote, ...vote.terms },
    { delegationId, line, caster: actor, marks, sha256 },
    now,
  );
  if (!accepted.ok) return accepted;
  if (!line) return refuse('not-on-roll');

  const earlier = line.ballot;
  if (earlier && isMarkedAlike(earlier.content, accepted.value)) {
    return accept({ vote, receipt: receiptOf(earlier.content, earlier.castAt) });
  }
  await saveBallot(
    transaction,
    { voteId: vote.id, delegationId },
    { content: accepted.value, castAt: now, participantId: actor.participantId },
  );
  await appendToRecord(transaction, {
    sessionId: vote.sessionId,
    actor,
    act: 'cast-ballot',
    subject: { kind: 'vote', id: vote.id },
    // How it voted stays off the record until the vote is closed.
    payload: { number: vote.number, delegation: line.id, changed: earlier !== null },
  });
  return accept({ vote, receipt: receiptOf(accepted.value, now) });
}

function receiptOf(content: BallotContent, castAt: Date): Receipt {
  return { content, castAt: castAt.toISOString() };
}
