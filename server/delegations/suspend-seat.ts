import { deed } from '@/domain/record/deeds';
import { refuse } from '@/domain/result';
import { readReason } from '@/domain/voting/conduct/ruling';
import { act } from '@/server/acts/act';
import { did } from '@/server/acts/done';
import { heldSession } from '@/server/sessions/session-things';
import { changeSeat, listDelegations } from './repository';

/** Which delegation of which session. */
export type DelegationPlace = { sessionId: string; delegationId: string };

export type SuspendSeat = DelegationPlace & { reason: string };

/**
 * Suspends a delegation's seat with a reason: it stays on the rolls of later votes, without
 * a vote. Proxies it gave or holds end with it.
 */
export const suspendSeat = act({
  act: 'suspend-seat',
  on: heldSession,
  work: async ({ transaction }, { sessionId, delegationId, reason: text }: SuspendSeat) => {
    const seats = await listDelegations(transaction, sessionId);
    const seat = seats.find(({ id }) => id === delegationId);
    if (!seat) return refuse('not-found');
    if (seat.suspendedFor !== null) return refuse('suspended-already');
    const reason = readReason(text);
    if (!reason.ok) return reason;
    const given = seats.filter(({ proxyId }) => proxyId === seat.id);
    for (const { id } of given) await changeSeat(transaction, id, { proxyId: null });
    await changeSeat(transaction, seat.id, { suspendedFor: reason.value, proxyId: null });
    const proxiesEnded = given.map(({ name }) => name);
    const told = { name: seat.name, reason: reason.value, proxiesEnded };
    return did(null, deed('suspend-seat', seat.id, told));
  },
});

/** Gives a suspended seat its vote back, from the next vote on. */
export const restoreSeat = act({
  act: 'restore-seat',
  on: heldSession,
  work: async ({ transaction }, { sessionId, delegationId }: DelegationPlace) => {
    const seats = await listDelegations(transaction, sessionId);
    const seat = seats.find(({ id }) => id === delegationId);
    if (!seat) return refuse('not-found');
    if (seat.suspendedFor === null) return refuse('not-suspended');
    await changeSeat(transaction, seat.id, { suspendedFor: null });
    const told = { name: seat.name, reason: seat.suspendedFor };
    return did(null, deed('restore-seat', seat.id, told));
  },
});
