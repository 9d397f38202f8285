import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ClientBase } from 'pg';
import { DatabaseFault } from './database-fault';
import type { DataStep } from './data-step';
import { migrationsFolder } from './migration-names';
import { listBegun, noteBegun, noteFinished } from './migrations-table';

/** A migration: one plain SQL file, or a data step where SQL cannot. */
export type Migration = { name: string; sql: string; step: DataStep | null };

/** How often whoever waits is told how far a data step has come, in milliseconds. */
const tellEvery = 2_000;

export async function readMigration(name: string, of = migrationsFolder): Promise<Migration> {
  const folder = join(of, name);
  const sql = await readFile(join(folder, 'migration.sql'), 'utf8');
  const file = join(folder, 'step.ts');
  if (!existsSync(file)) return { name, sql, step: null };
  const { step } = (await import(/* webpackIgnore: true */ pathToFileURL(file).href)) as {
    step: DataStep;
  };
  return { name, sql, step };
}

/** Runs a migration's SQL: all of it, with the note that it is done, or nothing. */
export async function runSql(client: ClientBase, { name, sql }: Migration): Promise<void> {
  try {
    await inOneTransaction(client, async () => {
      await client.query(sql);
      await noteBegun(client, name, sql);
      await noteFinished(client, name);
    });
  } catch (error) {
    throw new DatabaseFault(
      `The migration ${name} could not be applied (${reasonOf(error)}). Nothing of it was: the version of Plenary that ran before still works with this database. Start that one, and tell the developers this sentence.`,
    );
  }
}

/** Runs a data step portion by portion until nothing is left; goes on where it was broken off. */
export async function runStep(
  client: ClientBase,
  { name, sql }: Pick<Migration, 'name' | 'sql'>,
  step: DataStep,
  say: (words: string) => void,
): Promise<void> {
  let left = Number.NaN;
  try {
    const isBegun = (await listBegun(client)).some((begun) => begun.name === name);
    if (!isBegun) await noteBegun(client, name, sql);
    left = await step.left(client);
    say(`${step.says}: ${left} to do…`);
    for (let told = performance.now(); left > 0;) {
      const before = left;
      await inOneTransaction(client, () => step.doNext(client));
      left = await step.left(client);
      if (left >= before) throw new Error('it does not come to an end');
      if (performance.now() - told < tellEvery) continue;
      told = performance.now();
      say(`  … ${left} left`);
    }
    await noteFinished(client, name);
  } catch (error) {
    throw new DatabaseFault(
      `The data step ${name} broke off with ${left} left to do (${reasonOf(error)}). What is done is kept, and the next start of this version goes on there. If it breaks off again, restore the backup from before it and tell the developers this sentence.`,
    );
  }
}

async function inOneTransaction(client: ClientBase, work: () => Promise<void>): Promise<void> {
  await client.query('BEGIN');
  try {
    await work();
    await client.query('COMMIT');
  } catch (error) {
    // A lost connection has rolled it back already.
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

function reasonOf(error: unknown): string {
  const { message, detail } = error as Error & { detail?: string };
  return detail ? `${message}: ${detail}` : message;
}
