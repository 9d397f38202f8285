import { inTransaction } from '@/server/database/client';
import { environment } from '@/server/environment';
import { log } from '@/server/log';
import { inBackground } from '@/server/mail/in-background';
import { sendInvitation } from '@/server/mail/send-invitation';
import { mailIsSetUp } from '@/server/mail/send-mail';
import { takeLetter } from './repository';

/** How often letters are looked for that had to wait, in milliseconds. */
const lookEvery = 60_000;

/** Sends the letters that may go today, one after the other, so as not to storm the mail server. */
export async function sendLetters(): Promise<void> {
  if (!mailIsSetUp()) return;
  for (;;) {
    const letter = await inTransaction((transaction) =>
      takeLetter(transaction, environment().lettersPerDay),
    );
    if (!letter) return;
    await sendInvitation(letter);
  }
}

/** Sends them after the answer. */
export function sendLettersSoon(): void {
  inBackground('invitations', sendLetters);
}

/** Sends what waited for another day, as long as the process runs. Returns what ends that. */
export function startLetterSender(): () => Promise<void> {
  let underWay = Promise.resolve();
  const timer = setInterval(() => {
    underWay = underWay.then(sendLetters).catch((error: unknown) => {
      log.error({ error }, 'Invitations could not be mailed.');
    });
  }, lookEvery);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}
