import type { Language } from '@/domain/language';
import { environment } from '@/server/environment';
import { composeLetter } from './letter';
import { mailWords } from './mail-words';
import { sendMail } from './send-mail';

/** Sends somebody the link they asked for. */
export async function sendSignInLink(mail: {
  to: string;
  link: string;
  language: Language;
}): Promise<void> {
  const words = mailWords(mail.language);
  const letter = composeLetter({
    language: mail.language,
    greeting: [words('linkGreeting', { host: new URL(environment().appUrl).host })],
    link: { words: words('linkButton'), url: mail.link },
    closing: [words('linkOnce'), words('linkUnasked')],
  });
  await sendMail({ to: mail.to, subject: words('linkSubject'), ...letter });
}
