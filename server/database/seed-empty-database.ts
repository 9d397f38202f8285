import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { seedDemonstration } from '@/prisma/seed';
import { environment } from '@/server/environment';
import { log } from '@/server/log';
import { say } from '@/server/say';
import { database } from './client';

/** There while the demonstration is being written, which no page can be opened before. */
const mark = () => join(environment().dataFolder, 'demonstration-unfinished');

/** Fills an empty database with the demonstration, where it is wanted. */
export async function seedEmptyDatabase(): Promise<void> {
  const { demonstration, dataFolder } = environment();
  if (!demonstration || (await database().person.count()) > 0) return;
  say('Writing the demonstration into the empty database (once)…');
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  writeFileSync(mark(), '');
  await seedDemonstration();
  rmSync(mark());
  log.info({}, 'Wrote the demonstration');
}

/**
 * Empties the embedded database when a start was broken off while the demonstration was
 * written: half of it would pass for the whole, and nobody has worked in it yet.
 */
export async function dropHalfDemonstration(databaseUrl: string): Promise<void> {
  if (!existsSync(mark())) return;
  const server = new URL(databaseUrl);
  server.pathname = '/postgres';
  const client = new Client({ connectionString: server.href });
  await client.connect();
  await client.query('DROP DATABASE plenary WITH (FORCE)');
  await client.query('CREATE DATABASE plenary');
  await client.end();
  rmSync(mark());
}
