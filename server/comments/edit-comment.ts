import { mayChange, readBody } from '@/domain/comments/comment-rules';
import { deed } from '@/domain/record/deeds';
import { act } from '@/server/acts/act';
import { did, didNothing } from '@/server/acts/done';
import { heldComment } from './comment-things';
import { changeComment } from './repository';
import { wordsOnRecord } from './words-on-record';

export type EditComment = { commentId: string; body: string };

/** Puts other words in a comment of one's own. Everyone sees that it was edited. */
export const editComment = act({
  act: 'edit-comment',
  on: heldComment,
  work: async ({ transaction, actor, now, held }, asked: EditComment) => {
    const { commentId, draftId, threadId, stored } = held;
    const allowed = mayChange(stored, actor.participantId);
    if (!allowed.ok) return allowed;
    const body = readBody(asked.body);
    if (!body.ok) return body;
    if (body.value === stored.body) return didNothing({ threadId });
    await changeComment(transaction, commentId, body.value, now);
    const told = { draftId, threadId, ...wordsOnRecord(body.value) };
    return did({ threadId }, deed('edit-comment', commentId, told));
  },
});
