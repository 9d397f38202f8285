import type { Language } from '@/domain/language';
import { readEmailAddress, type EmailRefusal } from '@/domain/people/email-address';
import { accept, refuse, type Result } from '@/domain/result';
import { database } from '@/server/database/client';
import { log } from '@/server/log';
import { inBackground } from '@/server/mail/in-background';
import { mailIsSetUp } from '@/server/mail/send-mail';
import { sendSignInLink } from '@/server/mail/send-sign-in-link';
import { allowAttempt } from './attempts';
import { isAdministrator } from './invited';
import { makeSignInLink } from './make-sign-in-link';
import { findPersonByEmail } from './repository';

export type LinkRequest = {
  email: string;
  /** Where to go afterwards. */
  next: string;
  /** The page's language, for an administrator who has none of their own yet. */
  language: Language;
  /** The network address of whoever asks. */
  clientAddress: string;
};

export type LinkRequestRefusal = EmailRefusal | 'too-many-requests' | 'mail-not-set-up';

const perAddress = { max: 3, minutes: 15 };
const perClient = { max: 20, minutes: 15 };

/**
 * Sends a sign-in link if the address was invited. The answer is the same, and as
 * quick, for every well-formed address: whether there is such a person is only looked
 * up afterwards, in the background, so nobody can find out who takes part.
 */
export async function requestSignInLink(
  request: LinkRequest,
): Promise<Result<{ email: string }, LinkRequestRefusal>> {
  if (!mailIsSetUp()) return refuse('mail-not-set-up');
  const address = readEmailAddress(request.email);
  if (!address.ok) return address;
  const email = address.value;
  const allowed =
    allowAttempt(`client ${request.clientAddress}`, perClient) &&
    allowAttempt(`address ${email}`, perAddress);
  if (!allowed) return refuse('too-many-requests');
  inBackground('sign-in link', () => sendLinkIfInvited(email, request));
  return accept({ email });
}

async function sendLinkIfInvited(email: string, request: LinkRequest): Promise<void> {
  const person = await findPersonByEmail(database(), email);
  if (!person && !isAdministrator(email)) {
    log.info({}, 'A sign-in link was asked for an address that was not invited.');
    return;
  }
  const link = await makeSignInLink(email, request.next);
  await sendSignInLink({ to: email, link, language: person?.language ?? request.language });
}
