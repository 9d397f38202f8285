import { accept, refuse, type Result } from '@/domain/result';
import { sessionTopic } from '@/domain/sessions/session-snapshot';
import type { Database } from '@/server/database/client';
import { ring } from '@/server/live/topics/ring';
import { appendToRecord } from '@/server/record/append-to-record';
import { actInSession, type EntryRefusal } from '@/server/sessions/act-in-session';
import { lockSession } from '@/server/sessions/repository';
import { listDelegations } from '@/server/delegations/repository';
import { placeOnRecord } from './place-on-record';
import { findListed, makeHead, takeHeadFrom, type StoredParticipant } from './repository';

export type AppointHead = { personId: string; sessionId: string; participantId: string };

export type HeadRefusal = EntryRefusal | 'head-no-delegate' | 'head-already' | 'head-not';

/**
 * Makes a delegate the head of their delegation, in the place of whoever was: where only
 * heads vote, the one who casts its ballot.
 */
export async function appointHead(form: AppointHead): Promise<Result<null, HeadRefusal>> {
  return changeHead(form, { act: 'appoint-head' }, async (transaction, listed) => {
    const { participantId, delegationId, isHead } = listed;
    if (delegationId === null) return refuse('head-no-delegate');
    if (isHead) return refuse('head-already');
    await makeHead(transaction, { participantId, delegationId });
    return accept(null);
  });
}

/** Ends somebody's being head; the delegation then has none. */
export async function dismissHead(form: AppointHead): Promise<Result<null, HeadRefusal>> {
  return changeHead(form, { act: 'dismiss-head' }, async (transaction, listed) => {
    if (!listed.isHead) return refuse('head-not');
    await takeHeadFrom(transaction, listed.participantId);
    return accept(null);
  });
}

async function changeHead(
  { personId, sessionId, participantId }: AppointHead,
  { act }: { act: 'appoint-head' | 'dismiss-head' },
  work: (database: Database, listed: StoredParticipant) => Promise<Result<null, HeadRefusal>>,
): Promise<Result<null, HeadRefusal>> {
  const done = await actInSession<null, HeadRefusal>(
    personId,
    sessionId,
    act,
    async ({ transaction, actor }) => {
      await lockSession(transaction, sessionId);
      const listed = await findListed(transaction, sessionId, participantId);
      if (!listed) return refuse('not-found');
      const changed = await work(transaction, listed);
      if (!changed.ok) return changed;
      const delegations = await listDelegations(transaction, sessionId);
      await appendToRecord(transaction, {
        sessionId,
        actor,
        act,
        subject: { kind: 'participant', id: participantId },
        payload: { name: listed.name, ...placeOnRecord(listed, delegations) },
      });
      return accept(null);
    },
  );
  if (done.ok) ring(sessionTopic(sessionId).name);
  return done;
}
