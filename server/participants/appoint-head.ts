import { deed } from '@/domain/record/deeds';
import { refuse } from '@/domain/result';
import { act } from '@/server/acts/act';
import { did } from '@/server/acts/done';
import { heldParticipant } from './participant-thing';
import { makeHead, takeHeadFrom } from './repository';

/**
 * Makes a delegate the head of their delegation, in the place of whoever was: where only
 * heads vote, the one who casts its ballot.
 */
export const appointHead = act({
  act: 'appoint-head',
  on: heldParticipant,
  work: async ({ transaction, held: { listed, placed } }) => {
    const { participantId, delegationId, isHead, name } = listed;
    if (delegationId === null) return refuse('head-no-delegate');
    if (isHead) return refuse('head-already');
    await makeHead(transaction, { participantId, delegationId });
    return did(null, deed('appoint-head', participantId, { name, ...placed(listed) }));
  },
});

/** Ends somebody's being head; the delegation then has none. */
export const dismissHead = act({
  act: 'dismiss-head',
  on: heldParticipant,
  work: async ({ transaction, held: { listed, placed } }) => {
    const { participantId, isHead, name } = listed;
    if (!isHead) return refuse('head-not');
    await takeHeadFrom(transaction, participantId);
    return did(null, deed('dismiss-head', participantId, { name, ...placed(listed) }));
  },
});
