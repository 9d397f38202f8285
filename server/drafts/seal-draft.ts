import { canonicalText } from '@/domain/text/canonical-text';
import type { TextJson } from '@/domain/text/text';
import type { Result } from '@/domain/result';
import type { Database } from '@/server/database/client';
import { readDocument, sealDocument } from '@/server/text/documents';
import { sha256 } from '@/server/record/append-to-record';
import { saveVersion, type Draft, type SealedVersion, type VersionOrigin } from './repository';
import { takeStep, type DraftPlace, type StepRefusal } from './take-step';

/**
 * Seals a draft: every edit acknowledged before is in the version, later ones are
 * refused and their authors told.
 */
export async function sealDraft(
  personId: string,
  place: DraftPlace,
): Promise<Result<Draft, StepRefusal>> {
  return takeStep(personId, place, { act: 'seal-draft', step: 'seal' }, async (acting, draft) => {
    const version = await sealWithin(acting.transaction, draft, acting.actor.participantId);
    return { version: version.number, sha256: version.sha256 };
  });
}

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
