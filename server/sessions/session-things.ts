import { sessionTopic } from '@/domain/sessions/session-snapshot';
import type { Thing } from '@/server/acts/thing';
import { lockSession } from './repository';

/** Which session. */
export type SessionPlace = { sessionId: string };

/** A session that is held: what is done to it, its delegations and its people. */
export const heldSession: Thing<SessionPlace, SessionPlace> = {
  sessionOf: ({ sessionId }) => sessionId,
  hold: async (transaction, { sessionId }) => {
    await lockSession(transaction, sessionId);
    return { sessionId };
  },
  watchers: ({ sessionId }) => ({ topics: [sessionTopic(sessionId).name] }),
};

/**
 * A session in which something new is made that holds what it needs by itself: drafts
 * before the session, as all acts on drafts do, so that none waits for the other.
 */
export const openSession: Thing<SessionPlace, SessionPlace> = {
  ...heldSession,
  hold: async (_transaction, { sessionId }) => Promise.resolve({ sessionId }),
};
