import { Client } from 'pg';
import { DatabaseFault } from './database-fault';
import { readMigration, runSql, runStep, type Migration } from './migration';
import { migrationNames } from './migration-names';
import { ensureMigrationsTable, listBegun, type Begun } from './migrations-table';

/** Any number will do, as long as every Plenary takes the same. */
const migrationLock = 7_295_113;

type Wanted = {
  /** Only these, where an older schema is wanted. */
  only?: readonly string[];
  /** Told what is being done, in words for the person who waits. */
  say?: (words: string) => void;
  /** Called before the first migration, when nothing has changed yet. */
  before?: (pending: Migration[]) => Promise<void>;
};

/**
 * Brings the database to the newest schema; a second call does nothing. Several
 * processes may call it at once: one works, the others wait for it. What fails half way
 * leaves whole migrations, and of a data step whole portions.
 *
 * @returns the names of the migrations applied now, oldest first
 * @throws DatabaseFault if the schema is newer than this version, or a migration fails
 */
export async function migrate(databaseUrl: string, wanted: Wanted = {}): Promise<string[]> {
  const { only, say = () => undefined, before } = wanted;
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await takeTurn(client, say);
    await ensureMigrationsTable(client);
    const pending = await listPending(await listBegun(client), only);
    if (pending.length > 0) await before?.(pending);
    for (const migration of pending) {
      if (migration.step) await runStep(client, migration, migration.step, say);
      else await runSql(client, migration);
    }
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/** Held as long as the connection is. */
async function takeTurn(client: Client, say: (words: string) => void): Promise<void> {
  const { rows } = await client.query<{ taken: boolean }>(
    `SELECT pg_try_advisory_lock(${migrationLock}) AS taken`,
  );
  if (rows[0]?.taken) return;
  say('Another process is bringing the database to the newest schema; waiting for it…');
  await client.query(`SELECT pg_advisory_lock(${migrationLock})`);
}

async function listPending(
  begun: Begun[],
  only: readonly string[] | undefined,
): Promise<Migration[]> {
  const known = await migrationNames();
  const newer = begun.findLast(({ name }) => !known.includes(name));
  if (newer) {
    throw new DatabaseFault(
      `The database belongs to a newer version of Plenary: it has the migration ${newer.name}, and this version knows none behind ${known.at(-1)}. Start the newer version, or restore a backup from before it.`,
    );
  }
  const finished = new Set(begun.filter(({ isFinished }) => isFinished).map(({ name }) => name));
  const wanted = (only ?? known).filter((name) => !finished.has(name));
  const pending = await Promise.all(wanted.map((name) => readMigration(name)));
  const broken = pending.find(
    ({ name, step }) => !step && begun.some((other) => other.name === name),
  );
  if (broken) {
    throw new DatabaseFault(
      `The migration ${broken.name} was begun by another tool and not finished, so nobody can tell how much of it is in the database. Restore a backup from before it; or undo by hand what is there of it, mark its row in _prisma_migrations as rolled back, and start again.`,
    );
  }
  return pending;
}
