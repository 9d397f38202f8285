import type { Database } from '@/server/database/client';

/** What PostgreSQL says about itself at this moment. */
export async function askDatabase(
  database: Database,
): Promise<{ now: Date; versionNumber: number }> {
  const [row] = await database.$queryRaw<{ now: Date; versionNumber: number }[]>`
    SELECT clock_timestamp() AS now,
           current_setting('server_version_num')::int AS "versionNumber"`;
  if (!row) throw new Error('The database did not answer.');
  return row;
}

/** The names of the migrations that have been applied. */
export async function findMigrations(database: Database): Promise<string[]> {
  const rows = await database.$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL`;
  return rows.map(({ name }) => name);
}
