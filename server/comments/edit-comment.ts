import {
  mayChange,
  readBody,
  type BodyRefusal,
  type ChangeRefusal,
} from '@/domain/comments/comment-rules';
import { accept, refuse, type Result } from '@/domain/result';
import { database } from '@/server/database/client';
import { appendToRecord, sha256 } from '@/server/record/append-to-record';
import { actInSession, type EntryRefusal } from '@/server/sessions/act-in-session';
import { changeComment, findCommentPlace, lockComment } from './repository';
import { ringThreads } from './ring-threads';

export type EditComment = { personId: string; commentId: string; body: string };

export type EditCommentRefusal = EntryRefusal | BodyRefusal | ChangeRefusal;

/** Puts other words in a comment of one's own. Everyone sees that it was edited. */
export async function editComment(
  request: EditComment,
): Promise<Result<{ threadId: string }, EditCommentRefusal>> {
  const { personId, commentId } = request;
  const place = await findCommentPlace(database(), commentId);
  if (!place) return refuse('not-found');
  const { sessionId, draftId, threadId } = place;
  const edited = await actInSession<{ threadId: string }, EditCommentRefusal>(
    personId,
    sessionId,
    'edit-comment',
    async (acting) => {
      const { transaction, actor, now } = acting;
      const stored = await lockComment(transaction, commentId);
      if (!stored) return refuse('not-found');
      const allowed = mayChange(stored, actor.participantId);
      if (!allowed.ok) return allowed;
      const body = readBody(request.body);
      if (!body.ok) return body;
      if (body.value === stored.body) return accept({ threadId });

      await changeComment(transaction, commentId, body.value, now);
      await appendToRecord(transaction, {
        sessionId,
        actor,
        act: 'edit-comment',
        subject: { kind: 'comment', id: commentId },
        payload: { draftId, threadId, length: body.value.length, sha256: sha256(body.value) },
      });
      return accept({ threadId });
    },
  );
  if (edited.ok) ringThreads(place);
  return edited;
}
