import { mayCastAgain } from '@/server/acts/rate';
import { accept, refuse, type Result } from '@/domain/result';
import { acceptBallot, isOverdue, type BallotRefusal } from '@/domain/voting/casting/accept-ballot';
import { isMarkedAlike, type BallotContent } from '@/domain/voting/casting/ballot';
import { isSecret } from '@/domain/voting/casting/secrecy';
import { databaseNow, type Database } from '@/server/database/client';
import { appendToRecord } from '@/server/record/append-to-record';
import { actInSession, type Actor, type EntryRefusal } from '@/server/sessions/act-in-session';
import { closeOverdueVote } from './close-vote';
import { afterClosing, closeWithLastBallot } from './closing';
import { lockVote, type Vote } from './repository';
import { liftStanding } from './roll/objection-rulings/repository';
import { findRollLine, saveBallot, type RollLine } from './roll/repository';
import { saveSecretBallot } from './secret/repository';
import { tellOfVote } from './tell-of-vote';

export type CastBallotForm = {
  sessionId: string;
  voteId: string;
  /** For whom; left out for one's own delegation, another's where one holds its proxy. */
  delegationId?: string;
  /** How the ballot is marked, as domain/voting/casting/ballot.ts reads it. */
  marks: unknown;
  /** Of the text the voter had before them. */
  sha256: string | null;
};

/**
 * What the voter is told: this was counted, then. Of a secret ballot only that it is in:
 * the answer is the same for all, and says neither how it was marked nor when.
 */
export type Receipt = { content: BallotContent; castAt: string } | { content: null; castAt: null };

export type CastBallotRefusal = EntryRefusal | BallotRefusal;

type Cast = {
  receipt: Receipt;
  vote: Vote;
  /** The vote as it closed with this ballot; null while it goes on. */
  closed: Vote | null;
};

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
      const seat = form.delegationId ?? actor.delegationId ?? '';
      if (!mayCastAgain(personId, voteId, seat)) return refuse('too-many-acts');
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
  if (cast.value.closed) {
    await afterClosing(cast.value.closed);
    return accept(cast.value.receipt);
  }
  // A bell for each secret ballot would tell who votes when.
  if (!isSecret(cast.value.vote.terms)) tellOfVote(cast.value.vote);
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
  const incoming = { vote, line, content: accepted.value };
  const taken = isSecret(vote.terms)
    ? await takeSecretBallot(transaction, incoming)
    : await takeNamedBallot(transaction, { ...incoming, actor, now });
  if (!taken.ok) return taken;
  const closed = await closeWithLastBallot(transaction, vote, now);
  return accept({ receipt: taken.value, vote, closed });
}

type Accepted = { vote: Vote; line: RollLine; content: BallotContent };

/**
 * Keeps that the delegation has voted and, apart from it, its ballot; nothing on the
 * record, no time. The ballot is final: a second one cannot be held against the first,
 * so it is answered that one is in [V38].
 */
async function takeSecretBallot(
  transaction: Database,
  { vote, line, content }: Accepted,
): Promise<Result<Receipt, BallotRefusal>> {
  if (line.hasVoted) return refuse('has-voted');
  const key = { voteId: vote.id, delegationId: line.delegationId };
  await saveSecretBallot(transaction, key, content);
  return accept({ content: null, castAt: null });
}

async function takeNamedBallot(
  transaction: Database,
  { vote, line, content, actor, now }: Accepted & { actor: Actor; now: Date },
): Promise<Result<Receipt, BallotRefusal>> {
  const earlier = line.ballot;
  if (earlier && isMarkedAlike(earlier.content, content)) {
    return accept(receiptOf(earlier.content, earlier.castAt));
  }
  await saveBallot(
    transaction,
    { voteId: vote.id, delegationId: line.delegationId },
    { content, castAt: now, participantId: actor.participantId },
  );
  // A ruling was about the objection as it was marked before.
  if (vote.terms.deciding.method === 'consent') {
    await liftStanding(transaction, vote.id, line.delegationId, now);
  }
  await appendToRecord(transaction, {
    sessionId: vote.sessionId,
    actor,
    act: 'cast-ballot',
    subject: { kind: 'vote', id: vote.id },
    // How it voted stays off the record until the vote is closed.
    payload: { number: vote.number, delegation: line.id, changed: earlier !== null },
  });
  return accept(receiptOf(content, now));
}

function receiptOf(content: BallotContent, castAt: Date): Receipt {
  return { content, castAt: castAt.toISOString() };
}
