import type { SeenMail } from '@/domain/checkup/judge-services';
import { environment } from '@/server/environment';
import { log } from '@/server/log';
import { openTransport } from './open-transport';

const patience = 4_000;

/** Connects to the mail server and signs in, as a mail would, and sends none. Never throws. */
export async function knockAtMailServer(): Promise<SeenMail> {
  const { smtpUrl } = environment();
  if (smtpUrl === null) return { kind: 'none' };
  const { host } = new URL(smtpUrl);
  const transport = openTransport(smtpUrl, patience);
  try {
    await transport.verify();
    return { kind: 'open', host };
  } catch (error) {
    log.warn({ error }, 'The mail server could not be reached for a checkup.');
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return { kind: 'failed', host, code };
  } finally {
    transport.close();
  }
}
