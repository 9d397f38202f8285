import { plainText } from '@/domain/plain-words';
import { accept, refuse, type Result } from '@/domain/result';

/** The longest comment, in UTF-16 units after trimming. */
export const maxBodyLength = 5_000;

/** So many threads one draft can have, and so many comments one thread: whole snapshots travel. */
export const maxThreads = 1_000;
export const maxComments = 200;

export type BodyRefusal = 'empty' | 'too-long';

/** Reads what somebody wrote: plain words in lines, blank edges cut, 1 to 5,000 characters. */
export function readBody(written: string): Result<string, BodyRefusal> {
  const body = plainText(written);
  if (body === '') return refuse('empty');
  return body.length > maxBodyLength ? refuse('too-long') : accept(body);
}

export type ChangeRefusal = 'not-yours' | 'deleted';

/** May this participant edit or delete the comment? Only the one who wrote it, while it is there. */
export function mayChange(
  comment: { readonly authorId: string; readonly deletedAt: Date | null },
  participantId: string,
): Result<null, ChangeRefusal> {
  if (comment.authorId !== participantId) return refuse('not-yours');
  return comment.deletedAt ? refuse('deleted') : accept(null);
}

/**
 * The comments of a thread that are shown. A deleted one keeps its place while
 * somebody's words follow it; at the end of a thread it leaves nothing behind, and a
 * thread with no words left is not shown at all.
 */
export function shownComments<Comment extends { readonly body: string | null }>(
  comments: readonly Comment[],
): readonly Comment[] {
  const last = comments.findLastIndex(({ body }) => body !== null);
  return comments.slice(0, last + 1);
}
