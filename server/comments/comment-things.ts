import { threadsTopic } from '@/domain/comments/threads-snapshot';
import { sessionTopic } from '@/domain/sessions/session-snapshot';
import type { Thing, Watchers } from '@/server/acts/thing';
import {
  findCommentPlace,
  findDraftPlace,
  findThreadPlace,
  lockComment,
  type CommentPlace,
  type DraftPlace,
  type StoredComment,
  type ThreadPlace,
} from './repository';

/** A draft whose threads are written; the text itself is not held. */
export const commentedDraft: Thing<{ draftId: string }, DraftPlace> = {
  sessionOf: async ({ draftId }, source) =>
    (await findDraftPlace(source, draftId))?.sessionId ?? null,
  hold: async (transaction, { draftId }) => findDraftPlace(transaction, draftId),
  watchers: watchersOfThreads,
};

/** A thread; who changes it twice at once is told by what was saved. */
export const thread: Thing<{ threadId: string }, ThreadPlace> = {
  sessionOf: async ({ threadId }, source) =>
    (await findThreadPlace(source, threadId))?.sessionId ?? null,
  hold: async (transaction, { threadId }) => findThreadPlace(transaction, threadId),
  watchers: watchersOfThreads,
};

/** A comment with its words, held so that two changes to it follow one another. */
export const heldComment: Thing<{ commentId: string }, CommentPlace & { stored: StoredComment }> = {
  sessionOf: async ({ commentId }, source) =>
    (await findCommentPlace(source, commentId))?.sessionId ?? null,
  hold: async (transaction, { commentId }) => {
    const place = await findCommentPlace(transaction, commentId);
    const stored = place && (await lockComment(transaction, commentId));
    return stored && { ...place, stored };
  },
  watchers: watchersOfThreads,
};

/** Everyone who watches a draft's threads, or its session. */
export function watchersOfThreads({
  draftId,
  sessionId,
}: Pick<DraftPlace, 'draftId' | 'sessionId'>): Watchers {
  return { topics: [threadsTopic(draftId).name, sessionTopic(sessionId).name] };
}
