import { environment } from '@/server/environment';
import { processWide } from '@/server/process-wide';
import { openTransport } from './open-transport';

/** In milliseconds. */
const patience = 20_000;

export type Mail = { to: string; subject: string; text: string; html: string };

/** Is there a mail server (SMTP_URL)? Without one, links are copied by hand. */
export function mailIsSetUp(): boolean {
  return environment().smtpUrl !== null;
}

/**
 * Hands a mail to the SMTP server; throws if it does not take it. `to` is one canonical
 * address, handed over as an address and never parsed again.
 */
export async function sendMail({ to, subject, text, html }: Mail): Promise<void> {
  const { smtpUrl, mailFrom } = environment();
  if (smtpUrl === null) throw new Error('There is no mail server: SMTP_URL is not set.');
  const transport = processWide('mail-transport', () => openTransport(smtpUrl, patience));
  await transport.sendMail({
    from: mailFrom,
    to: { name: '', address: to },
    subject,
    text,
    html,
    // Out-of-office replies to a machine help nobody (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
  });
}
