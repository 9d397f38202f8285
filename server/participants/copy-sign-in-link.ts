import { accept, refuse, type Result } from '@/domain/result';
import { sessionTopic } from '@/domain/sessions/session-snapshot';
import { isAdministrator } from '@/server/auth/invited';
import { makeSignInLink } from '@/server/auth/make-sign-in-link';
import { ring } from '@/server/live/topics/ring';
import { mailIsSetUp } from '@/server/mail/send-mail';
import { appendToRecord } from '@/server/record/append-to-record';
import { actInSession, type Actor, type EntryRefusal } from '@/server/sessions/act-in-session';
import type { Database } from '@/server/database/client';
import { countPlacesBeyond, findListed, type StoredParticipant } from './repository';

export type CopySignInLink = { personId: string; sessionId: string; participantId: string };

export type CopyLinkRefusal = 'mail-is-set-up' | 'only-chair' | 'belongs-elsewhere' | EntryRefusal;

/**
 * Makes a sign-in link to hand to somebody by other means, where there is no mail server.
 * Whoever holds it could sign in as that person, so it is on the record, a chair's only a
 * chair may have, and nobody's who also belongs to sessions that the asker does not run.
 */
export async function copySignInLink({
  personId,
  sessionId,
  participantId,
}: CopySignInLink): Promise<Result<{ link: string; name: string }, CopyLinkRefusal>> {
  const done = await actInSession(
    personId,
    sessionId,
    'copy-sign-in-link',
    async ({ transaction, actor }) => {
      if (mailIsSetUp()) return refuse('mail-is-set-up');
      const listed = await findListed(transaction, sessionId, participantId);
      if (!listed) return refuse('not-found');
      const refusal = await whyNotTheirKey(transaction, actor, listed);
      if (refusal) return refuse(refusal);
      await appendToRecord(transaction, {
        sessionId,
        actor,
        act: 'copy-sign-in-link',
        subject: { kind: 'participant', id: participantId },
        payload: { name: listed.name },
      });
      return accept(listed);
    },
  );
  if (!done.ok) return done;
  ring(sessionTopic(sessionId).name);
  const { email, name } = done.value;
  return accept({ link: await makeSignInLink(email, `/sessions/${sessionId}`), name });
}

async function whyNotTheirKey(
  transaction: Database,
  actor: Actor,
  listed: StoredParticipant,
): Promise<'only-chair' | 'belongs-elsewhere' | null> {
  if (listed.personId === actor.personId) return null;
  if (listed.role === 'chair' && actor.role !== 'chair') return 'only-chair';
  if (isAdministrator(listed.email)) return 'belongs-elsewhere';
  const beyond = await countPlacesBeyond(transaction, listed.personId, actor.personId);
  return beyond > 0 ? 'belongs-elsewhere' : null;
}
