import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '@/server/database/embedded-postgres';
import { migrate } from '@/server/database/migrate';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The address of the run's PostgreSQL, at its database `plenary`: migrated, empty, the template. */
    postgres: string;
  }
}

/** One PostgreSQL for the run of the `server` tests; each worker copies its migrated template. */
export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startTestPostgres();
  project.provide('postgres', postgres.url);
  return postgres.end;
}

/** A PostgreSQL in a folder of its own, migrated, and gone with its data after `end`. */
export async function startTestPostgres(): Promise<{ url: string; end: () => Promise<void> }> {
  const folder = join(tmpdir(), `plenary-test-${process.pid}-${Date.now()}`);
  const postgres = await startEmbeddedPostgres({ folder, durable: false });
  const end = async () => {
    await postgres.stop();
    await rm(postgres.folder, { recursive: true, force: true });
  };
  try {
    await migrate(postgres.url);
    return { url: postgres.url, end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Copies the template under a name and returns the copy's address. */
export async function copyDatabase(template: string, name: string): Promise<string> {
  await command(template, `CREATE DATABASE "${name}" TEMPLATE plenary`);
  const copy = new URL(template);
  copy.pathname = `/${name}`;
  return copy.href;
}

/** Removes a copy, with whatever is still connected to it. */
export async function dropDatabase(template: string, name: string): Promise<void> {
  await command(template, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
}

async function command(template: string, sql: string): Promise<void> {
  const server = new URL(template);
  server.pathname = '/postgres';
  const client = new Client({ connectionString: server.href });
  await client.connect();
  await client.query(sql);
  await client.end();
}
