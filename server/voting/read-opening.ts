import type { DraftStatus } from '@/domain/drafts/status';
import { may } from '@/domain/sessions/acts';
import { partsOf, type Part } from '@/domain/voting/conduct/division';
import type { ChosenRule, OwnRule } from '@/domain/voting/rules/own-rule';
import { database } from '@/server/database/client';
import { findDraft, findSessionTerms, listDrafts } from '@/server/drafts/repository';
import { listLedDelegations } from '@/server/participants/repository';
import { findParticipant } from '@/server/sessions/repository';
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
  drafts: { id: string; number: number; title: string; status: DraftStatus }[];
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

/**
 * Reads what a vote can be opened on, for one of the session's participants.
 *
 * @param draftId the draft they come from, if any: its parts are read too
 */
export async function readOpening(
  personId: string,
  { sessionId, draftId }: { sessionId: string; draftId: string | null },
): Promise<OpeningReading | null> {
  const me = await findParticipant(database(), sessionId, personId);
  const terms = me && (await findSessionTerms(database(), sessionId));
  if (!terms) return null;
  const led = new Set(await listLedDelegations(database(), sessionId));
  const [drafts, seats, ownRules] = await Promise.all([
    listDrafts(database(), sessionId),
    findSeats(database(), sessionId),
    findOwnRules(database(), sessionId),
  ]);
  return {
    session: { id: sessionId, ...terms },
    mayOpen: may(me.role, 'open-vote'),
    drafts,
    ownRules,
    seats: seats.map((seat) => ({ ...seat, hasHead: led.has(seat.delegationId) })),
    divided: draftId === null ? null : await readParts(sessionId, draftId),
  };
}

async function readParts(sessionId: string, draftId: string): Promise<DividedDraft | null> {
  const draft = await findDraft(database(), sessionId, draftId);
  if (!draft) return null;
  return {
    parts: partsOf(await textToVote(database(), draft)),
    divisionRule: await findDivisionRule(database(), draft),
  };
}
