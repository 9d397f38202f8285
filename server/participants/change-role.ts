import { canonicalJson } from '@/domain/record/canonical';
import { accept, refuse, type Result } from '@/domain/result';
import { changePlace, type Place, type PlaceRefusal } from '@/domain/sessions/participant';
import { sessionTopic } from '@/domain/sessions/session-snapshot';
import { listDelegations } from '@/server/delegations/repository';
import { rightsChanged } from '@/server/live/door/rights-changed';
import { ring } from '@/server/live/topics/ring';
import { appendToRecord } from '@/server/record/append-to-record';
import { actInSession, type EntryRefusal } from '@/server/sessions/act-in-session';
import { lockSession } from '@/server/sessions/repository';
import { placeOnRecord } from './place-on-record';
import { changePlaceOf, countChairs, findListed, type StoredParticipant } from './repository';

export type ChangeRole = {
  personId: string;
  sessionId: string;
  participantId: string;
  place: Place;
};

/** Gives a participant another role, or a delegate another delegation. Felt at once. */
export async function changeRole({
  personId,
  sessionId,
  participantId,
  place,
}: ChangeRole): Promise<Result<{ personId: string }, PlaceRefusal | EntryRefusal>> {
  const done = await actInSession(
    personId,
    sessionId,
    'change-role',
    async ({
      transaction,
      actor,
    }): Promise<Result<StoredParticipant, PlaceRefusal | EntryRefusal>> => {
      await lockSession(transaction, sessionId);
      const from = await findListed(transaction, sessionId, participantId);
      const delegations = await listDelegations(transaction, sessionId);
      const isStray = !delegations.some(({ id }) => id === place.delegationId);
      if (!from || (place.delegationId !== null && isStray)) return refuse('not-found');
      const chairs = await countChairs(transaction, sessionId);
      const changed = changePlace({ by: actor.role, from, to: place, chairs });
      if (!changed.ok) return changed;
      const to = changed.value ?? place;
      const onRecord = {
        name: from.name,
        from: placeOnRecord(from, delegations),
        to: placeOnRecord(to, delegations),
      };
      if (canonicalJson(onRecord.from) === canonicalJson(onRecord.to)) return accept(from);
      await changePlaceOf(transaction, participantId, to);
      await appendToRecord(transaction, {
        sessionId,
        actor,
        act: 'change-role',
        subject: { kind: 'participant', id: participantId },
        payload: onRecord,
      });
      return accept(from);
    },
  );
  if (!done.ok) return done;
  ring(sessionTopic(sessionId).name);
  // Who leaves the chair no longer vouches for others: theirs are decided again, too.
  const { role } = done.value;
  rightsChanged(role === 'chair' ? { sessionId } : { sessionId, personId: done.value.personId });
  return accept({ personId: done.value.personId });
}
