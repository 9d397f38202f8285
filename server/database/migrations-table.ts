import { createHash, randomUUID } from 'node:crypto';
import type { ClientBase } from 'pg';

// Prisma's own table, so that `prisma migrate` agrees with what happened here.

/** A migration that was begun in this database. */
export type Begun = { name: string; isFinished: boolean };

/** Makes the table in a new database. */
export async function ensureMigrationsTable(client: ClientBase): Promise<void> {
  await client.query(`
    CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
      "id" VARCHAR(36) PRIMARY KEY NOT NULL,
      "checksum" VARCHAR(64) NOT NULL,
      "finished_at" TIMESTAMPTZ,
      "migration_name" VARCHAR(255) NOT NULL,
      "logs" TEXT,
      "rolled_back_at" TIMESTAMPTZ,
      "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
      "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`);
}

/** The migrations begun here, oldest first; those rolled back count as never begun. */
export async function listBegun(client: ClientBase): Promise<Begun[]> {
  const { rows } = await client.query<Begun>(`
    SELECT migration_name AS name, bool_or(finished_at IS NOT NULL) AS "isFinished"
    FROM _prisma_migrations WHERE rolled_back_at IS NULL GROUP BY 1 ORDER BY 1`);
  return rows;
}

/** Notes that a migration has begun. Its checksum is that of its SQL file, as Prisma has it. */
export async function noteBegun(client: ClientBase, name: string, sql: string): Promise<void> {
  const checksum = createHash('sha256').update(sql).digest('hex');
  await client.query(
    'INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)',
    [randomUUID(), checksum, name],
  );
}

/** Notes that a migration is done. */
export async function noteFinished(client: ClientBase, name: string): Promise<void> {
  await client.query(
    `UPDATE _prisma_migrations SET finished_at = clock_timestamp(), applied_steps_count = 1
     WHERE migration_name = $1 AND finished_at IS NULL AND rolled_back_at IS NULL`,
    [name],
  );
}
