import type { DraftKind } from '@/domain/drafts/draft-snapshot';
import type { DraftStatus } from '@/domain/drafts/status';
import { accept, refuse } from '@/domain/result';
import { may } from '@/domain/sessions/acts';
import { partsOf, type Part } from '@/domain/voting/conduct/division';
import type { ChosenRule, OwnRule } from '@/domain/voting/rules/own-rule';
import { read } from '@/server/acts/read';
import type { Database } from '@/server/database/client';
import { findDraft, findSessionTerms, listDrafts } from '@/server/drafts/repository';
import { listLedDelegations } from '@/server/participants/repository';
import { findDivisionRule } from './division/repository';
import { findOwnRules } from './own-rules/repository';
import { findSeats, type Seat } from './roll/repository';
import { textToVote } from './voted-drafts';

/** All that the page shows on which a vote is opened. */
export type OpeningReading = {
  session: { id: string; title: string; languages: string[]; defaultRule: string };
  /** May this person open a vote at all? */
  mayOpen: boolean;
  /** Every draft of the session, by number; what can be voted on follows from its status. */
  drafts: { id: string; number: number; kind: DraftKind; title: string; status: DraftStatus }[];
  /** The rules the body made for itself, the newest first. */
  ownRules: readonly OwnRule[];
  /** Who would be on the roll if the vote opened now. */
  seats: (Seat & { hasHead: boolean })[];
  /** Of the draft they come from; null without one. */
  divided: DividedDraft | null;
};

/** A draft whose parts can be voted on separately. */
export type DividedDraft = {
  parts: readonly Part[];
  /** The rule by which parts of this very text were voted on before [V50]; null for none. */
  divisionRule: ChosenRule | null;
};

/** Which session, and the draft people come from, if any: its parts are read too. */
export type OpeningAsked = { sessionId: string; draftId: string | null };

/** Reads what a vote can be opened on, for one of the session's participants. */
export const readOpening = read({
  act: 'read-session',
  read: async ({ source, me }, { sessionId, draftId }: OpeningAsked) => {
    const terms = await findSessionTerms(source, sessionId);
    if (!terms) return refuse('not-found');
    const led = new Set(await listLedDelegations(source, sessionId));
    const [drafts, seats, ownRules] = await Promise.all([
      listDrafts(source, sessionId),
      findSeats(source, sessionId),
      findOwnRules(source, sessionId),
    ]);
    return accept<OpeningReading>({
      session: { id: sessionId, ...terms },
      mayOpen: may(me.role, 'open-vote'),
      drafts,
      ownRules,
      seats: seats.map((seat) => ({ ...seat, hasHead: led.has(seat.delegationId) })),
      divided: draftId === null ? null : await readParts(source, sessionId, draftId),
    });
  },
});

async function readParts(
  source: Database,
  sessionId: string,
  draftId: string,
): Promise<DividedDraft | null> {
  const draft = await findDraft(source, sessionId, draftId);
  if (!draft) return null;
  return {
    parts: partsOf(await textToVote(source, draft)),
    divisionRule: await findDivisionRule(source, draft),
  };
}
