import { Client } from 'pg';
import { completeEnvironment, environment } from '@/server/environment';
import { keptSecret } from '@/server/kept-secret';
import { log } from '@/server/log';
import { say } from '@/server/say';
import { startEmbeddedPostgres } from './embedded-postgres';
import { DatabaseFault } from './database-fault';
import { keepCopy } from './keep-copy';
import { migrate } from './migrate';
import { dropHalfDemonstration } from './seed-empty-database';

/**
 * Makes the database ready: the one that was given and no other, or the embedded one;
 * brought to the newest schema unless it is wanted as it is.
 *
 * @returns what ends the embedded one; does nothing for a given one
 */
export async function openDatabase({ asItIs = false } = {}): Promise<() => Promise<void>> {
  const close = environment().embeddedDatabase ? await openEmbedded() : await openGiven();
  if (asItIs) return close;
  try {
    const { databaseUrl, embeddedDatabase } = environment();
    const before = embeddedDatabase ? keepCopy : undefined;
    const applied = await migrate(databaseUrl, { say, before });
    if (applied.length > 0) log.info({ applied }, 'Brought the database to the newest schema');
  } catch (error) {
    await close();
    throw error;
  }
  return close;
}

async function openEmbedded(): Promise<() => Promise<void>> {
  const { dataFolder, secret } = environment();
  say('Starting the embedded PostgreSQL…');
  const postgres = await startEmbeddedPostgres({ folder: dataFolder, say }).catch(
    (error: Error) => {
      throw new DatabaseFault(error.message);
    },
  );
  completeEnvironment({ databaseUrl: postgres.url, secret: secret || keptSecret(dataFolder) });
  await dropHalfDemonstration(postgres.url);
  log.info({ folder: postgres.folder }, 'The embedded PostgreSQL is running');
  return postgres.stop;
}

async function openGiven(): Promise<() => Promise<void>> {
  const { databaseUrl, secret, dataFolder } = environment();
  const { host, pathname } = new URL(databaseUrl);
  say(`Connecting to PostgreSQL at ${host}…`);
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await client.end();
  } catch (error) {
    const reason = reasonOf(error);
    throw new DatabaseFault(
      `PostgreSQL at ${host}, database ${pathname.slice(1) || '(none)'}, cannot be used (${reason}): check DATABASE_URL and that the server is running.`,
    );
  }
  // In production the settings insist on one.
  if (!secret) completeEnvironment({ secret: keptSecret(dataFolder) });
  return () => Promise.resolve();
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
