import { maxPassageLength, type Anchor } from '@/domain/comments/anchor';
import { maxThreads, readBody, type BodyRefusal } from '@/domain/comments/comment-rules';
import { anchorAt, resolveAnchor } from '@/domain/comments/resolve-anchor';
import { accept, refuse, type Result } from '@/domain/result';
import { database } from '@/server/database/client';
import { appendToRecord, sha256 } from '@/server/record/append-to-record';
import { actInSession, type Acting, type EntryRefusal } from '@/server/sessions/act-in-session';
import { readLiveText } from './live-text';
import {
  countThreads,
  findDraftPlace,
  type DraftPlace,
  saveComment,
  saveThread,
} from './repository';
import { isOwnCommentAlready } from './is-own-comment-already';
import { ringThreads } from './ring-threads';

export type OpenThread = {
  personId: string;
  draftId: string;
  /** The first comment's id, made by whoever sends it: sent twice, it is one comment. */
  commentId: string;
  body: string;
  anchor: Anchor;
};

export type OpenThreadRefusal =
  | EntryRefusal
  | BodyRefusal
  | 'passage-not-found'
  | 'passage-too-long'
  | 'full';

type Opened = Result<{ threadId: string }, OpenThreadRefusal>;

/**
 * Opens a thread about a passage. The thread has the id of its first comment. The quote
 * and the anchor are taken from the stored text, not from the sender: nobody can quote
 * what was never written. A sealed or decided text can still be commented on.
 */
export async function openThread(request: OpenThread): Promise<Opened> {
  const place = await findDraftPlace(database(), request.draftId);
  if (!place) return refuse('not-found');
  const opened = await actInSession<{ threadId: string }, OpenThreadRefusal>(
    request.personId,
    place.sessionId,
    'open-thread',
    (acting) => open(acting, place, request),
  );
  if (opened.ok) ringThreads(place);
  return opened;
}

async function open(
  { transaction, actor, now }: Acting,
  { draftId, documentId, sessionId }: DraftPlace,
  request: OpenThread,
): Promise<Opened> {
  const { commentId } = request;
  const body = readBody(request.body);
  if (!body.ok) return body;
  const already = await isOwnCommentAlready(transaction, commentId, actor.participantId);
  if (already) return already;
  if ((await countThreads(transaction, draftId)) >= maxThreads) return refuse('full');

  const { flat, positions, sequence } = await readLiveText(transaction, documentId);
  const span = resolveAnchor(request.anchor, flat, positions);
  const anchor = span && anchorAt(flat, span, positions);
  if (!anchor) return refuse('passage-not-found');
  const quote = anchor.passage;
  if (quote.length > maxPassageLength) return refuse('passage-too-long');

  const thread = { id: commentId, draftId, createdById: actor.participantId, createdAt: now };
  await saveThread(transaction, { ...thread, anchor, quote });
  const comment = { id: commentId, threadId: commentId, authorId: actor.participantId };
  await saveComment(transaction, { ...comment, body: body.value, createdAt: now });
  await appendToRecord(transaction, {
    sessionId,
    actor,
    act: 'open-thread',
    subject: { kind: 'thread', id: commentId },
    payload: {
      draftId,
      textSequence: sequence,
      passageSha256: sha256(quote),
      length: body.value.length,
      sha256: sha256(body.value),
    },
  });
  return accept({ threadId: commentId });
}
