import { accept, refuse, type Result } from '@/domain/result';
import {
  acceptObjection,
  acceptWithdrawal,
  type ObjectionRefusal,
  type Objector,
} from '@/domain/voting/heard/accept-objection';
import type { Database } from '@/server/database/client';
import { appendToRecord } from '@/server/record/append-to-record';
import { actInSession, type Actor, type EntryRefusal } from '@/server/sessions/act-in-session';
import type { VotePlace } from '@/server/voting/close-vote';
import type { Vote } from '@/server/voting/repository';
import { tellOfVote } from '@/server/voting/tell-of-vote';
import { findObjector, holdDecision } from './hold-decision';
import { saveObjection, withdrawObjection, type StoredObjection } from './repository';

export type ObjectRefusal = EntryRefusal | ObjectionRefusal;

/** For whom: one's own delegation, or another whose proxy one holds. */
type Spoken = VotePlace & { delegationId?: string };

/** Raises an objection to a decision without a vote, with its reason [V34, V35]. */
export async function object(
  personId: string,
  { reason, ...place }: Spoken & { reason: string },
): Promise<Result<null, ObjectRefusal>> {
  return speak({ personId, place, act: 'object' }, async (speech) => {
    const { transaction, vote, actor, objector, now } = speech;
    const { castBy } = vote.terms;
    const accepted = acceptObjection({ ...vote, castBy }, objector, reason, now);
    if (!accepted.ok) return accepted;
    await saveObjection(transaction, {
      voteId: vote.id,
      delegationId: objector.delegationId,
      participantId: actor.participantId,
      reason: accepted.value.reason,
      at: now,
    });
    return accept({ reason: accepted.value.reason });
  });
}

/** Withdraws the objection of a delegation; it stays on the record, and no longer stands. */
export async function withdrawOwnObjection(
  personId: string,
  place: Spoken,
): Promise<Result<null, ObjectRefusal>> {
  return speak({ personId, place, act: 'withdraw-objection' }, async (speech) => {
    const { transaction, vote, objector, standing, now } = speech;
    const { castBy } = vote.terms;
    const accepted = acceptWithdrawal({ ...vote, castBy }, objector, now);
    if (!accepted.ok) return accepted;
    if (!standing) return refuse('no-objection');
    await withdrawObjection(transaction, standing.id, now);
    return accept({});
  });
}

type Speech = {
  transaction: Database;
  vote: Vote;
  actor: Actor;
  objector: Objector;
  standing: StoredObjection | null;
  now: Date;
};

type Speaking = { personId: string; place: Spoken; act: 'object' | 'withdraw-objection' };

/** One word of a delegation in a decision that is held: done, put on the record, and told. */
async function speak(
  { personId, place, act }: Speaking,
  work: (speech: Speech) => Promise<Result<{ reason?: string }, ObjectionRefusal>>,
): Promise<Result<null, ObjectRefusal>> {
  const done = await actInSession<Vote, ObjectRefusal>(
    personId,
    place.sessionId,
    act,
    async ({ transaction, actor }) => {
      const held = await holdDecision(transaction, place);
      if (!held) return refuse('not-found');
      const { vote, now } = held;
      const delegationId = place.delegationId ?? actor.delegationId;
      const found = await findObjector(transaction, vote, actor, delegationId);
      if (!found.ok) return found;
      const { objector, standing, name } = found.value;
      const said = await work({ transaction, vote, actor, objector, standing, now });
      if (!said.ok) return said;
      await appendToRecord(transaction, {
        sessionId: vote.sessionId,
        actor,
        act,
        subject: { kind: 'vote', id: vote.id },
        payload: { number: vote.number, delegation: name, ...said.value },
      });
      return accept(vote);
    },
  );
  if (!done.ok) return done;
  tellOfVote(done.value);
  return accept(null);
}
