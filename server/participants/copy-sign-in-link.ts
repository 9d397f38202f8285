import { deed } from '@/domain/record/deeds';
import { accept, refuse, type Result } from '@/domain/result';
import { act } from '@/server/acts/act';
import type { Actor, Asker, EntryRefusal } from '@/server/acts/asker';
import { did } from '@/server/acts/done';
import { limitedSignIn } from '@/server/auth/asking';
import { isAdministrator } from '@/server/auth/invited';
import { makeSignInLink } from '@/server/auth/make-sign-in-link';
import { listChaired, type Copied } from '@/server/auth/repository';
import type { Database } from '@/server/database/client';
import { mailIsSetUp } from '@/server/mail/send-mail';
import { heldParticipant, type ParticipantPlace } from './participant-thing';

export type CopyLinkRefusal = 'mail-is-set-up' | 'administrators-own' | EntryRefusal;

/**
 * Makes a sign-in link to hand to somebody by other means, where there is no mail server.
 * Whoever holds it signs in as that person, the chair first of all. So it is on the record,
 * and good only in the sessions which that chair runs: into another one leads a link that
 * its own chair makes. Nobody makes one for an administrator.
 */
export async function copySignInLink(
  asker: Asker,
  place: ParticipantPlace,
): Promise<Result<{ link: string; name: string }, CopyLinkRefusal>> {
  const granted = await grantLink(asker, place);
  if (!granted.ok) return granted;
  const { email, name, copied } = granted.value;
  return accept({
    link: await makeSignInLink(email, `/sessions/${place.sessionId}`, copied),
    name,
  });
}

/** Lets the link be made, and puts on the record that it is. */
const grantLink = act({
  act: 'copy-sign-in-link',
  on: heldParticipant,
  work: async ({ transaction, actor, held: { listed } }) => {
    if (mailIsSetUp()) return refuse('mail-is-set-up');
    const isOwn = listed.personId === actor.personId;
    if (!isOwn && isAdministrator(listed.email)) return refuse('administrators-own');
    const { participantId, email, name } = listed;
    const copied = await whatItOpens(transaction, actor, isOwn);
    return did({ email, name, copied }, deed('copy-sign-in-link', participantId, { name }));
  },
});

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
