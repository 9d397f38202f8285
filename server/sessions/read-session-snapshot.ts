import type { SessionSnapshot } from '@/domain/sessions/session-snapshot';
import { inTransaction } from '@/server/database/client';
import {
  findPeopleSequence,
  findRevision,
  listDrafts,
  listReplies,
  listVotes,
} from './at-a-glance/repository';
import { isId } from './repository';

/**
 * Reads a session at a glance, for whoever may see the session: the caller asks that.
 * The revision is read first, so that a snapshot is never older than it says.
 */
export async function readSessionSnapshot(
  sessionId: string,
): Promise<{ sessionId: string; snapshot: SessionSnapshot } | null> {
  if (!isId(sessionId)) return null;
  return inTransaction(async (transaction) => {
    const revision = await findRevision(transaction, sessionId);
    if (revision === null) return null;
    const snapshot = {
      revision,
      peopleSequence: await findPeopleSequence(transaction, sessionId),
      drafts: await listDrafts(transaction, sessionId),
      votes: await listVotes(transaction, sessionId),
      replies: await listReplies(transaction, sessionId),
    };
    return { sessionId, snapshot };
  });
}
