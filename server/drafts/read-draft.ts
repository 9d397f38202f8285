import type { DraftSnapshot } from '@/domain/drafts/draft-snapshot';
import type { TextJson } from '@/domain/drafts/text';
import { may } from '@/domain/sessions/acts';
import { database } from '@/server/database/client';
import { readDocument } from '@/server/live/documents';
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
};

/** All that the page of a draft shows before any script runs. */
export type DraftReading = {
  session: { id: string; title: string; languages: string[]; defaultRule: string };
  draft: Draft;
  snapshot: DraftSnapshot;
  /** The text as it is saved now. */
  text: TextJson;
  me: Actor;
  rights: DraftRights;
  delegations: { id: string; name: string }[];
};

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
    text: document.text,
    me,
    rights: rightsOf(me),
    delegations,
  };
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
  };
}
