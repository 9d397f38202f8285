import type { Language } from '@/domain/language';
import { accept, refuse, type Result } from '@/domain/result';
import { environment } from '@/server/environment';
import { log } from '@/server/log';
import { composeLetter } from './letter';
import { mailWords } from './mail-words';
import { sendMail } from './send-mail';

export type SilenceLetter = {
  /** A canonical address. */
  to: string;
  language: Language;
  question: string;
  deadline: Date;
  /** Of the procedure's page. */
  path: string;
};

/** Tells somebody that their silence will mean consent, and until when they can break it. */
export async function sendSilenceLetter(
  letter: SilenceLetter,
): Promise<Result<null, 'mail-not-sent'>> {
  const { to, language, question, path } = letter;
  const words = mailWords(language);
  const deadline = new Intl.DateTimeFormat(language === 'fr' ? 'fr-CA' : 'en-GB', {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(letter.deadline);
  const composed = composeLetter({
    language,
    greeting: [words('silenceGreeting', { question }), words('silenceUntil', { deadline })],
    link: { words: words('silenceButton'), url: new URL(path, environment().appUrl).href },
    closing: [words('silenceMeans')],
  });
  try {
    await sendMail({ to, subject: words('silenceSubject', { question }), ...composed });
    return accept(null);
  } catch (error) {
    log.error({ error }, 'A letter of a silence procedure could not be mailed.');
    return refuse('mail-not-sent');
  }
}
