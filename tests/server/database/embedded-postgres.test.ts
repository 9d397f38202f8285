import { chownSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@/server/database/embedded-postgres';

const folder = join(tmpdir(), `plenary-embedded-${process.pid}`);
let postgres: EmbeddedPostgres;

beforeAll(async () => {
  postgres = await startEmbeddedPostgres({ folder, durable: false });
});

afterAll(async () => {
  await postgres.stop();
  rmSync(postgres.folder, { recursive: true, force: true });
});

async function ask(address: string, question: string): Promise<unknown[]> {
  const client = new Client({ connectionString: address });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(question)).rows.flatMap(Object.values);
  } finally {
    await client.end();
  }
}

describe('the embedded PostgreSQL', () => {
  it('lets nobody in without its password', async () => {
    const address = new URL(postgres.url);
    address.password = 'a guess';
    await expect(ask(address.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  it('listens on this machine only, and on no socket file', async () => {
    expect(await ask(postgres.url, 'SHOW listen_addresses')).toEqual(['127.0.0.1']);
    expect(await ask(postgres.url, 'SHOW unix_socket_directories')).toEqual(['']);
  });

  it('lets no other user read its data', () => {
    expect(statSync(postgres.folder).mode & 0o077).toBe(0);
  });

  it('keeps its data over a stop and a start', async () => {
    await ask(postgres.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await postgres.stop();
    postgres = await startEmbeddedPostgres({ folder, durable: false });
    expect(await ask(postgres.url, 'SELECT answer FROM kept')).toEqual([42]);
  });

  it('starts over a lock that a lost machine left behind, though its number lives again', async () => {
    await postgres.stop();
    const lock = join(postgres.folder, 'postgres/postmaster.pid');
    const { uid, gid } = statSync(postgres.folder);
    writeFileSync(lock, `${process.pid}\n${postgres.folder}/postgres\n0\n5432\n`, { mode: 0o600 });
    chownSync(lock, uid, gid);
    postgres = await startEmbeddedPostgres({ folder, durable: false });
    expect(await ask(postgres.url, 'SELECT 1')).toEqual([1]);
    expect(readFileSync(lock, 'utf8')).not.toMatch(new RegExp(`^${process.pid}\n`));
  });

  it('says who holds the data when they are in use', async () => {
    const second = startEmbeddedPostgres({ folder, durable: false });
    await expect(second).rejects.toThrow(/in use by another Plenary .* PLENARY_DATA/);
  });
});
