import type { Language } from '@/domain/language';
import { accept, refuse, type Result } from '@/domain/result';
import { environment } from '@/server/environment';
import { log } from '@/server/log';
import { composeLetter } from './letter';
import { mailWords } from './mail-words';
import { mailIsSetUp, sendMail } from './send-mail';

export type Invitation = {
  /** A canonical address. */
  to: string;
  sessionTitle: string;
  /** The name of the person who invites. */
  invitedBy: string;
  language: Language;
};

export type InvitationRefusal = 'mail-not-set-up' | 'mail-not-sent';

/**
 * Tells somebody that they are invited, and where. Call it after the invitation is
 * committed: it never throws, and a refusal is for whoever invited to see and to help
 * out with a copied link; the invitation stands either way.
 */
export async function sendInvitation(
  invitation: Invitation,
): Promise<Result<null, InvitationRefusal>> {
  if (!mailIsSetUp()) return refuse('mail-not-set-up');
  const { to, sessionTitle, invitedBy, language } = invitation;
  const words = mailWords(language);
  const { appUrl } = environment();
  const url = new URL('/sign-in', appUrl);
  url.searchParams.set('email', to);
  const letter = composeLetter({
    language,
    greeting: [words('invitationGreeting', { invitedBy, sessionTitle })],
    link: { words: words('invitationButton'), url: url.href },
    closing: [words('invitationHow', { email: to, host: new URL(appUrl).host })],
  });
  try {
    await sendMail({ to, subject: words('invitationSubject', { sessionTitle }), ...letter });
    return accept(null);
  } catch (error) {
    log.error({ error }, 'An invitation could not be mailed.');
    return refuse('mail-not-sent');
  }
}
