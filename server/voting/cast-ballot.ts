import { deed, type Deed } from '@/domain/record/deeds';
import { accept, refuse, type Result } from '@/domain/result';
import { acceptBallot, type BallotRefusal } from '@/domain/voting/casting/accept-ballot';
import { isMarkedAlike, type BallotContent } from '@/domain/voting/casting/ballot';
import { isSecret } from '@/domain/voting/casting/secrecy';
import { act } from '@/server/acts/act';
import type { Asker, Doing, EntryRefusal } from '@/server/acts/asker';
import { did, didUnrecorded } from '@/server/acts/done';
import { mayCastAgain } from '@/server/acts/rate';
import type { Database } from '@/server/database/client';
import { closeOverdueVote } from './close-vote';
import { afterClosing, closeWithLastBallot } from './closing';
import type { Vote } from './repository';
import { liftStanding } from './roll/objection-rulings/repository';
import { findRollLine, saveBallot, type RollLine } from './roll/repository';
import { saveSecretBallot } from './secret/repository';
import { heldVote } from './vote-thing';

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

/**
 * Casts the ballot of a person's delegation, or changes it. Sending the same ballot again
 * is answered like the first time and changes nothing.
 */
export async function castBallot(
  asker: Asker,
  form: CastBallotForm,
): Promise<Result<Receipt, CastBallotRefusal>> {
  const cast = await takeBallot(asker, form);
  // It may have come too late for a vote that nobody has closed yet.
  if (!cast.ok && cast.refusal === 'vote-closed') await closeOverdueVote(form);
  return cast;
}

/** Holds the vote, so that the closing either counts this ballot or refuses it. */
const takeBallot = act({
  act: 'cast-ballot',
  on: heldVote,
  work: async (doing, { delegationId: forWhom, marks, sha256 }: CastBallotForm) => {
    const { transaction, actor, now, held: vote } = doing;
    const delegationId = forWhom ?? actor.delegationId;
    if (delegationId === null) return refuse('not-on-roll');
    if (!mayCastAgain(actor.personId, vote.id, delegationId)) return refuse('too-many-acts');
    const line = await findRollLine(transaction, vote.id, delegationId);
    const accepted = acceptBallot(
      { ...vote, ...vote.terms },
      { delegationId, line, caster: actor, marks, sha256 },
      now,
    );
    if (!accepted.ok) return accepted;
    if (!line) return refuse('not-on-roll');
    const taken = isSecret(vote.terms)
      ? await takeSecretBallot(transaction, { vote, line, content: accepted.value })
      : await takeNamedBallot(doing, { vote, line, content: accepted.value });
    if (!taken.ok) return taken;
    const closed = await closeWithLastBallot(transaction, vote, now);
    const { receipt, deeds } = taken.value;
    if (closed?.ok) return did(receipt, ...deeds, closed.value.closing);
    // A secret ballot is no news, but that its vote could not be counted is.
    return closed && deeds.length === 0 ? didUnrecorded(receipt) : did(receipt, ...deeds);
  },
  afterwards: afterClosing,
});

type Accepted = { vote: Vote; line: RollLine; content: BallotContent };

/** What the voter is told, and what goes on the record. */
type Taken = { receipt: Receipt; deeds: readonly Deed[] };

/**
 * Keeps that the delegation has voted and, apart from it, its ballot; nothing on the
 * record, no time. The ballot is final: a second one cannot be held against the first,
 * so it is answered that one is in [V38]. Nobody is told: a bell for each would tell who
 * votes when.
 */
async function takeSecretBallot(
  transaction: Database,
  { vote, line, content }: Accepted,
): Promise<Result<Taken, BallotRefusal>> {
  if (line.hasVoted) return refuse('has-voted');
  const key = { voteId: vote.id, delegationId: line.delegationId };
  await saveSecretBallot(transaction, key, content);
  return accept({ receipt: { content: null, castAt: null }, deeds: [] });
}

async function takeNamedBallot(
  { transaction, actor, now }: Doing<Vote>,
  { vote, line, content }: Accepted,
): Promise<Result<Taken, BallotRefusal>> {
  const earlier = line.ballot;
  if (earlier && isMarkedAlike(earlier.content, content)) {
    return accept({ receipt: receiptOf(earlier.content, earlier.castAt), deeds: [] });
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
  // How it voted stays off the record until the vote is closed.
  const told = { number: vote.number, delegation: line.id, changed: earlier !== null };
  return accept({ receipt: receiptOf(content, now), deeds: [deed('cast-ballot', vote.id, told)] });
}

function receiptOf(content: BallotContent, castAt: Date): Receipt {
  return { content, castAt: castAt.toISOString() };
}
