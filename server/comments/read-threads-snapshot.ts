import { shownComments } from '@/domain/comments/comment-rules';
import { inTextOrder } from '@/domain/comments/list-threads';
import type { ThreadsSnapshot } from '@/domain/comments/threads-snapshot';
import { database } from '@/server/database/client';
import { findRevision, readThreads } from './repository';

/**
 * Reads all threads of a draft as people see them: in the order of the text, deleted
 * words left out. Null: there is no such draft. Whoever calls asks first whether the reader is in the session.
 */
export async function readThreadsSnapshot(
  draftId: string,
): Promise<{ sessionId: string; snapshot: ThreadsSnapshot } | null> {
  // The revision first: threads that are newer than it says only make a later one equal.
  const found = await findRevision(database(), draftId);
  if (!found) return null;
  const stored = await readThreads(database(), draftId);
  const shown = stored
    .map((thread) => ({ ...thread, comments: shownComments(thread.comments) }))
    .filter(({ comments }) => comments.length > 0);
  const threads = inTextOrder(shown);
  return { sessionId: found.sessionId, snapshot: { revision: found.revision, draftId, threads } };
}
