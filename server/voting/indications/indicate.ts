import { draftTopic } from '@/domain/drafts/draft-snapshot';
import { stepFrom } from '@/domain/drafts/status';
import { deed } from '@/domain/record/deeds';
import { refuse } from '@/domain/result';
import { may } from '@/domain/sessions/acts';
import type { RollCallAnswer } from '@/domain/voting/casting/ballot';
import { act } from '@/server/acts/act';
import { did } from '@/server/acts/done';
import { heldDraft } from '@/server/drafts/draft-thing';
import { findSeats } from '@/server/voting/roll/repository';
import { removeIndication, saveIndication } from './repository';

export type Indicate = {
  sessionId: string;
  draftId: string;
  delegationId: string;
  /** Null takes back what was said. */
  answer: RollCallAnswer | null;
};

/**
 * Notes how a delegation means to vote on a draft, as its own people tell it or as the
 * chair and the secretariat heard it. It binds nobody, and the record keeps that
 * something was said, not what: only they and the delegation itself may see that [V60].
 */
export const indicate = act({
  act: 'indicate',
  on: { ...heldDraft, watchers: ({ id }) => ({ topics: [draftTopic(id).name] }) },
  work: async ({ transaction, actor, now, held: draft }, asked: Indicate) => {
    const { delegationId, answer } = asked;
    const isOwn = actor.delegationId === delegationId;
    if (!isOwn && !may(actor.role, 'read-indications')) return refuse('not-allowed');
    const seats = await findSeats(transaction, draft.sessionId);
    const seat = seats.find((each) => each.delegationId === delegationId);
    if (!seat) return refuse('not-found');
    const next = stepFrom(draft.status, 'put-to-vote');
    if (!next.ok) return next;
    const key = { draftId: draft.id, delegationId };
    const said = { participantId: actor.participantId, at: now };
    if (answer === null) await removeIndication(transaction, key);
    else await saveIndication(transaction, key, { answer, ...said });
    const told = { number: draft.number, delegation: seat.id, takenBack: answer === null };
    return did(null, deed('indicate', draft.id, told));
  },
});
