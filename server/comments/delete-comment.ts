import { mayChange } from '@/domain/comments/comment-rules';
import { deed } from '@/domain/record/deeds';
import { act } from '@/server/acts/act';
import { did } from '@/server/acts/done';
import { sha256 } from '@/server/record/sha256';
import { heldComment } from './comment-things';
import { eraseComment } from './repository';

/**
 * Deletes a comment of one's own. Its words leave the database; the record keeps only
 * their hash, which proves what was said to whoever still has it.
 */
export const deleteComment = act({
  act: 'delete-comment',
  on: heldComment,
  work: async ({ transaction, actor, now, held: { commentId, draftId, threadId, stored } }) => {
    const allowed = mayChange(stored, actor.participantId);
    if (!allowed.ok) return allowed;
    await eraseComment(transaction, commentId, now);
    const told = { draftId, threadId, sha256: sha256(stored.body) };
    return did({ threadId }, deed('delete-comment', commentId, told));
  },
});
