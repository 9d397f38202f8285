import { accept, refuse, type Result } from '@/domain/result';
import { changePlace, type PlaceRefusal } from '@/domain/sessions/participant';
import type { Role } from '@/domain/sessions/roles';
import { sessionTopic } from '@/domain/sessions/session-snapshot';
import { listDelegations } from '@/server/delegations/repository';
import { rightsChanged } from '@/server/live/door/rights-changed';
import { ring } from '@/server/live/topics/ring';
import { appendToRecord } from '@/server/record/append-to-record';
import { actInSession, type EntryRefusal } from '@/server/sessions/act-in-session';
import { lockSession } from '@/server/sessions/repository';
import { placeOnRecord } from './place-on-record';
import { countChairs, findListed, markRemoved } from './repository';

export type RemoveParticipant = { personId: string; sessionId: string; participantId: string };

/** Whoever has left. */
export type Left = { personId: string; name: string; role: Role };

/** Ends somebody's part in a session. What they wrote stays, with their name. */
export async function removeParticipant({
  personId,
  sessionId,
  participantId,
}: RemoveParticipant): Promise<Result<Left, PlaceRefusal | EntryRefusal>> {
  const done = await actInSession(
    personId,
    sessionId,
    'remove-participant',
    async ({ transaction, actor, now }): Promise<Result<Left, PlaceRefusal | EntryRefusal>> => {
      await lockSession(transaction, sessionId);
      const from = await findListed(transaction, sessionId, participantId);
      if (!from) return refuse('not-found');
      const chairs = await countChairs(transaction, sessionId);
      const changed = changePlace({ by: actor.role, from, to: null, chairs });
      if (!changed.ok) return changed;
      await markRemoved(transaction, participantId, now);
      const delegations = await listDelegations(transaction, sessionId);
      await appendToRecord(transaction, {
        sessionId,
        actor,
        act: 'remove-participant',
        subject: { kind: 'participant', id: participantId },
        payload: { name: from.name, ...placeOnRecord(from, delegations) },
      });
      return accept({ personId: from.personId, name: from.name, role: from.role });
    },
  );
  if (!done.ok) return done;
  ring(sessionTopic(sessionId).name);
  // Who leaves the chair no longer vouches for others: theirs are decided again, too.
  const { role } = done.value;
  rightsChanged(role === 'chair' ? { sessionId } : { sessionId, personId: done.value.personId });
  return done;
}
