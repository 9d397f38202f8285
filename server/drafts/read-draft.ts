import type { DraftSnapshot } from '@/domain/drafts/draft-snapshot';
import { isOpenForWriting } from '@/domain/drafts/status';
import { sequencesSince } from '@/domain/text/schema-version';
import type { TextJson } from '@/domain/text/text';
import { accept, refuse } from '@/domain/result';
import { may } from '@/domain/sessions/acts';
import type { Actor } from '@/server/acts/asker';
import { read } from '@/server/acts/read';
import type { Database } from '@/server/database/client';
import { readDocument, type StoredDocument } from '@/server/text/documents';
import { findLastGood } from '@/server/text/last-good';
import type { DraftPlace } from './draft-thing';
import {
  findDelegations,
  findDraft,
  findDraftSnapshot,
  findSessionTerms,
  type Draft,
} from './repository';
import { findPredecessor } from './texts-over/repository';

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
  /** The document that the text was in before version 2, for what was written there offline. */
  predecessorId: string | null;
  /** It is of version 1 still, and about to be brought over: nobody writes in it meanwhile. */
  isGoingOver: boolean;
  /** The text is damaged: it holds what no text can hold. */
  damage: Damage | null;
  me: Actor;
  rights: DraftRights;
  delegations: { id: string; name: string }[];
};

/** A damaged text, and when the version was saved that can be returned to, if there is one. */
export type Damage = { goodAt: Date | null };

/** Reads a draft for one of the session's participants. */
export const readDraft = read({
  act: 'read-session',
  read: async ({ source, me }, { sessionId, draftId }: DraftPlace) => {
    const draft = await findDraft(source, sessionId, draftId);
    if (!draft) return refuse('not-found');
    const [terms, reading, document, delegations, predecessorId] = await Promise.all([
      findSessionTerms(source, sessionId),
      findDraftSnapshot(source, draftId),
      readDocument(source, draft.documentId),
      findDelegations(source, sessionId),
      findPredecessor(source, draft.documentId),
    ]);
    if (!terms || !reading) return refuse('not-found');
    return accept<DraftReading>({
      session: { id: sessionId, ...terms },
      draft,
      snapshot: reading.snapshot,
      ...(await readable(source, draft, document)),
      predecessorId,
      isGoingOver: document.schemaVersion < sequencesSince && isOpenForWriting(draft.status),
      me,
      rights: rightsOf(me),
      delegations,
    });
  },
});

async function readable(
  source: Database,
  { documentId }: Draft,
  document: StoredDocument,
): Promise<Pick<DraftReading, 'text' | 'damage'>> {
  if (document.isSound) return { text: document.text, damage: null };
  const good = await findLastGood(source, documentId);
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
