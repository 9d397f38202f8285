import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { listFilled, listTables } from '@/server/backup/repository';
import { restoreBackup } from '@/server/backup/restore-backup';
import { writeBackup } from '@/server/backup/write-backup';
import { environment } from '@/server/environment';
import { say } from '@/server/say';
import { DatabaseFault } from './database-fault';
import type { Migration } from './migration';

/** So many backups from before migrations are kept. */
const kept = 3;

/**
 * Before the embedded database is migrated: writes a backup of it, and where a data step
 * comes, rehearses all that comes on a copy. If the copy cannot be migrated, nothing has
 * changed and the start ends here. Who runs a PostgreSQL of their own does both by hand.
 */
export async function keepCopy(pending: readonly Migration[]): Promise<void> {
  const { databaseUrl, dataFolder } = environment();
  if (!(await holdsAnything(databaseUrl))) return;
  const folder = join(dataFolder, 'backups');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const instant = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const file = join(folder, `${instant}-before-${pending[0]?.name}.tar.gz`);
  say(`A newer schema comes: keeping a backup in ${file}…`);
  await writeBackup({ databaseUrl, file, now: true, say });
  if (pending.some(({ step }) => step !== null)) await rehearse(databaseUrl, file);
  const old = (await readdir(folder)).filter((name) => name.endsWith('.tar.gz')).sort();
  for (const name of old.slice(0, -kept)) await rm(join(folder, name));
}

async function holdsAnything(databaseUrl: string): Promise<boolean> {
  return withClient(databaseUrl, async (client) => {
    const filled = await listFilled(client, await listTables(client));
    return filled.length > 0;
  });
}

async function rehearse(databaseUrl: string, file: string): Promise<void> {
  const copy = new URL(databaseUrl);
  copy.pathname = '/plenary_rehearsal';
  const server = new URL(databaseUrl);
  server.pathname = '/postgres';
  // Left behind by a rehearsal that was killed.
  const drop = 'DROP DATABASE IF EXISTS plenary_rehearsal WITH (FORCE)';
  say('Rehearsing it on a copy…');
  await withClient(server.href, async (client) => {
    await client.query(drop);
    await client.query('CREATE DATABASE plenary_rehearsal');
    try {
      await restoreBackup({ databaseUrl: copy.href, file, say: () => undefined });
    } catch (error) {
      throw new DatabaseFault(
        `Rehearsed on a copy, the newer schema failed: ${(error as Error).message} Your own data were not touched: the version of Plenary that ran before still works with them.`,
      );
    } finally {
      await client.query(drop);
    }
  });
}

async function withClient<Value>(
  url: string,
  work: (client: Client) => Promise<Value>,
): Promise<Value> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
