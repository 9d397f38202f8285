import { stepFrom, type DraftRefusal } from '@/domain/drafts/status';
import { deed } from '@/domain/record/deeds';
import { canonicalText } from '@/domain/text/canonical-text';
import type { TextJson } from '@/domain/text/text';
import { act } from '@/server/acts/act';
import type { EntryRefusal } from '@/server/acts/asker';
import { did } from '@/server/acts/done';
import type { Database } from '@/server/database/client';
import { sha256 } from '@/server/record/sha256';
import { readDocument, sealDocument } from '@/server/text/documents';
import { heldDraft } from './draft-thing';
import {
  changeDraft,
  saveVersion,
  type Draft,
  type SealedVersion,
  type VersionOrigin,
} from './repository';

/** Why a step in a draft's life is not taken. */
export type StepRefusal = EntryRefusal | DraftRefusal;

/**
 * Seals a draft: every edit acknowledged before is in the version, later ones are
 * refused and their authors told.
 */
export const sealDraft = act({
  act: 'seal-draft',
  on: heldDraft,
  work: async ({ transaction, actor, held: draft }) => {
    const next = stepFrom(draft.status, 'seal');
    if (!next.ok) return next;
    const { id, number, title } = draft;
    const version = await sealWithin(transaction, draft, actor.participantId);
    await changeDraft(transaction, id, { status: next.value });
    const told = { number, title, version: version.number, sha256: version.sha256 };
    return did({ ...draft, status: next.value }, deed('seal-draft', id, told));
  },
});

/**
 * Fixes a draft's text as a version, inside the transaction of the act that needs it
 * (sealing, or putting an unsealed draft to the vote).
 */
export async function sealWithin(
  transaction: Database,
  draft: Draft,
  authorId: string | null,
): Promise<SealedVersion> {
  const sealed = await sealDocument(transaction, draft.documentId);
  return keepVersion(transaction, draft, sealed, { cause: 'sealed', authorId });
}

/** Keeps a draft's text as a version without sealing it: what a straw poll shows. */
export async function copyWithin(
  transaction: Database,
  draft: Draft,
  authorId: string | null,
): Promise<SealedVersion> {
  const stored = await readDocument(transaction, draft.documentId);
  return keepVersion(transaction, draft, stored, { cause: 'shown', authorId });
}

/** Keeps a text as a draft's next version. */
export async function keepVersion(
  transaction: Database,
  draft: Draft,
  { text, sequence }: { text: TextJson; sequence: number },
  origin: VersionOrigin,
): Promise<SealedVersion> {
  const canonical = canonicalText(text);
  return saveVersion(transaction, {
    ...origin,
    draftId: draft.id,
    documentId: draft.documentId,
    title: draft.title,
    canonical,
    sha256: sha256(canonical),
    documentSequence: sequence,
  });
}
