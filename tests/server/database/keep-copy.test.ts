import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDemonstration } from '@/prisma/seed';
import { checkBackup } from '@/server/backup/read-backup';
import { keepCopy } from '@/server/database/keep-copy';
import { environment } from '@/server/environment';

const folder = mkdtempSync(join(tmpdir(), 'plenary-keep-'));
const migration = { name: '2099_a', sql: '', step: null };
const step = { says: 'Counting', left: async () => 0, doNext: async () => undefined };
const kept = () => readdirSync(join(folder, 'backups')).sort();

beforeAll(() => {
  environment().dataFolder = folder;
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('what is kept before the embedded database is migrated', () => {
  it('is nothing while it is empty', async () => {
    await keepCopy([migration]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is a whole backup, three of them at most', async () => {
    await seedDemonstration();
    await keepCopy([migration]);
    const [first = ''] = kept();
    expect(first).toMatch(/^\d{14}-before-2099_a\.tar\.gz$/);
    expect((await checkBackup(join(folder, 'backups', first))).tables.length).toBeGreaterThan(20);
    for (const name of ['2099_b', '2099_c', '2099_d']) await keepCopy([{ ...migration, name }]);
    expect(kept()).toEqual(['b', 'c', 'd'].map((name) => expect.stringContaining(`2099_${name}`)));
  }, 60_000);

  it('is rehearsed on a copy where a data step comes, and the copy is gone afterwards', async () => {
    await keepCopy([{ ...migration, name: '2099_e', step }]);
    const client = new Client({ connectionString: environment().databaseUrl });
    await client.connect();
    const { rowCount } = await client.query(
      "SELECT FROM pg_database WHERE datname = 'plenary_rehearsal'",
    );
    await client.end();
    expect(rowCount).toBe(0);
    expect(kept().at(-1)).toContain('2099_e');
  }, 60_000);
});
