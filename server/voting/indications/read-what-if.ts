import { stepFrom } from '@/domain/drafts/status';
import { may } from '@/domain/sessions/acts';
import type { RollCallAnswer } from '@/domain/voting/casting/ballot';
import type { RollEntry } from '@/domain/voting/rules/rule';
import { database } from '@/server/database/client';
import type { Draft } from '@/server/drafts/repository';
import type { Actor } from '@/server/sessions/act-in-session';
import { findSeats } from '@/server/voting/roll/repository';
import { findIndications } from './repository';

/** A delegation with what it said, if anything. */
export type IndicatedSeat = RollEntry & { delegationId: string; answer: RollCallAnswer | null };

/** For the chair and the secretariat everybody's; for a delegate their own delegation's. */
export type WhatIfReading =
  | { kind: 'everybody'; seats: IndicatedSeat[] }
  | { kind: 'own'; seat: IndicatedSeat };

/**
 * Reads how delegations mean to vote on a draft, as far as this participant may know it.
 * Null where they may not, and once the draft is beyond debate.
 */
export async function readWhatIf(me: Actor, draft: Draft): Promise<WhatIfReading | null> {
  if (!may(me.role, 'indicate') || !stepFrom(draft.status, 'put-to-vote').ok) return null;
  const said = await findIndications(database(), draft.id);
  const seats = (await findSeats(database(), me.sessionId))
    .map(({ delegationId, id, name, weight, groups, entitled }) => {
      const answer = said.get(delegationId) ?? null;
      return { delegationId, id, name, weight, groups, entitled, answer };
    })
    .toSorted((one, other) => one.name.localeCompare(other.name));
  if (may(me.role, 'read-indications')) return { kind: 'everybody', seats };
  const seat = seats.find(({ delegationId }) => delegationId === me.delegationId);
  return seat ? { kind: 'own', seat } : null;
}
