import type { Json } from '@/domain/record/canonical';
import type { Delegation } from '@/domain/sessions/delegation';
import type { Place } from '@/domain/sessions/participant';

/** A place as the record tells it: in words that stay true when the delegation is gone. */
export function placeOnRecord(
  { role, delegationId }: Place,
  delegations: readonly Delegation[],
): { [field: string]: Json } {
  const delegation = delegations.find(({ id }) => id === delegationId);
  return { role, delegation: delegation ? delegation.name : null };
}
