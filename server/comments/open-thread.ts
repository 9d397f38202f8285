import { maxPassageLength, type Anchor } from '@/domain/comments/anchor';
import { maxThreads, readBody } from '@/domain/comments/comment-rules';
import { anchorAt, resolveAnchor } from '@/domain/comments/resolve-anchor';
import { deed } from '@/domain/record/deeds';
import { refuse } from '@/domain/result';
import { act } from '@/server/acts/act';
import { did, didNothing } from '@/server/acts/done';
import { sha256 } from '@/server/record/sha256';
import { commentedDraft } from './comment-things';
import { isOwnCommentAlready } from './is-own-comment-already';
import { readLiveText } from './live-text';
import { countThreads, saveComment, saveThread } from './repository';
import { wordsOnRecord } from './words-on-record';

export type OpenThread = {
  draftId: string;
  /** The first comment's id, made by whoever sends it: sent twice, it is one comment. */
  commentId: string;
  body: string;
  anchor: Anchor;
};

/**
 * Opens a thread about a passage. The thread has the id of its first comment. The quote
 * and the anchor are taken from the stored text, not from the sender: nobody can quote
 * what was never written. A sealed or decided text can still be commented on.
 */
export const openThread = act({
  act: 'open-thread',
  on: commentedDraft,
  work: async ({ transaction, actor, now, held }, asked: OpenThread) => {
    const { draftId, documentId } = held;
    const { commentId: id } = asked;
    const body = readBody(asked.body);
    if (!body.ok) return body;
    const already = await isOwnCommentAlready(transaction, id, actor.participantId);
    if (already) return already.ok ? didNothing(already.value) : already;
    if ((await countThreads(transaction, draftId)) >= maxThreads) return refuse('full');

    const { flat, positions, sequence } = await readLiveText(transaction, documentId);
    const span = resolveAnchor(asked.anchor, flat, positions);
    const anchor = span && anchorAt(flat, span, positions);
    if (!anchor) return refuse('passage-not-found');
    const quote = anchor.passage;
    if (quote.length > maxPassageLength) return refuse('passage-too-long');

    const written = { id, createdAt: now };
    const thread = { ...written, draftId, createdById: actor.participantId };
    await saveThread(transaction, { ...thread, anchor, quote });
    const comment = { ...written, threadId: id, authorId: actor.participantId };
    await saveComment(transaction, { ...comment, body: body.value });
    const told = { draftId, textSequence: sequence, passageSha256: sha256(quote) };
    return did(
      { threadId: id },
      deed('open-thread', id, { ...told, ...wordsOnRecord(body.value) }),
    );
  },
});
