import { accept, refuse, type Result } from '@/domain/result';
import { database } from '@/server/database/client';
import { appendToRecord } from '@/server/record/append-to-record';
import { actInSession, type EntryRefusal } from '@/server/sessions/act-in-session';
import { findThreadPlace, saveReopened } from './repository';
import { ringThreads } from './ring-threads';

export type ReopenThread = { personId: string; threadId: string };

/** Opens a settled thread again. One that is open already stays as it is. */
export async function reopenThread({
  personId,
  threadId,
}: ReopenThread): Promise<Result<{ threadId: string }, EntryRefusal>> {
  const place = await findThreadPlace(database(), threadId);
  if (!place) return refuse('not-found');
  const { sessionId, draftId } = place;
  const reopened = await actInSession<{ threadId: string }, EntryRefusal>(
    personId,
    sessionId,
    'reopen-thread',
    async (acting) => {
      const { transaction, actor } = acting;
      const changed = await saveReopened(transaction, threadId);
      if (!changed) return accept({ threadId });
      await appendToRecord(transaction, {
        sessionId,
        actor,
        act: 'reopen-thread',
        subject: { kind: 'thread', id: threadId },
        payload: { draftId },
      });
      return accept({ threadId });
    },
  );
  if (reopened.ok) ringThreads(place);
  return reopened;
}
