import { changesBetween } from '@/domain/record/changes';
import { accept, refuse, type Result } from '@/domain/result';
import {
  checkSessionTerms,
  type SessionTerms,
  type SessionTermsRefusal,
} from '@/domain/sessions/session';
import { sessionTopic } from '@/domain/sessions/session-snapshot';
import { ring } from '@/server/live/topics/ring';
import { appendToRecord } from '@/server/record/append-to-record';
import { actInSession, type EntryRefusal } from './act-in-session';
import { changeSession, findSession, lockSession } from './repository';

export type EditSession = { personId: string; sessionId: string; terms: SessionTerms };

/** Changes what a session is about. What was there before stays on the record. */
export async function editSession({
  personId,
  sessionId,
  terms,
}: EditSession): Promise<Result<null, SessionTermsRefusal | EntryRefusal>> {
  const done = await actInSession(
    personId,
    sessionId,
    'edit-session',
    async ({ transaction, actor }): Promise<Result<null, SessionTermsRefusal | EntryRefusal>> => {
      const checked = checkSessionTerms(terms);
      if (!checked.ok) return checked;
      await lockSession(transaction, sessionId);
      const before = await findSession(transaction, sessionId);
      if (!before) return refuse('not-found');
      const changes = changesBetween(before.terms, checked.value);
      if (Object.keys(changes).length === 0) return accept(null);
      await changeSession(transaction, sessionId, checked.value);
      await appendToRecord(transaction, {
        sessionId,
        actor,
        act: 'edit-session',
        subject: { kind: 'session', id: sessionId },
        payload: { title: before.terms.title, changes },
      });
      return accept(null);
    },
  );
  if (done.ok) ring(sessionTopic(sessionId).name);
  return done;
}
