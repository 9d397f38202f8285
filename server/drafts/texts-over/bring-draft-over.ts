import type { Anchor } from '@/domain/comments/anchor';
import { anchorAt, resolveAnchor } from '@/domain/comments/resolve-anchor';
import type { Database } from '@/server/database/client';
import { flatTextOf, positionsIn } from '@/server/comments/live-text';
import { lockAnchors, saveAnchor } from '@/server/comments/repository';
import { createSuccessor, type Succession } from '@/server/text/version-1/create-successor';
import { bareTree } from '@/server/text/version-1/tree-positions';
import { moveDraft } from './repository';

/**
 * Brings the text of a draft over to version 2, with all that points into it: the draft
 * has the new document, and every thread the passage that it had.
 *
 * @returns the document that the draft has now: the same one if there was nothing to bring over
 */
export async function bringDraftOver(
  transaction: Database,
  draft: { id: string; documentId: string },
): Promise<string> {
  const succession = await createSuccessor(transaction, draft.documentId);
  if (!succession) return draft.documentId;
  for (const { threadId, anchor } of await lockAnchors(transaction, draft.id))
    await saveAnchor(transaction, threadId, anchorOver(anchor, succession));
  await moveDraft(transaction, draft.id, succession.documentId);
  succession.tree.destroy();
  succession.doc.destroy();
  return succession.documentId;
}

/**
 * The same passage in the new document: found by its positions in the tree, and pointed
 * at anew. A lost one keeps its words, and no positions: in the new document the same
 * numbers mean other letters.
 */
function anchorOver(anchor: Anchor, { tree, doc }: Succession): Anchor {
  const before = bareTree(tree);
  const flat = flatTextOf(doc);
  const positions = positionsIn(doc);
  const words = (bare: string) => bare.replaceAll('\u2029', ' ');
  const lost = { ...anchor, from: null, to: null };
  const span =
    words(before.flat.bare) === flat.bare
      ? resolveAnchor(anchor, before.flat, before.positions)
      : resolveAnchor(lost, flat, positions);
  return (span && anchorAt(flat, span, positions)) ?? { ...lost, attached: false };
}
