import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Check } from '@/domain/checkup/finding';
import { freePort } from '@/server/free-port';
import { readCheckup } from '@/server/checkup/read-checkup';
import { database } from '@/server/database/client';
import { environment } from '@/server/environment';
import { tellBusState } from '@/server/live/bus/bus-state';
import { startSmtp } from '@/tests/support/smtp';

afterEach(() => {
  environment().smtpUrl = null;
  tellBusState(() => ({ carrier: 'PostgreSQL', hearsItself: false, peers: 0, missing: 0 }));
});

async function findingAt(check: Check) {
  const { findings } = await readCheckup();
  return findings.find((finding) => finding.check === check);
}

describe('a checkup', () => {
  it('finds the database fine, with its clock', async () => {
    const { databaseAhead } = await readCheckup();
    expect(await findingAt('database')).toMatchObject({ state: 'fine', says: 'database-fine' });
    expect(Math.abs(databaseAhead ?? Number.NaN)).toBeLessThan(1_000);
  });

  it('counts the migrations that are missing', async () => {
    const last = await database().$queryRaw<{ id: string }[]>`
      UPDATE _prisma_migrations SET finished_at = NULL
      WHERE id = (SELECT id FROM _prisma_migrations ORDER BY started_at DESC LIMIT 1)
      RETURNING id`;
    expect(last).toHaveLength(1);
    expect(await findingAt('database')).toMatchObject({
      says: 'database-behind',
      values: { missing: 1 },
    });
    await database().$executeRaw`UPDATE _prisma_migrations SET finished_at = now()`;
  });

  it('tells how the processes hear each other', async () => {
    expect(await findingAt('bus')).toMatchObject({ says: 'bus-silent' });
    tellBusState(() => ({ carrier: 'Redis', hearsItself: true, peers: 1, missing: 0 }));
    expect(await findingAt('bus')).toMatchObject({ says: 'bus-fine', values: { peers: 1 } });
  });

  it('knocks at the mail server without sending anything', async () => {
    expect(await findingAt('mail')).toMatchObject({ says: 'mail-none' });
    const smtp = await startSmtp();
    environment().smtpUrl = smtp.url;
    expect(await findingAt('mail')).toMatchObject({ state: 'fine', says: 'mail-fine' });
    expect(smtp.mails).toEqual([]);
    await smtp.stop();
  });

  it.each([
    ['is down', async () => `smtp://127.0.0.1:${await freePort()}`, 'mail-refused'],
    ['has a name nobody knows', async () => 'smtp://mail.invalid', 'mail-unknown-host'],
  ])('says of a mail server that %s what to do', async (_what, url, says) => {
    environment().smtpUrl = await url();
    expect(await findingAt('mail')).toMatchObject({ state: 'wrong', says });
  });

  it('does not wait for a mail server that says nothing', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    environment().smtpUrl = `smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const startedAt = Date.now();
    expect(await findingAt('mail')).toMatchObject({ says: 'mail-late' });
    expect(Date.now() - startedAt).toBeLessThan(8_000);
    silent.close();
  });
});
