import { accept, refuse, type Result } from '@/domain/result';
import type { SessionView } from '@/domain/sessions/session';
import { findDelegation } from '@/server/delegations/repository';
import { actInSession, type EntryRefusal } from './act-in-session';
import { findPeopleSequence } from './at-a-glance/repository';
import { findSession } from './repository';

/** Reads a session and who the reader is in it. */
export async function readSession(
  personId: string,
  sessionId: string,
): Promise<Result<SessionView, EntryRefusal>> {
  return actInSession(personId, sessionId, 'read-session', async ({ transaction, actor }) => {
    const session = await findSession(transaction, sessionId);
    if (!session) return refuse('not-found');
    const { participantId, name, role, delegationId } = actor;
    const delegation = delegationId && (await findDelegation(transaction, sessionId, delegationId));
    return accept({
      ...session.terms,
      sessionId,
      revision: session.revision,
      peopleSequence: await findPeopleSequence(transaction, sessionId),
      me: { participantId, personId, name, role, delegation: delegation || null },
    });
  });
}
