import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { completeEnvironment, environment } from '@/server/environment';
import { keptSecret } from '@/server/kept-secret';
import { openDatabase } from './open-database';
import { postgresAccount } from './postgres-account';

/**
 * Makes the database ready for a command that may run beside a Plenary: the embedded
 * PostgreSQL of the one that runs is joined, else the database is opened as at a start.
 *
 * @param wanted `asItIs`: without the migrations that it lacks
 * @returns what ends what was opened here, and nothing else
 */
export async function joinDatabase({ asItIs = false } = {}): Promise<() => Promise<void>> {
  const { embeddedDatabase, dataFolder, secret } = environment();
  const databaseUrl = embeddedDatabase ? await runningPostgres(dataFolder) : null;
  if (databaseUrl === null) return openDatabase({ asItIs });
  completeEnvironment({ databaseUrl, secret: secret || keptSecret(dataFolder) });
  return () => Promise.resolve();
}

/** The address of the embedded PostgreSQL that serves this folder now, or null. */
async function runningPostgres(dataFolder: string): Promise<string | null> {
  const { folder } = postgresAccount(dataFolder);
  try {
    const lock = await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8');
    const password = (await readFile(join(folder, 'postgres-password'), 'utf8')).trim();
    // The fourth line is the port (PostgreSQL, miscadmin.h: LOCK_FILE_LINE_PORT).
    const port = Number(lock.split('\n')[3]);
    const url = `postgresql://plenary:${password}@127.0.0.1:${port}/plenary`;
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
    await client.connect();
    await client.end();
    return url;
  } catch {
    return null;
  }
}
