import { stepFrom, type DraftRefusal } from '@/domain/drafts/status';
import { accept, refuse, type Result } from '@/domain/result';
import { may } from '@/domain/sessions/acts';
import type { RollCallAnswer } from '@/domain/voting/casting/ballot';
import { lockDraft } from '@/server/drafts/repository';
import { appendToRecord } from '@/server/record/append-to-record';
import { actInSession, type EntryRefusal } from '@/server/sessions/act-in-session';
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
export async function indicate(
  personId: string,
  { sessionId, draftId, delegationId, answer }: Indicate,
): Promise<Result<null, EntryRefusal | DraftRefusal>> {
  return actInSession<null, EntryRefusal | DraftRefusal>(
    personId,
    sessionId,
    'indicate',
    async ({ transaction, actor, now }) => {
      const isOwn = actor.delegationId === delegationId;
      if (!isOwn && !may(actor.role, 'read-indications')) return refuse('not-allowed');
      const draft = await lockDraft(transaction, sessionId, draftId);
      const seats = await findSeats(transaction, sessionId);
      const seat = seats.find((each) => each.delegationId === delegationId);
      if (!draft || !seat) return refuse('not-found');
      const next = stepFrom(draft.status, 'put-to-vote');
      if (!next.ok) return next;
      const key = { draftId, delegationId };
      if (answer === null) await removeIndication(transaction, key);
      else {
        const { participantId } = actor;
        await saveIndication(transaction, key, { answer, participantId, at: now });
      }
      await appendToRecord(transaction, {
        sessionId,
        actor,
        act: 'indicate',
        subject: { kind: 'draft', id: draftId },
        payload: { number: draft.number, delegation: seat.id, takenBack: answer === null },
      });
      return accept(null);
    },
  );
}
