import { maxComments, readBody, type BodyRefusal } from '@/domain/comments/comment-rules';
import { accept, refuse, type Result } from '@/domain/result';
import { database } from '@/server/database/client';
import { appendToRecord, sha256 } from '@/server/record/append-to-record';
import { actInSession, type EntryRefusal } from '@/server/sessions/act-in-session';
import { isOwnCommentAlready } from './is-own-comment-already';
import { countComments, findThreadPlace, saveComment } from './repository';
import { ringThreads } from './ring-threads';

export type Reply = { personId: string; threadId: string; commentId: string; body: string };

export type ReplyRefusal = EntryRefusal | BodyRefusal | 'full';

/** Adds a comment to a thread, resolved or not: what was settled can still be remarked on. */
export async function reply(request: Reply): Promise<Result<{ threadId: string }, ReplyRefusal>> {
  const { personId, threadId, commentId } = request;
  const place = await findThreadPlace(database(), threadId);
  if (!place) return refuse('not-found');
  const replied = await actInSession<{ threadId: string }, ReplyRefusal>(
    personId,
    place.sessionId,
    'reply',
    async (acting) => {
      const { transaction, actor, now } = acting;
      const body = readBody(request.body);
      if (!body.ok) return body;
      const already = await isOwnCommentAlready(transaction, commentId, actor.participantId);
      if (already) return already;
      if ((await countComments(transaction, threadId)) >= maxComments) return refuse('full');

      await saveComment(transaction, {
        id: commentId,
        threadId,
        authorId: actor.participantId,
        body: body.value,
        createdAt: now,
      });
      await appendToRecord(transaction, {
        sessionId: place.sessionId,
        actor,
        act: 'reply',
        subject: { kind: 'comment', id: commentId },
        payload: {
          draftId: place.draftId,
          threadId,
          length: body.value.length,
          sha256: sha256(body.value),
        },
      });
      return accept({ threadId });
    },
  );
  if (replied.ok) ringThreads(place);
  return replied;
}
