import { mayChange, type ChangeRefusal } from '@/domain/comments/comment-rules';
import { accept, refuse, type Result } from '@/domain/result';
import { database } from '@/server/database/client';
import { appendToRecord, sha256 } from '@/server/record/append-to-record';
import { actInSession, type EntryRefusal } from '@/server/sessions/act-in-session';
import { eraseComment, findCommentPlace, lockComment } from './repository';
import { ringThreads } from './ring-threads';

export type DeleteComment = { personId: string; commentId: string };

/**
 * Deletes a comment of one's own. Its words leave the database; the record keeps only
 * their hash, which proves what was said to whoever still has it.
 */
export async function deleteComment({
  personId,
  commentId,
}: DeleteComment): Promise<Result<{ threadId: string }, EntryRefusal | ChangeRefusal>> {
  const place = await findCommentPlace(database(), commentId);
  if (!place) return refuse('not-found');
  const { sessionId, draftId, threadId } = place;
  const deleted = await actInSession<{ threadId: string }, 'not-found' | ChangeRefusal>(
    personId,
    sessionId,
    'delete-comment',
    async (acting) => {
      const { transaction, actor, now } = acting;
      const stored = await lockComment(transaction, commentId);
      if (!stored) return refuse('not-found');
      const allowed = mayChange(stored, actor.participantId);
      if (!allowed.ok) return allowed;

      await eraseComment(transaction, commentId, now);
      await appendToRecord(transaction, {
        sessionId,
        actor,
        act: 'delete-comment',
        subject: { kind: 'comment', id: commentId },
        payload: { draftId, threadId, sha256: sha256(stored.body) },
      });
      return accept({ threadId });
    },
  );
  if (deleted.ok) ringThreads(place);
  return deleted;
}
