import type { Delegation } from '@/domain/sessions/delegation';
import type { Place } from '@/domain/sessions/participant';
import type { Thing, Watchers } from '@/server/acts/thing';
import { listDelegations } from '@/server/delegations/repository';
import { heldSession } from '@/server/sessions/session-things';
import { placeOnRecord, type PlaceOnRecord } from './place-on-record';
import { findListed, type StoredParticipant } from './repository';

/** Which participant of which session. */
export type ParticipantPlace = { sessionId: string; participantId: string };

/** A participant whose session is held, and the delegations there. */
export type HeldParticipant = {
  sessionId: string;
  listed: StoredParticipant;
  delegations: readonly Delegation[];
  /** A place in words, as the record tells it. */
  placed: (place: Place) => PlaceOnRecord;
};

/** A participant; their session is held, so that there is always a chair left. */
export const heldParticipant: Thing<ParticipantPlace, HeldParticipant> = {
  sessionOf: ({ sessionId }) => sessionId,
  hold: async (transaction, { sessionId, participantId }) => {
    await heldSession.hold(transaction, { sessionId });
    const listed = await findListed(transaction, sessionId, participantId);
    if (!listed) return null;
    const delegations = await listDelegations(transaction, sessionId);
    const placed = (place: Place) => placeOnRecord(place, delegations);
    return { sessionId, listed, delegations, placed };
  },
  watchers: (held) => heldSession.watchers(held),
};

/** The rights of a person in a session are others now: they are decided again at the door. */
export function rightsOf(sessionId: string, personId: string): Watchers {
  return { topics: [], rights: [{ sessionId, personId }] };
}

/** The same of whoever leaves a place. A chair no longer vouches for others: theirs as well. */
export function rightsAfterLeaving({ sessionId, listed }: HeldParticipant): Watchers {
  return listed.role === 'chair'
    ? { topics: [], rights: [{ sessionId }] }
    : rightsOf(sessionId, listed.personId);
}
