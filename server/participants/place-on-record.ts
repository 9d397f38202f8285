import type { Delegation } from '@/domain/sessions/delegation';
import type { Place } from '@/domain/sessions/participant';
import type { Role } from '@/domain/sessions/roles';

/** A place as the record tells it: in words that stay true when the delegation is gone. */
export type PlaceOnRecord = { readonly role: Role; readonly delegation: string | null };

export function placeOnRecord(
  { role, delegationId }: Place,
  delegations: readonly Delegation[],
): PlaceOnRecord {
  const delegation = delegations.find(({ id }) => id === delegationId);
  return { role, delegation: delegation ? delegation.name : null };
}
