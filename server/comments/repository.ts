import type { Anchor } from '@/domain/comments/anchor';
import type { Database } from '@/server/database/client';
import { isId } from '@/server/sessions/repository';

/** The draft a thread is about, and the session it belongs to. */
export type DraftPlace = { draftId: string; sessionId: string; documentId: string };

export type ThreadPlace = DraftPlace & { threadId: string };

export type CommentPlace = ThreadPlace & { commentId: string };

export async function findDraftPlace(
  database: Database,
  draftId: string,
): Promise<DraftPlace | null> {
  if (!isId(draftId)) return null;
  const row = await database.draft.findUnique({
    where: { id: draftId },
    select: { sessionId: true, documentId: true },
  });
  return row && { draftId, ...row };
}

export async function findThreadPlace(
  database: Database,
  threadId: string,
): Promise<ThreadPlace | null> {
  if (!isId(threadId)) return null;
  const row = await database.thread.findUnique({
    where: { id: threadId },
    select: { draft: { select: { id: true, sessionId: true, documentId: true } } },
  });
  if (!row) return null;
  const { id: draftId, sessionId, documentId } = row.draft;
  return { threadId, draftId, sessionId, documentId };
}

export async function findCommentPlace(
  database: Database,
  commentId: string,
): Promise<CommentPlace | null> {
  if (!isId(commentId)) return null;
  const row = await database.comment.findUnique({
    where: { id: commentId },
    select: { threadId: true },
  });
  const thread = row && (await findThreadPlace(database, row.threadId));
  return thread && { ...thread, commentId };
}

/** A comment as its rules see it. */
export type StoredComment = {
  threadId: string;
  authorId: string;
  body: string;
  deletedAt: Date | null;
};

/** Reads a comment and holds its row, so that two changes to it follow one another. */
export async function lockComment(
  database: Database,
  commentId: string,
): Promise<StoredComment | null> {
  await database.$queryRaw`SELECT 1 FROM comments WHERE id = ${commentId}::uuid FOR UPDATE`;
  return database.comment.findUnique({
    where: { id: commentId },
    select: { threadId: true, authorId: true, body: true, deletedAt: true },
  });
}

export async function countThreads(database: Database, draftId: string): Promise<number> {
  return database.thread.count({ where: { draftId } });
}

export async function countComments(database: Database, threadId: string): Promise<number> {
  return database.comment.count({ where: { threadId } });
}

type NewThread = {
  id: string;
  draftId: string;
  createdById: string;
  anchor: Anchor;
  quote: string;
  createdAt: Date;
};

export async function saveThread(database: Database, thread: NewThread): Promise<void> {
  await database.thread.create({
    data: { ...thread, anchor: thread.anchor },
    select: { id: true },
  });
}

type NewComment = { id: string; threadId: string; authorId: string; body: string; createdAt: Date };

export async function saveComment(database: Database, comment: NewComment): Promise<void> {
  await database.comment.create({ data: comment, select: { id: true } });
}

export async function changeComment(
  database: Database,
  commentId: string,
  body: string,
  editedAt: Date,
): Promise<void> {
  await database.comment.update({
    where: { id: commentId },
    data: { body, editedAt },
    select: { id: true },
  });
}

/** Takes a comment's words away for good; that there was one stays. */
export async function eraseComment(
  database: Database,
  commentId: string,
  deletedAt: Date,
): Promise<void> {
  await database.comment.update({
    where: { id: commentId },
    data: { body: '', deletedAt },
    select: { id: true },
  });
}

/** Marks an open thread resolved. False if it was resolved already. */
export async function saveResolved(
  database: Database,
  threadId: string,
  resolvedById: string,
  resolvedAt: Date,
): Promise<boolean> {
  const { count } = await database.thread.updateMany({
    where: { id: threadId, resolvedAt: null },
    data: { resolvedAt, resolvedById },
  });
  return count > 0;
}

/** Opens a resolved thread again. False if it was open already. */
export async function saveReopened(database: Database, threadId: string): Promise<boolean> {
  const { count } = await database.thread.updateMany({
    where: { id: threadId, resolvedAt: { not: null } },
    data: { resolvedAt: null, resolvedById: null },
  });
  return count > 0;
}

export type StoredAnchor = { threadId: string; anchor: Anchor };

export async function readAnchors(database: Database, draftId: string): Promise<StoredAnchor[]> {
  const rows = await database.thread.findMany({
    where: { draftId },
    select: { id: true, anchor: true },
  });
  return rows.map(({ id, anchor }) => ({ threadId: id, anchor: anchor as unknown as Anchor }));
}

/** Reads the anchors and holds their threads, so that no two keepers write over each other. */
export async function lockAnchors(database: Database, draftId: string): Promise<StoredAnchor[]> {
  await database.$queryRaw`
    SELECT 1 FROM threads WHERE draft_id = ${draftId}::uuid ORDER BY id FOR UPDATE`;
  return readAnchors(database, draftId);
}

export async function saveAnchor(
  database: Database,
  threadId: string,
  anchor: Anchor,
): Promise<void> {
  await database.thread.update({
    where: { id: threadId },
    data: { anchor },
    select: { id: true },
  });
}

/** The session of a draft and its revision now. */
export async function findRevision(
  database: Database,
  draftId: string,
): Promise<{ sessionId: string; revision: number } | null> {
  if (!isId(draftId)) return null;
  const row = await database.draft.findUnique({
    where: { id: draftId },
    select: { sessionId: true, session: { select: { revision: true } } },
  });
  return row && { sessionId: row.sessionId, revision: row.session.revision };
}

/** The draft whose live text a document is. */
export async function findDraftOfDocument(
  database: Database,
  documentId: string,
): Promise<DraftPlace | null> {
  const row = await database.draft.findUnique({
    where: { documentId },
    select: { id: true, sessionId: true },
  });
  return row && { draftId: row.id, sessionId: row.sessionId, documentId };
}
