import { accept, refuse, type Result } from '@/domain/result';
import type { WeightyAct } from '@/domain/sessions/acts';
import type { SeatedDelegation } from '@/domain/sessions/delegation';
import { sessionTopic } from '@/domain/sessions/session-snapshot';
import { readReason, type ReasonRefusal } from '@/domain/voting/conduct/ruling';
import { ring } from '@/server/live/topics/ring';
import { appendToRecord } from '@/server/record/append-to-record';
import {
  actInSession,
  type Acting,
  type SignedInPerson,
  type WeightyRefusal,
} from '@/server/sessions/act-in-session';
import { lockSession } from '@/server/sessions/repository';
import { changeSeat, listDelegations } from './repository';

/** Which delegation of which session. */
export type DelegationPlace = { sessionId: string; delegationId: string };

export type SuspendSeatRefusal = WeightyRefusal | ReasonRefusal | 'suspended-already';

/**
 * Suspends a delegation's seat with a reason: it stays on the rolls of later votes, without
 * a vote. Proxies it gave or holds end with it.
 */
export async function suspendSeat(
  person: SignedInPerson,
  place: DelegationPlace,
  text: string,
): Promise<Result<null, SuspendSeatRefusal>> {
  return actOnSeat<SuspendSeatRefusal>(person, place, 'suspend-seat', async (acting) => {
    const { transaction, seat, seats } = acting;
    if (seat.suspendedFor !== null) return refuse('suspended-already');
    const reason = readReason(text);
    if (!reason.ok) return reason;
    const given = seats.filter(({ proxyId }) => proxyId === seat.id);
    for (const { id } of given) await changeSeat(transaction, id, { proxyId: null });
    await changeSeat(transaction, seat.id, { suspendedFor: reason.value, proxyId: null });
    return accept({ reason: reason.value, proxiesEnded: given.map(({ name }) => name) });
  });
}

/** Gives a suspended seat its vote back, from the next vote on. */
export async function restoreSeat(
  person: SignedInPerson,
  place: DelegationPlace,
): Promise<Result<null, WeightyRefusal | 'not-suspended'>> {
  return actOnSeat<WeightyRefusal | 'not-suspended'>(
    person,
    place,
    'restore-seat',
    async ({ transaction, seat }) => {
      if (seat.suspendedFor === null) return refuse('not-suspended');
      await changeSeat(transaction, seat.id, { suspendedFor: null });
      return accept({ reason: seat.suspendedFor });
    },
  );
}

type ActingOnSeat = Acting & { seat: SeatedDelegation; seats: SeatedDelegation[] };

async function actOnSeat<Refusal extends string>(
  person: SignedInPerson,
  { sessionId, delegationId }: DelegationPlace,
  act: WeightyAct & `${string}-seat`,
  work: (acting: ActingOnSeat) => Promise<Result<Record<string, string | string[]>, Refusal>>,
): Promise<Result<null, Refusal | WeightyRefusal>> {
  const done = await actInSession<null, Refusal | WeightyRefusal>(
    person,
    sessionId,
    act,
    async (acting) => {
      const { transaction, actor } = acting;
      await lockSession(transaction, sessionId);
      const seats = await listDelegations(transaction, sessionId);
      const seat = seats.find(({ id }) => id === delegationId);
      if (!seat) return refuse('not-found');
      const told = await work({ ...acting, seat, seats });
      if (!told.ok) return told;
      await appendToRecord(transaction, {
        sessionId,
        actor,
        act,
        subject: { kind: 'delegation', id: seat.id },
        payload: { name: seat.name, ...told.value },
      });
      return accept(null);
    },
  );
  if (done.ok) ring(sessionTopic(sessionId).name);
  return done;
}
