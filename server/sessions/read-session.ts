import { accept, refuse } from '@/domain/result';
import type { SessionView } from '@/domain/sessions/session';
import { read } from '@/server/acts/read';
import { findDelegation } from '@/server/delegations/repository';
import { markEntered } from '@/server/participants/repository';
import { findPeopleSequence } from './at-a-glance/repository';
import { findSession } from './repository';
import type { SessionPlace } from './session-things';

/** Reads a session and who the reader is in it. */
export const readSession = read({
  act: 'read-session',
  read: async ({ source, me }, { sessionId }: SessionPlace) => {
    const session = await findSession(source, sessionId);
    if (!session) return refuse('not-found');
    const { participantId, personId, name, role, delegationId } = me;
    await markEntered(source, participantId);
    const delegation = delegationId && (await findDelegation(source, sessionId, delegationId));
    return accept<SessionView>({
      ...session.terms,
      sessionId,
      revision: session.revision,
      peopleSequence: await findPeopleSequence(source, sessionId),
      me: { participantId, personId, name, role, delegation: delegation || null },
    });
  },
});
