import { deed } from '@/domain/record/deeds';
import { refuse } from '@/domain/result';
import { act } from '@/server/acts/act';
import { did } from '@/server/acts/done';
import { heldSession } from '@/server/sessions/session-things';
import { countTies, deleteDelegation, findDelegation } from './repository';
import type { DelegationPlace } from './suspend-seat';

/** Takes a delegation's seat away, as long as nobody speaks for it and it leads no draft. */
export const removeDelegation = act({
  act: 'remove-delegation',
  on: heldSession,
  work: async ({ transaction }, { sessionId, delegationId }: DelegationPlace) => {
    const delegation = await findDelegation(transaction, sessionId, delegationId);
    if (!delegation) return refuse('not-found');
    const ties = await countTies(transaction, delegationId);
    if (ties.participants > 0) return refuse('has-participants');
    if (ties.ledDrafts > 0) return refuse('leads-drafts');
    await deleteDelegation(transaction, delegationId);
    const { id, ...told } = delegation;
    return did(null, deed('remove-delegation', id, told));
  },
});
