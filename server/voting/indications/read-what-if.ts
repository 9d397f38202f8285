import { stepFrom } from '@/domain/drafts/status';
import { accept, refuse } from '@/domain/result';
import { may } from '@/domain/sessions/acts';
import type { RollCallAnswer } from '@/domain/voting/casting/ballot';
import type { RollEntry } from '@/domain/voting/rules/rule';
import { read } from '@/server/acts/read';
import type { DraftPlace } from '@/server/drafts/draft-thing';
import { findDraft } from '@/server/drafts/repository';
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
 * Null once the draft is beyond debate, and for who has no delegation to speak for.
 */
export const readWhatIf = read({
  act: 'indicate',
  read: async ({ source, me }, { sessionId, draftId }: DraftPlace) => {
    const draft = await findDraft(source, sessionId, draftId);
    if (!draft) return refuse('not-found');
    if (!stepFrom(draft.status, 'put-to-vote').ok) return accept<WhatIfReading | null>(null);
    const said = await findIndications(source, draft.id);
    const seats = (await findSeats(source, sessionId))
      .map(({ delegationId, id, name, weight, groups, entitled }) => {
        const answer = said.get(delegationId) ?? null;
        return { delegationId, id, name, weight, groups, entitled, answer };
      })
      .toSorted((one, other) => one.name.localeCompare(other.name));
    if (may(me.role, 'read-indications')) {
      return accept<WhatIfReading | null>({ kind: 'everybody', seats });
    }
    const seat = seats.find(({ delegationId }) => delegationId === me.delegationId);
    return accept<WhatIfReading | null>(seat ? { kind: 'own', seat } : null);
  },
});
