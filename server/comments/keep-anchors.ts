import type { Anchor } from '@/domain/comments/anchor';
import { refreshAnchor } from '@/domain/comments/resolve-anchor';
import { canonicalJson, type Json } from '@/domain/record/canonical';
import { database, inTransaction } from '@/server/database/client';
import { raiseRevision } from '@/server/sessions/repository';
import { readLiveText } from './live-text';
import { findDraftOfDocument, lockAnchors, readAnchors, saveAnchor } from './repository';
import { tell } from '@/server/acts/tell';
import { watchersOfThreads } from './comment-things';

/**
 * Brings the anchors of a document's threads up to date with its text, so that later
 * edits keep following them. Not an act of anybody's: nothing goes on the record. Those
 * who watch are told only when a passage reads differently, moved, was lost or came back.
 *
 * @returns how many anchors changed
 */
export async function keepAnchors(documentId: string): Promise<number> {
  const place = await findDraftOfDocument(database(), documentId);
  if (!place || (await readAnchors(database(), place.draftId)).length === 0) return 0;
  const changed = await inTransaction(async (transaction) => {
    // The anchors before the text: a text newer than an anchor is what we want.
    const stored = await lockAnchors(transaction, place.draftId);
    const { flat, positions } = await readLiveText(transaction, documentId);
    const refreshed = stored.map(({ threadId, anchor }) => ({
      threadId,
      anchor,
      fresh: refreshAnchor(anchor, flat, positions),
    }));
    const reordered = !sameOrder(refreshed);
    const moved = refreshed.filter(
      ({ anchor, fresh }) => reordered || !same({ ...fresh, place: anchor.place }, anchor),
    );
    for (const { threadId, fresh } of moved) await saveAnchor(transaction, threadId, fresh);
    const seen = moved.some(({ anchor, fresh }) => !looksSame(anchor, fresh));
    if (seen) await raiseRevision(transaction, place.sessionId);
    return { count: moved.length, seen };
  });
  if (changed.seen) tell(watchersOfThreads(place));
  return changed.count;
}

/** Do the stored places still list the threads as the text does? Then they can stay. */
function sameOrder(anchors: readonly { anchor: Anchor; fresh: Anchor }[]): boolean {
  const inText = anchors.toSorted((one, other) => one.fresh.place - other.fresh.place);
  return inText.every(
    ({ anchor }, index) => index === 0 || (inText[index - 1]?.anchor.place ?? 0) <= anchor.place,
  );
}

function same(one: Anchor, other: Anchor): boolean {
  return canonicalJson(one) === canonicalJson(other);
}

/** Nothing that a reader's own page could not know by itself has changed. */
function looksSame(one: Anchor, other: Anchor): boolean {
  const visible = ({ from, to, passage, attached, blockId }: Anchor): Json => ({
    from,
    to,
    passage,
    attached,
    blockId,
  });
  return canonicalJson(visible(one)) === canonicalJson(visible(other));
}
