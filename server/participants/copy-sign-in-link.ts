import { accept, refuse, type Result } from '@/domain/result';
import { sessionTopic } from '@/domain/sessions/session-snapshot';
import { limitedSignIn } from '@/server/auth/asking';
import { isAdministrator } from '@/server/auth/invited';
import { makeSignInLink } from '@/server/auth/make-sign-in-link';
import { listChaired, type Copied } from '@/server/auth/repository';
import { ring } from '@/server/live/topics/ring';
import { mailIsSetUp } from '@/server/mail/send-mail';
import { appendToRecord } from '@/server/record/append-to-record';
import { actInSession, type Actor, type EntryRefusal } from '@/server/sessions/act-in-session';
import type { Database } from '@/server/database/client';
import { findListed } from './repository';

export type CopySignInLink = { personId: string; sessionId: string; participantId: string };

export type CopyLinkRefusal = 'mail-is-set-up' | 'administrators-own' | EntryRefusal;

/**
 * Makes a sign-in link to hand to somebody by other means, where there is no mail server.
 * Whoever holds it signs in as that person, the chair first of all. So it is on the record,
 * and good only in the sessions which that chair runs: into another one leads a link that
 * its own chair makes. Nobody makes one for an administrator.
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
      const isOwn = listed.personId === personId;
      if (!isOwn && isAdministrator(listed.email)) return refuse('administrators-own');
      await appendToRecord(transaction, {
        sessionId,
        actor,
        act: 'copy-sign-in-link',
        subject: { kind: 'participant', id: participantId },
        payload: { name: listed.name },
      });
      return accept({ ...listed, copied: await whatItOpens(transaction, actor, isOwn) });
    },
  );
  if (!done.ok) return done;
  ring(sessionTopic(sessionId).name);
  const { email, name, copied } = done.value;
  return accept({ link: await makeSignInLink(email, `/sessions/${sessionId}`, copied), name });
}

/** What the asker's own sign-in opens to them as a chair; for themself, all that it opens. */
async function whatItOpens(
  transaction: Database,
  { personId }: Actor,
  isOwn: boolean,
): Promise<Copied | null> {
  const limitedTo = limitedSignIn(personId);
  if (isOwn && limitedTo === null) return null;
  return { byId: personId, sessionIds: await listChaired(transaction, personId, limitedTo) };
}
