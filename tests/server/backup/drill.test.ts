import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { seedDemonstration } from '@/prisma/seed';
import { walkDatabase } from '@/server/backup/walk/walk-database';
import { database } from '@/server/database/client';
import { postgresAccount } from '@/server/database/postgres-account';
import { environment } from '@/server/environment';
import { listen } from '@/tests/support/process';

const folder = mkdtempSync(join(tmpdir(), 'plenary-drill-'));
const file = join(folder, 'backup.tar.gz');
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs one of the commands as people do, on the database of the tests. */
async function command(name: string, ...given: string[]) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', `server/commands/${name}.ts`, ...given],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, DATABASE_URL: environment().databaseUrl, PLENARY_DATA: folder },
    },
  );
  const said = listen(child);
  await once(child, 'close');
  return { code: child.exitCode, said: said() };
}

describe('npm run backup and npm run backup:drill', () => {
  it('restore a copy beside the running one, walk through all of it, and leave nothing', async () => {
    await seedDemonstration();
    expect(await command('backup', file)).toMatchObject({ code: 0 });
    const drill = await command('backup-drill', file);
    expect(drill).toEqual({ code: 0, said: expect.stringMatching(/ 0 faults; [\d.]+ s, backup/) });
    const [, records, entries, votes, texts, versions] =
      /(\d+) records whole with (\d+) entries, (\d+) votes recounted, (\d+) texts and (\d+) sealed/.exec(
        drill.said,
      ) ?? [];
    expect([records, entries, votes, texts, versions].map(Number)).toEqual([
      await database().session.count(),
      await database().recordEntry.count(),
      await database().vote.count({ where: { closedAt: { not: null } } }),
      await database().document.count(),
      await database().version.count(),
    ]);
    expect(Number(votes)).toBeGreaterThan(0);
    expect(existsSync(postgresAccount(join(folder, 'drill')).folder)).toBe(false);
  }, 120_000);

  it('say in a sentence how they are used, and what is wrong', async () => {
    expect(await command('backup')).toEqual({
      code: 2,
      said: 'Usage: npm run backup -- plenary.tar.gz [--now]\n',
    });
    expect(await command('backup-drill', join(folder, 'none'))).toEqual({
      code: 1,
      said: expect.stringMatching(/There is no file .*none\.\n$/),
    });
    const restored = await command('restore', file);
    expect(restored).toEqual({ code: 1, said: expect.stringContaining('is not empty') });
  }, 120_000);
});

describe('a walk through a database', () => {
  it('names a broken record, a vote that recounts to something else, and a text that is none', async () => {
    expect((await walkDatabase()).faults).toEqual([]);
    const session = await database().session.findFirstOrThrow();
    await database().$executeRaw`
      UPDATE sessions SET record_length = record_length + 1 WHERE id = ${session.id}::uuid`;
    const vote = await database().vote.findFirstOrThrow({ where: { closedAt: { not: null } } });
    await database().vote.update({
      where: { id: vote.id },
      data: { verdict: { ...(vote.verdict as object), outcome: 'vetoed' } },
    });
    const { id } = await database().document.findFirstOrThrow();
    await database().document.update({ where: { id }, data: { lastSequence: { increment: 5 } } });
    expect((await walkDatabase()).faults).toEqual([
      expect.stringContaining(`(${session.id}): entry`),
      `vote ${vote.id}: a recount does not come to the kept verdict`,
      expect.stringContaining(`text ${id}: `),
    ]);
    await database().vote.update({
      where: { id: vote.id },
      data: { verdict: vote.verdict as object },
    });
  }, 60_000);
});
