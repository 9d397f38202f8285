import type { DraftStatus } from '@/domain/drafts/status';
import { may } from '@/domain/sessions/acts';
import { database } from '@/server/database/client';
import { findSessionTerms, listDrafts } from '@/server/drafts/repository';
import { findParticipant } from '@/server/sessions/repository';
import { findSeats, type Seat } from './roll/repository';

/** All that the page shows on which a vote is opened. */
export type OpeningReading = {
  session: { id: string; title: string; languages: string[]; defaultRule: string };
  /** May this person open a vote at all? */
  mayOpen: boolean;
  /** Every draft of the session, by number; what can be voted on follows from its status. */
  drafts: { id: string; number: number; title: string; status: DraftStatus }[];
  /** Who would be on the roll if the vote opened now. */
  seats: Seat[];
};

/** Reads what a vote can be opened on, for one of the session's participants. */
export async function readOpening(
  personId: string,
  sessionId: string,
): Promise<OpeningReading | null> {
  const me = await findParticipant(database(), sessionId, personId);
  const terms = me && (await findSessionTerms(database(), sessionId));
  if (!terms) return null;
  const [drafts, seats] = await Promise.all([
    listDrafts(database(), sessionId),
    findSeats(database(), sessionId),
  ]);
  return {
    session: { id: sessionId, ...terms },
    mayOpen: may(me.role, 'open-vote'),
    drafts,
    seats,
  };
}
