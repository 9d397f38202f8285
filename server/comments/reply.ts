import { maxComments, readBody } from '@/domain/comments/comment-rules';
import { deed } from '@/domain/record/deeds';
import { refuse } from '@/domain/result';
import { act } from '@/server/acts/act';
import { did, didNothing } from '@/server/acts/done';
import { thread } from './comment-things';
import { isOwnCommentAlready } from './is-own-comment-already';
import { countComments, saveComment } from './repository';
import { wordsOnRecord } from './words-on-record';

export type Reply = { threadId: string; commentId: string; body: string };

/** Adds a comment to a thread, resolved or not: what was settled can still be remarked on. */
export const reply = act({
  act: 'reply',
  on: thread,
  work: async ({ transaction, actor, now, held }, asked: Reply) => {
    const { threadId, draftId } = held;
    const { commentId } = asked;
    const body = readBody(asked.body);
    if (!body.ok) return body;
    const already = await isOwnCommentAlready(transaction, commentId, actor.participantId);
    if (already) return already.ok ? didNothing(already.value) : already;
    if ((await countComments(transaction, threadId)) >= maxComments) return refuse('full');
    const said = { threadId, authorId: actor.participantId, body: body.value, createdAt: now };
    await saveComment(transaction, { id: commentId, ...said });
    const told = { draftId, threadId, ...wordsOnRecord(body.value) };
    return did({ threadId }, deed('reply', commentId, told));
  },
});
