import { finished } from 'node:stream/promises';
import { Client } from 'pg';
import type { CopyStreamQuery } from 'pg-copy-streams';
import { migrate } from '@/server/database/migrate';
import { migrationNames } from '@/server/database/migration-names';
import { BackupFault } from './backup-fault';
import type { Manifest, TableInBackup } from './manifest';
import { checkBackup, readParts } from './read-backup';
import {
  countOthers,
  fillTable,
  listApplied,
  listFilled,
  listTables,
  settleForms,
} from './repository';

type Wanted = { databaseUrl: string; file: string; say: (words: string) => void };

/**
 * Restores a backup into an empty database: the schema of then, everything that was in
 * it, and then the migrations that have come since. All rows or none: what breaks off
 * half way leaves a database that is still empty.
 */
export async function restoreBackup({ databaseUrl, file, say }: Wanted): Promise<Manifest> {
  say(`Reading ${file}…`);
  const manifest = await checkBackup(file);
  const known = await migrationNames();
  const unknown = manifest.migrations.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new BackupFault(
      `${file} was made by a newer version of Plenary (${unknown}): restore it with that version.`,
    );
  }
  await withClient(databaseUrl, (client) => expectEmpty(client, manifest));
  await migrate(databaseUrl, { only: manifest.migrations });
  await withClient(databaseUrl, (client) => fill(client, { manifest, file, say }));
  const since = await migrate(databaseUrl, { say });
  if (since.length > 0) say(`Brought to the newest schema by ${since.length} migrations.`);
  await withClient(databaseUrl, (client) => client.query('ANALYZE'));
  return manifest;
}

async function withClient(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await settleForms(client);
    await work(client);
  } finally {
    await client.end();
  }
}

async function expectEmpty(client: Client, { migrations }: Manifest): Promise<void> {
  const filled = await listFilled(client, await listTables(client));
  if (filled.length > 0) {
    throw new BackupFault(
      `The database is not empty (${filled.slice(0, 3).join(', ')}${filled.length > 3 ? ' …' : ''}): a backup is restored into an empty one, never over another. Give it a new database, or a new folder in PLENARY_DATA.`,
    );
  }
  const others = await countOthers(client);
  if (others > 0) {
    throw new BackupFault(
      `${others} other connections to this database are open: stop every Plenary that uses it.`,
    );
  }
  const newer = (await listApplied(client)).find((name) => !migrations.includes(name));
  if (newer !== undefined) {
    throw new BackupFault(
      `The database is empty, but its schema is newer than the backup’s (${newer}): give it a new database.`,
    );
  }
}

type Filling = Wanted & { manifest: Manifest };

async function fill(
  client: Client,
  { manifest, file, say }: Omit<Filling, 'databaseUrl'>,
): Promise<void> {
  const tables = await listTables(client);
  for (const { name, columns } of manifest.tables) {
    const here = tables.find((table) => table.name === name);
    if (!here || columns.toSorted().join() !== here.columns.toSorted().join()) {
      throw new BackupFault(
        `The table ${name} is another one in this version of Plenary: restore ${file} with the version that wrote it.`,
      );
    }
  }
  await client.query('BEGIN');
  await fillTables(client, { manifest, file, say });
  for (const { name, value, isCalled } of manifest.sequences) {
    await client.query('SELECT setval($1::regclass, $2::bigint, $3)', [name, value, isCalled]);
  }
  await client.query('COMMIT');
}

async function fillTables(
  client: Client,
  { manifest, file, say }: Omit<Filling, 'databaseUrl'>,
): Promise<void> {
  const byName = new Map(manifest.tables.map((table) => [table.name, table]));
  let filling = null as { table: TableInBackup; stream: CopyStreamQuery } | null;
  for await (const { table: name, bytes } of readParts(file)) {
    const table = byName.get(name);
    if (!table) throw new BackupFault(`${file} changed while it was read.`);
    if (filling?.table !== table) {
      if (filling) await endTable(filling);
      say(`  ${name}: ${table.rows} rows`);
      filling = { table, stream: fillTable(client, table) };
    }
    await write(filling.stream, bytes).catch(refused(name));
  }
  if (filling) await endTable(filling);
}

async function write(stream: CopyStreamQuery, bytes: Buffer): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    stream.once('error', reject);
    stream.write(bytes, (error) => {
      stream.off('error', reject);
      if (error) reject(error);
      else resolve();
    });
  });
}

async function endTable({ table, stream }: { table: TableInBackup; stream: CopyStreamQuery }) {
  stream.end();
  await finished(stream).catch(refused(table.name));
  if (stream.rowCount === table.rows) return;
  refused(table.name)(new Error(`${stream.rowCount} of ${table.rows} rows were taken`));
}

function refused(table: string): (error: Error) => never {
  return ({ message }) => {
    throw new BackupFault(`${table} could not be restored (${message}). Nothing was restored.`);
  };
}
