import { accept, refuse, type Result } from '@/domain/result';
import { sessionTopic } from '@/domain/sessions/session-snapshot';
import { ring } from '@/server/live/topics/ring';
import { appendToRecord } from '@/server/record/append-to-record';
import { actInSession, type EntryRefusal } from '@/server/sessions/act-in-session';
import { lockSession } from '@/server/sessions/repository';
import { countTies, deleteDelegation, findDelegation } from './repository';

export type RemoveDelegation = { personId: string; sessionId: string; delegationId: string };

export type RemoveDelegationRefusal = 'has-participants' | 'leads-drafts' | EntryRefusal;

/** Takes a delegation's seat away, as long as nobody speaks for it and it leads no draft. */
export async function removeDelegation({
  personId,
  sessionId,
  delegationId,
}: RemoveDelegation): Promise<Result<null, RemoveDelegationRefusal>> {
  const done = await actInSession(
    personId,
    sessionId,
    'remove-delegation',
    async ({ transaction, actor }) => {
      await lockSession(transaction, sessionId);
      const delegation = await findDelegation(transaction, sessionId, delegationId);
      if (!delegation) return refuse('not-found');
      const ties = await countTies(transaction, delegationId);
      if (ties.participants > 0) return refuse('has-participants');
      if (ties.ledDrafts > 0) return refuse('leads-drafts');
      await deleteDelegation(transaction, delegationId);
      const { id, ...payload } = delegation;
      await appendToRecord(transaction, {
        sessionId,
        actor,
        act: 'remove-delegation',
        subject: { kind: 'delegation', id },
        payload,
      });
      return accept(null);
    },
  );
  if (done.ok) ring(sessionTopic(sessionId).name);
  return done;
}
