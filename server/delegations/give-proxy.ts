import { accept, refuse, type Result } from '@/domain/result';
import type { SeatedDelegation } from '@/domain/sessions/delegation';
import { checkProxy, type ProxyRefusal } from '@/domain/sessions/proxy';
import { sessionTopic } from '@/domain/sessions/session-snapshot';
import { ring } from '@/server/live/topics/ring';
import { appendToRecord } from '@/server/record/append-to-record';
import { actInSession, type Actor, type EntryRefusal } from '@/server/sessions/act-in-session';
import { lockSession } from '@/server/sessions/repository';
import { changeSeat, listDelegations } from './repository';

export type GiveProxy = {
  personId: string;
  sessionId: string;
  /** The delegation that gives its vote, and the one that is to cast it. */
  delegationId: string;
  holderId: string;
};

export type WithdrawProxy = Omit<GiveProxy, 'holderId'>;

/**
 * Gives a delegation's vote to another, by the delegation's own people or by those who run
 * the session. A vote that is open keeps the proxies it was opened with.
 */
export async function giveProxy({
  personId,
  sessionId,
  delegationId,
  holderId,
}: GiveProxy): Promise<Result<null, EntryRefusal | ProxyRefusal>> {
  const done = await actInSession<null, EntryRefusal | ProxyRefusal>(
    personId,
    sessionId,
    'give-proxy',
    async ({ transaction, actor }) => {
      await lockSession(transaction, sessionId);
      const seats = await listDelegations(transaction, sessionId);
      const giver = seats.find(({ id }) => id === delegationId);
      const holder = seats.find(({ id }) => id === holderId);
      if (!giver || !holder) return refuse('not-found');
      if (!speaksFor(actor, giver)) return refuse('not-allowed');
      const checked = checkProxy(giver, holder, seats);
      if (!checked.ok) return checked;
      await changeSeat(transaction, giver.id, { proxyId: holder.id });
      await appendToRecord(transaction, {
        sessionId,
        actor,
        act: 'give-proxy',
        subject: { kind: 'delegation', id: giver.id },
        payload: { name: giver.name, holder: holder.name },
      });
      return accept(null);
    },
  );
  if (done.ok) ring(sessionTopic(sessionId).name);
  return done;
}

/** Takes a proxy back, by the same people as gave it. */
export async function withdrawProxy({
  personId,
  sessionId,
  delegationId,
}: WithdrawProxy): Promise<Result<null, EntryRefusal | 'proxy-not-given'>> {
  const done = await actInSession<null, EntryRefusal | 'proxy-not-given'>(
    personId,
    sessionId,
    'withdraw-proxy',
    async ({ transaction, actor }) => {
      await lockSession(transaction, sessionId);
      const seats = await listDelegations(transaction, sessionId);
      const giver = seats.find(({ id }) => id === delegationId);
      if (!giver) return refuse('not-found');
      if (!speaksFor(actor, giver)) return refuse('not-allowed');
      const holder = seats.find(({ id }) => id === giver.proxyId);
      if (!holder) return refuse('proxy-not-given');
      await changeSeat(transaction, giver.id, { proxyId: null });
      await appendToRecord(transaction, {
        sessionId,
        actor,
        act: 'withdraw-proxy',
        subject: { kind: 'delegation', id: giver.id },
        payload: { name: giver.name, holder: holder.name },
      });
      return accept(null);
    },
  );
  if (done.ok) ring(sessionTopic(sessionId).name);
  return done;
}

function speaksFor({ role, delegationId }: Actor, giver: SeatedDelegation): boolean {
  return role !== 'delegate' || delegationId === giver.id;
}
