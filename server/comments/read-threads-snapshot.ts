import { inTextOrder, withinBytes } from '@/domain/comments/list-threads';
import { threadsBytesMax, type ThreadsSnapshot } from '@/domain/comments/threads-snapshot';
import { database } from '@/server/database/client';
import { findRevision } from './repository';
import { countShownThreads, readThreads } from './threads/repository';

/** More would not be within the bytes of a snapshot. */
const threadsMax = 60;

/**
 * Reads the threads of a draft as people see them: in the order of the text, deleted
 * words left out; of many the first open ones. Null: there is no such draft. Whoever calls
 * asks first whether the reader is in the session.
 */
export async function readThreadsSnapshot(
  draftId: string,
): Promise<{ sessionId: string; snapshot: ThreadsSnapshot } | null> {
  // The revision first: threads that are newer than it says only make a later one equal.
  const found = await findRevision(database(), draftId);
  if (!found) return null;
  const { sessionId, revision } = found;
  const counts = await countShownThreads(database(), draftId);
  const wanted = { filter: 'all', participantId: null, from: 0, most: threadsMax } as const;
  const read = await readThreads(database(), draftId, wanted);
  const threads = inTextOrder(withinBytes(read, threadsBytesMax));
  return { sessionId, snapshot: { revision, draftId, threads, counts } };
}
