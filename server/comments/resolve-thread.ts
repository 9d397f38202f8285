import { accept, refuse, type Result } from '@/domain/result';
import { database } from '@/server/database/client';
import { appendToRecord } from '@/server/record/append-to-record';
import { actInSession, type EntryRefusal } from '@/server/sessions/act-in-session';
import { findThreadPlace, saveResolved } from './repository';
import { ringThreads } from './ring-threads';

export type ResolveThread = { personId: string; threadId: string };

/** Marks a thread as settled. One that is already keeps who settled it and when. */
export async function resolveThread({
  personId,
  threadId,
}: ResolveThread): Promise<Result<{ threadId: string }, EntryRefusal>> {
  const place = await findThreadPlace(database(), threadId);
  if (!place) return refuse('not-found');
  const { sessionId, draftId } = place;
  const resolved = await actInSession<{ threadId: string }, EntryRefusal>(
    personId,
    sessionId,
    'resolve-thread',
    async (acting) => {
      const { transaction, actor, now } = acting;
      const changed = await saveResolved(transaction, threadId, actor.participantId, now);
      if (!changed) return accept({ threadId });
      await appendToRecord(transaction, {
        sessionId,
        actor,
        act: 'resolve-thread',
        subject: { kind: 'thread', id: threadId },
        payload: { draftId },
      });
      return accept({ threadId });
    },
  );
  if (resolved.ok) ringThreads(place);
  return resolved;
}
