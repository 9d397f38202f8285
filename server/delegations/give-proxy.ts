import { deed } from '@/domain/record/deeds';
import { refuse } from '@/domain/result';
import type { SeatedDelegation } from '@/domain/sessions/delegation';
import { checkProxy } from '@/domain/sessions/proxy';
import { act } from '@/server/acts/act';
import type { Actor } from '@/server/acts/asker';
import { did } from '@/server/acts/done';
import { heldSession } from '@/server/sessions/session-things';
import { changeSeat, listDelegations } from './repository';
import type { DelegationPlace } from './suspend-seat';

/** The delegation that gives its vote, and the one that is to cast it. */
export type GiveProxy = DelegationPlace & { holderId: string };

/**
 * Gives a delegation's vote to another, by the delegation's own people or by those who run
 * the session. A vote that is open keeps the proxies it was opened with.
 */
export const giveProxy = act({
  act: 'give-proxy',
  on: heldSession,
  work: async ({ transaction, actor }, { sessionId, delegationId, holderId }: GiveProxy) => {
    const seats = await listDelegations(transaction, sessionId);
    const giver = seats.find(({ id }) => id === delegationId);
    const holder = seats.find(({ id }) => id === holderId);
    if (!giver || !holder) return refuse('not-found');
    if (!speaksFor(actor, giver)) return refuse('not-allowed');
    const checked = checkProxy(giver, holder, seats);
    if (!checked.ok) return checked;
    await changeSeat(transaction, giver.id, { proxyId: holder.id });
    return did(null, deed('give-proxy', giver.id, { name: giver.name, holder: holder.name }));
  },
});

/** Takes a proxy back, by the same people as gave it. */
export const withdrawProxy = act({
  act: 'withdraw-proxy',
  on: heldSession,
  work: async ({ transaction, actor }, { sessionId, delegationId }: DelegationPlace) => {
    const seats = await listDelegations(transaction, sessionId);
    const giver = seats.find(({ id }) => id === delegationId);
    if (!giver) return refuse('not-found');
    if (!speaksFor(actor, giver)) return refuse('not-allowed');
    const holder = seats.find(({ id }) => id === giver.proxyId);
    if (!holder) return refuse('proxy-not-given');
    await changeSeat(transaction, giver.id, { proxyId: null });
    return did(null, deed('withdraw-proxy', giver.id, { name: giver.name, holder: holder.name }));
  },
});

function speaksFor({ role, delegationId }: Actor, giver: SeatedDelegation): boolean {
  return role !== 'delegate' || delegationId === giver.id;
}
