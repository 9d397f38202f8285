import type { DraftSnapshot } from '@/domain/drafts/draft-snapshot';
import type { TextJson } from '@/domain/text/text';
import { may } from '@/domain/sessions/acts';
import { database } from '@/server/database/client';
import { readDocument, type StoredDocument } from '@/server/text/documents';
import { findLastGood } from '@/server/text/last-good';
import type { Actor } from '@/server/sessions/act-in-session';
import { findParticipant } from '@/server/sessions/repository';
import {
  findDelegations,
  findDraft,
  findDraftSnapshot,
  findSessionTerms,
  type Draft,
} from './repository';

/** What my role lets me do with drafts; the status says what the moment allows. */
export type DraftRights = {
  edit: boolean;
  write: boolean;
  seal: boolean;
  reopen: boolean;
  withdraw: boolean;
  putToVote: boolean;
  comment: boolean;
  seeAuthors: boolean;
  returnToGood: boolean;
};

/** All that the page of a draft shows before any script runs. */
export type DraftReading = {
  session: { id: string; title: string; languages: string[]; defaultRule: string };
  draft: Draft;
  snapshot: DraftSnapshot;
  /** The text as it is saved now; of a damaged one the last good version. */
  text: TextJson;
  /** The text is damaged: it holds what no text can hold. */
  damage: Damage | null;
  me: Actor;
  rights: DraftRights;
  delegations: { id: string; name: string }[];
};

/** A damaged text, and when the version was saved that can be returned to, if there is one. */
export type Damage = { goodAt: Date | null };

/** Reads a draft for one of the session's participants; null for everybody else. */
export async function readDraft(
  personId: string,
  { sessionId, draftId }: { sessionId: string; draftId: string },
): Promise<DraftReading | null> {
  const me = await findParticipant(database(), sessionId, personId);
  const draft = me && (await findDraft(database(), sessionId, draftId));
  if (!draft) return null;
  const [terms, reading, document, delegations] = await Promise.all([
    findSessionTerms(database(), sessionId),
    findDraftSnapshot(database(), draftId),
    readDocument(database(), draft.documentId),
    findDelegations(database(), sessionId),
  ]);
  if (!terms || !reading) return null;
  return {
    session: { id: sessionId, ...terms },
    draft,
    snapshot: reading.snapshot,
    ...(await readable(draft, document)),
    me,
    rights: rightsOf(me),
    delegations,
  };
}

async function readable(
  { documentId }: Draft,
  document: StoredDocument,
): Promise<Pick<DraftReading, 'text' | 'damage'>> {
  if (document.isSound) return { text: document.text, damage: null };
  const good = await findLastGood(database(), documentId);
  return { text: good?.text ?? document.text, damage: { goodAt: good?.savedAt ?? null } };
}

/** What a participant's role lets them do with drafts. */
export function rightsOf({ role }: Pick<Actor, 'role'>): DraftRights {
  return {
    edit: may(role, 'edit-draft'),
    write: may(role, 'write-draft'),
    seal: may(role, 'seal-draft'),
    reopen: may(role, 'reopen-draft'),
    withdraw: may(role, 'withdraw-draft'),
    putToVote: may(role, 'open-vote'),
    comment: may(role, 'open-thread'),
    seeAuthors: may(role, 'see-authors'),
    returnToGood: may(role, 'return-to-good-version'),
  };
}
