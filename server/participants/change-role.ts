import { canonicalJson } from '@/domain/record/canonical';
import { deed } from '@/domain/record/deeds';
import { refuse } from '@/domain/result';
import { changePlace, type Place } from '@/domain/sessions/participant';
import { act } from '@/server/acts/act';
import { did, didNothing } from '@/server/acts/done';
import { heldParticipant, rightsAfterLeaving, type ParticipantPlace } from './participant-thing';
import { changePlaceOf, countChairs } from './repository';

export type ChangeRole = ParticipantPlace & { place: Place };

/** Gives a participant another role, or a delegate another delegation. Felt at once. */
export const changeRole = act({
  act: 'change-role',
  on: heldParticipant,
  work: async ({ transaction, actor, held }, { participantId, place }: ChangeRole) => {
    const { sessionId, listed, delegations, placed } = held;
    const isStray = !delegations.some(({ id }) => id === place.delegationId);
    if (place.delegationId !== null && isStray) return refuse('not-found');
    const chairs = await countChairs(transaction, sessionId);
    const changed = changePlace({ by: actor.role, from: listed, to: place, chairs });
    if (!changed.ok) return changed;
    const { personId, name } = listed;
    const [from, to] = [placed(listed), placed(changed.value ?? place)];
    if (canonicalJson(from) === canonicalJson(to)) return didNothing({ personId });
    await changePlaceOf(transaction, participantId, changed.value ?? place);
    return did({ personId }, deed('change-role', participantId, { name, from, to }));
  },
  alsoTold: ({ held }) => [rightsAfterLeaving(held)],
});
