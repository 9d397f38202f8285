import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrationNames, migrationsFolder as folder } from './migration-names';
import { withSchemaEngine } from './schema-engine';

/** Any number will do, as long as every Plenary takes the same. */
const migrationLock = 7_295_113;

/**
 * Brings the database to the newest schema; a second call does nothing. Several
 * processes may call it at once: one works, the others wait for it.
 *
 * @param upTo the last migration to apply, where an older schema is wanted
 * @returns the names of the migrations applied now, oldest first
 */
export async function migrate(
  databaseUrl: string,
  { upTo }: { upTo?: string } = {},
): Promise<string[]> {
  const guard = new Client({ connectionString: databaseUrl });
  await guard.connect();
  try {
    await guard.query(`SELECT pg_advisory_lock(${migrationLock})`);
    const migrationsList = await readMigrations(upTo);
    return await withSchemaEngine(databaseUrl, async (engine) => {
      const filters = { externalTables: [], externalEnums: [] };
      return (await engine.applyMigrations({ migrationsList, filters })).appliedMigrationNames;
    });
  } finally {
    await guard.end();
  }
}

async function readMigrations(upTo: string | undefined) {
  const all = await migrationNames();
  const names = upTo === undefined ? all : all.filter((name) => name <= upTo);
  const migrationDirectories = await Promise.all(
    names.map(async (name) => {
      const value = await readFile(join(folder, name, 'migration.sql'), 'utf8');
      return {
        path: name,
        migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } },
      };
    }),
  );
  const lockfile = 'migration_lock.toml';
  return {
    baseDir: folder,
    lockfile: { path: lockfile, content: await readFile(join(folder, lockfile), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories,
  };
}
