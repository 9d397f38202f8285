import { deed } from '@/domain/record/deeds';
import { changePlace } from '@/domain/sessions/participant';
import { act } from '@/server/acts/act';
import { did } from '@/server/acts/done';
import { heldParticipant, rightsAfterLeaving } from './participant-thing';
import { countChairs, markRemoved } from './repository';

/** Ends somebody's part in a session. What they wrote stays, with their name. */
export const removeParticipant = act({
  act: 'remove-participant',
  on: heldParticipant,
  work: async ({ transaction, actor, now, held: { sessionId, listed, placed } }) => {
    const chairs = await countChairs(transaction, sessionId);
    const changed = changePlace({ by: actor.role, from: listed, to: null, chairs });
    if (!changed.ok) return changed;
    const { participantId, personId, name, role } = listed;
    await markRemoved(transaction, participantId, now);
    const told = { name, ...placed(listed) };
    return did({ personId, name, role }, deed('remove-participant', participantId, told));
  },
  alsoTold: ({ held }) => [rightsAfterLeaving(held)],
});
