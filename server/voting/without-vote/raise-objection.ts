import { deed } from '@/domain/record/deeds';
import { refuse } from '@/domain/result';
import { acceptObjection, acceptWithdrawal } from '@/domain/voting/heard/accept-objection';
import { act } from '@/server/acts/act';
import { did } from '@/server/acts/done';
import { heldDecision, type VotePlace } from '@/server/voting/vote-thing';
import { findObjector } from './find-objector';
import { saveObjection, withdrawObjection } from './repository';

/** For whom: one's own delegation, or another whose proxy one holds. */
type Spoken = VotePlace & { delegationId?: string };

export type RaiseObjection = Spoken & { reason: string };

/** Raises an objection to a decision without a vote, with its reason [V34, V35]. */
export const raiseObjection = act({
  act: 'object',
  on: heldDecision,
  work: async ({ transaction, actor, now, held: vote }, asked: RaiseObjection) => {
    const found = await findObjector(transaction, vote, actor, asked.delegationId);
    if (!found.ok) return found;
    const { objector, name } = found.value;
    const { castBy } = vote.terms;
    const accepted = acceptObjection({ ...vote, castBy }, objector, asked.reason, now);
    if (!accepted.ok) return accepted;
    const { reason } = accepted.value;
    const { delegationId } = objector;
    const { participantId } = actor;
    await saveObjection(transaction, {
      voteId: vote.id,
      delegationId,
      participantId,
      reason,
      at: now,
    });
    return did(null, deed('object', vote.id, { number: vote.number, delegation: name, reason }));
  },
});

/** Withdraws the objection of a delegation; it stays on the record, and no longer stands. */
export const withdrawOwnObjection = act({
  act: 'withdraw-objection',
  on: heldDecision,
  work: async ({ transaction, actor, now, held: vote }, asked: Spoken) => {
    const found = await findObjector(transaction, vote, actor, asked.delegationId);
    if (!found.ok) return found;
    const { objector, standing, name } = found.value;
    const { castBy } = vote.terms;
    const accepted = acceptWithdrawal({ ...vote, castBy }, objector, now);
    if (!accepted.ok) return accepted;
    if (!standing) return refuse('no-objection');
    await withdrawObjection(transaction, standing.id, now);
    return did(
      null,
      deed('withdraw-objection', vote.id, { number: vote.number, delegation: name }),
    );
  },
});
