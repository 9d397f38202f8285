import { accept, refuse } from '@/domain/result';
import type { Database } from '@/server/database/client';
import { isId } from '@/server/sessions/repository';
import { lockComment } from './repository';

/**
 * Was this comment sent before? A browser that lost the answer sends it again under the
 * same id, and it must not appear twice. Null: it is new. Somebody else's id is refused.
 */
export async function isOwnCommentAlready(
  transaction: Database,
  commentId: string,
  participantId: string,
) {
  if (!isId(commentId)) return refuse('not-found');
  const stored = await lockComment(transaction, commentId);
  if (!stored) return null;
  if (stored.authorId !== participantId) return refuse('not-found');
  return accept({ threadId: stored.threadId });
}
