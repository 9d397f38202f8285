import { resolve } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '@/server/database/migrate';
import { readMigration, runSql, runStep, type Migration } from '@/server/database/migration';
import { listBegun } from '@/server/database/migrations-table';
import { environment } from '@/server/environment';

const client = new Client({ connectionString: environment().databaseUrl });
const fixtures = resolve('tests/support/migrations');
const doubling = '20990101000000_double_the_numbers';

beforeAll(async () => {
  await client.connect();
});
afterAll(async () => {
  await client.end();
});

const begun = async (name: string) =>
  (await listBegun(client)).find((migration) => migration.name === name);

const plain = (name: string, sql: string): Migration => ({ name, sql, step: null });

describe('a migration of SQL', () => {
  it('is there whole, with Prisma’s note and checksum of it', async () => {
    await runSql(client, plain('2099_whole', 'CREATE TABLE one (); CREATE TABLE two ();'));
    const { rows } = await client.query(`
      SELECT checksum, finished_at >= started_at AS done, applied_steps_count AS steps
      FROM _prisma_migrations WHERE migration_name = '2099_whole'`);
    expect(rows).toEqual([
      { checksum: expect.stringMatching(/^[0-9a-f]{64}$/), done: true, steps: 1 },
    ]);
    await client.query("DELETE FROM _prisma_migrations WHERE migration_name = '2099_whole'");
  });

  it('that fails half way leaves nothing, and says in a sentence what to do', async () => {
    const failing = plain('2099_fails', 'CREATE TABLE three (); INSERT INTO nowhere VALUES (1);');
    await expect(runSql(client, failing)).rejects.toThrow(
      'The migration 2099_fails could not be applied (relation "nowhere" does not exist). Nothing of it was: the version of Plenary that ran before still works with this database. Start that one',
    );
    expect(await begun('2099_fails')).toBeUndefined();
    const { rowCount } = await client.query("SELECT FROM pg_class WHERE relname = 'three'");
    expect(rowCount).toBe(0);
  });
});

describe('a data step', () => {
  it('tells what it does, keeps what is done when it breaks off, and goes on there', async () => {
    await client.query(`
      CREATE TABLE numbers (number int, doubled int, tried int DEFAULT 0, allowed bool DEFAULT false);
      INSERT INTO numbers SELECT * FROM generate_series(1, 6)`);
    const migration = await readMigration(doubling, fixtures);
    const { step } = migration;
    if (!step) throw new Error('It has no step.');
    const said: string[] = [];
    const run = async () => runStep(client, migration, step, (words) => said.push(words));
    await expect(run()).rejects.toThrow(
      /The data step .*double_the_numbers broke off with 3 left to do \(nobody doubles four\). What is done is kept, and the next start/,
    );
    expect(await begun(doubling)).toMatchObject({ isFinished: false });
    await client.query('UPDATE numbers SET allowed = true WHERE number = 4');
    await run();
    expect(await begun(doubling)).toMatchObject({ isFinished: true });
    const { rows } = await client.query('SELECT doubled, tried FROM numbers ORDER BY number');
    // Each once, in its order: what was done before the break was not done again.
    expect(rows).toEqual([1, 2, 3, 4, 5, 6].map((n) => ({ doubled: 2 * n, tried: n })));
    expect(said).toEqual(['Doubling the numbers: 6 to do…', 'Doubling the numbers: 3 to do…']);
    await client.query('DELETE FROM _prisma_migrations WHERE migration_name = $1', [doubling]);
  });

  it('that does not come to an end is stopped', async () => {
    const step = { says: 'Turning', left: async () => 7, doNext: async () => undefined };
    await expect(runStep(client, plain('2099_turns', ''), step, () => undefined)).rejects.toThrow(
      'it does not come to an end',
    );
    await client.query("DELETE FROM _prisma_migrations WHERE migration_name = '2099_turns'");
  });
});

describe('a start that cannot go on', () => {
  async function withRow(values: string, work: () => Promise<void>) {
    await client.query(`
      INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
      VALUES ('of the test', '', ${values})`);
    try {
      await work();
    } finally {
      await client.query("DELETE FROM _prisma_migrations WHERE id = 'of the test'");
    }
  }

  it('says so when the schema is newer than it knows', async () => {
    await withRow("'29990101000000_telepathy', now()", async () => {
      await expect(migrate(environment().databaseUrl)).rejects.toThrow(
        /belongs to a newer version of Plenary: it has the migration 29990101000000_telepathy, .* Start the newer version/,
      );
    });
  });

  it('says so when another tool left a migration half done', async () => {
    const { rows } = await client.query<{ id: string; migration_name: string }>(
      'SELECT id, migration_name FROM _prisma_migrations ORDER BY migration_name LIMIT 1',
    );
    const first = rows[0];
    await client.query('UPDATE _prisma_migrations SET finished_at = NULL WHERE id = $1', [
      first?.id,
    ]);
    await expect(migrate(environment().databaseUrl)).rejects.toThrow(
      `The migration ${first?.migration_name} was begun by another tool and not finished`,
    );
    await client.query('UPDATE _prisma_migrations SET finished_at = now() WHERE id = $1', [
      first?.id,
    ]);
  });

  it('tells that it waits for another process, and then goes on', async () => {
    await client.query('SELECT pg_advisory_lock(7295113)');
    const said: string[] = [];
    const waiting = migrate(environment().databaseUrl, {
      say: (words) => {
        said.push(words);
        void client.query('SELECT pg_advisory_unlock(7295113)');
      },
    });
    expect(await waiting).toEqual([]);
    expect(said).toEqual([expect.stringContaining('waiting for it')]);
  });
});
