import { createTransport, type Transport } from 'nodemailer';

/**
 * A way to the mail server. nodemailer takes its options from an object or from the
 * address, never from both: they go into the address, where those that whoever runs
 * Plenary wrote there stay.
 *
 * @param patience how long the server may take to answer, in milliseconds
 */
export function openTransport(smtpUrl: string, patience: number): Transport {
  const url = new URL(smtpUrl);
  const { searchParams } = url;
  for (const name of ['connectionTimeout', 'greetingTimeout', 'socketTimeout']) {
    if (!searchParams.has(name)) searchParams.set(name, String(patience));
  }
  searchParams.set('disableFileAccess', 'true');
  searchParams.set('disableUrlAccess', 'true');
  return createTransport(url.href);
}
