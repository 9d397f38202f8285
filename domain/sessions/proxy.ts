import { accept, refuse, type Result } from '@/domain/result';
import type { SeatedDelegation } from './delegation';

export type ProxyRefusal =
  | 'proxy-to-itself'
  | 'proxy-given-already'
  | 'proxy-seat-suspended'
  | 'proxy-giver-holds'
  | 'proxy-holder-gave';

/**
 * Whether a delegation may give its vote to another. A proxy goes one hop: who holds one
 * does not give its own vote away, and who gave its vote holds none. A suspended seat has
 * no vote to give, and casts none for others.
 */
export function checkProxy(
  giver: SeatedDelegation,
  holder: SeatedDelegation,
  seats: readonly SeatedDelegation[],
): Result<null, ProxyRefusal> {
  if (giver.id === holder.id) return refuse('proxy-to-itself');
  if (giver.proxyId !== null) return refuse('proxy-given-already');
  if (giver.suspendedFor !== null || holder.suspendedFor !== null) {
    return refuse('proxy-seat-suspended');
  }
  if (seats.some(({ proxyId }) => proxyId === giver.id)) return refuse('proxy-giver-holds');
  return holder.proxyId === null ? accept(null) : refuse('proxy-holder-gave');
}

/** To whom a delegation may give its vote as things stand. */
export function possibleHolders(
  giver: SeatedDelegation,
  seats: readonly SeatedDelegation[],
): readonly SeatedDelegation[] {
  return seats.filter((holder) => checkProxy(giver, holder, seats).ok);
}
