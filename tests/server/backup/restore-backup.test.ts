import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { seedDemonstration } from '@/prisma/seed';
import type { Manifest } from '@/server/backup/manifest';
import { checkBackup } from '@/server/backup/read-backup';
import { restoreBackup } from '@/server/backup/restore-backup';
import { tarEnd, tarEntry, readEntries, type Entry } from '@/server/backup/tar';
import { writeBackup } from '@/server/backup/write-backup';
import { database } from '@/server/database/client';
import { migrate } from '@/server/database/migrate';
import { migrationNames } from '@/server/database/migration-names';
import { environment } from '@/server/environment';
import { closeVote } from '@/server/voting/close-vote';
import { buildRoom, takeSecretVote, voters } from '@/tests/support/secret-vote';

const folder = mkdtempSync(join(tmpdir(), 'plenary-backup-'));
const file = join(folder, 'whole.tar.gz');
const made: string[] = [];
let manifest: Manifest;

const quietly = () => undefined;
const backup = async (name: string, now = false) =>
  writeBackup({
    databaseUrl: environment().databaseUrl,
    file: join(folder, name),
    now,
    say: quietly,
  });
const restore = async (from: string, databaseUrl: string) =>
  restoreBackup({ databaseUrl, file: from, say: quietly });

/** A new database on the server of the tests, without any table. */
async function emptyDatabase(): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  made.push(name);
  await ask(inject('postgres'), `CREATE DATABASE "${name}"`);
  const url = new URL(inject('postgres'));
  url.pathname = `/${name}`;
  return url.href;
}

async function ask<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

const rowsOf = ({ tables }: Manifest) =>
  new Map(tables.map(({ name, rows, sha256 }) => [name, `${rows} ${sha256}`]));

beforeAll(async () => {
  await seedDemonstration();
  const { id } = await database().document.findFirstOrThrow();
  // More than one part holds, with every byte there is, and many rows.
  await database().documentSnapshot.create({
    data: { documentId: id, sequence: 900_000, state: randomBytes(5_000_000) },
  });
  await database().$executeRaw`
    INSERT INTO document_updates (document_id, sequence, update)
    SELECT ${id}::uuid, 100000 + n, sha256(int4send(n)) FROM generate_series(1, 60000) AS n`;
  const { id: personId } = await database().person.create({
    data: { email: 'odd@example.org', name: 'Tab\t, line\n, \\N and “quotes”, é, 漢' },
  });
  const { id: sessionId } = await database().session.findFirstOrThrow();
  await database().signIn.create({
    data: {
      vouchers: { create: { sessionId, byId: personId } },
      personId,
      tokenHash: 'of a cookie',
      expiresAt: new Date(Date.now() + 1e6),
    },
  });
  manifest = await backup('whole.tar.gz');
}, 120_000);

afterAll(async () => {
  for (const name of made) {
    await ask(inject('postgres'), `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  }
  rmSync(folder, { recursive: true });
});

describe('a backup', () => {
  it('comes back row by row as it was, but for sign-ins, which open nothing any more', async () => {
    const url = await emptyDatabase();
    await restore(file, url);
    const again = await writeBackup({
      databaseUrl: url,
      file: join(folder, 'again'),
      say: quietly,
    });
    expect(rowsOf(again)).toEqual(rowsOf(manifest));
    expect(manifest.tables.find(({ name }) => name === 'document_updates')?.rows).toBe(60_000);
    const opening = manifest.tables.filter(({ name }) => /^(sign_in|vouchers)/.test(name));
    expect(opening.map(({ rows }) => rows)).toEqual([0, 0, 0]);
    expect(await ask(url, "SELECT name FROM people WHERE email = 'odd@example.org'")).toEqual([
      { name: 'Tab\t, line\n, \\N and “quotes”, é, 漢' },
    ]);
  }, 120_000);

  it('is of one instant, though people write meanwhile', async () => {
    const writing = { on: true };
    const write = async () => {
      for (let at = 0; writing.on; at += 1) {
        const title = `Meanwhile ${at}`;
        // Both rows or none: whoever sees one without the other saw two instants.
        await database().$transaction(async (transaction) => {
          const { id: sessionId } = await transaction.session.create({
            data: { title, languages: ['en'] },
          });
          await transaction.delegation.create({ data: { sessionId, name: title, shortName: 'M' } });
        });
      }
    };
    const writer = write();
    await backup('meanwhile');
    writing.on = false;
    await writer;
    const url = await emptyDatabase();
    await restore(join(folder, 'meanwhile'), url);
    const halves = await ask(
      url,
      "SELECT 1 FROM sessions s WHERE title LIKE 'Meanwhile%' AND NOT EXISTS (SELECT FROM delegations d WHERE d.session_id = s.id)",
    );
    expect(halves).toEqual([]);
  }, 120_000);

  it('can be read by nobody else, and is never written over another file', async () => {
    expect(statSync(file).mode & 0o077).toBe(0);
    await expect(backup('whole.tar.gz')).rejects.toThrow('is there already');
    await expect(backup('nowhere/file')).rejects.toThrow('cannot be written');
  });

  it('of an older schema comes back, and is brought to the newest', async () => {
    const names = await migrationNames();
    const old = await emptyDatabase();
    await migrate(old, { only: names.slice(0, 1) });
    await ask(old, "INSERT INTO sessions (title, languages) VALUES ('Of old', '{en}')");
    const from = join(folder, 'old');
    await writeBackup({ databaseUrl: old, file: from, say: quietly });
    const url = await emptyDatabase();
    await restore(from, url);
    expect(await ask(url, 'SELECT title FROM sessions')).toEqual([{ title: 'Of old' }]);
    expect(await migrate(url)).toEqual([]);
  }, 120_000);
});

describe('a backup while a secret vote is open', () => {
  it('waits until none is', async () => {
    const room = await buildRoom();
    const { place } = await takeSecretVote(room);
    const said: string[] = [];
    const { databaseUrl } = environment();
    const waiting = writeBackup({
      databaseUrl,
      file: join(folder, 'waited'),
      say: (words) => {
        said.push(words);
        void closeVote(room.chair, place);
      },
    });
    const { tables } = await waiting;
    expect(said).toEqual([expect.stringContaining('Waiting until no secret vote is open (vote 1')]);
    expect(tables.find(({ name }) => name === 'secret_ballots')?.rows).toBe(voters);
  }, 60_000);

  it('leaves its ballots out with --now, and whoever had voted may vote again', async () => {
    const { place } = await takeSecretVote(await buildRoom());
    const { withoutBallots } = await backup('now', true);
    expect(withoutBallots).toEqual([place.voteId]);
    const url = await emptyDatabase();
    await restore(join(folder, 'now'), url);
    const of = `WHERE vote_id = '${place.voteId}'`;
    expect(await ask(url, `SELECT FROM secret_ballots ${of}`)).toEqual([]);
    expect(await ask(url, `SELECT FROM secret_participations ${of}`)).toEqual([]);
  }, 60_000);
});

describe('a restore is refused', () => {
  let unused: string;
  beforeAll(async () => {
    unused = await emptyDatabase();
  });

  /** Restores a file that was made of the whole one, and expects that nothing came of it. */
  async function refused(bytes: Buffer): Promise<string> {
    const name = join(folder, randomUUID());
    writeFileSync(name, bytes);
    const said = await restore(name, unused).then(
      () => 'restored',
      (error: Error) => `${error.name}: ${error.message}`,
    );
    expect(await ask(unused, "SELECT FROM pg_class WHERE relname = 'people'")).toEqual([]);
    return said.replaceAll(name, 'FILE');
  }

  it.each([0.1, 0.5, 0.99, 0.999999])('from a file cut off after %d of it', async (share) => {
    const whole = readFileSync(file);
    const said = await refused(whole.subarray(0, Math.floor(whole.length * share)));
    expect(said).toContain('FILE is cut off: its end is missing.');
  });

  it.each([0.001, 0.3, 0.7, 0.999, 0.9995, 0.9999, 0.99999])(
    'from a file with one byte changed at %d of it',
    async (share) => {
      const bytes = Buffer.from(readFileSync(file));
      const at = Math.floor(bytes.length * share);
      bytes.writeUInt8(bytes.readUInt8(at) ^ 0x10, at);
      expect(await refused(bytes)).toMatch(/FILE is (damaged|cut off)/);
    },
  );

  it('from a file with one byte of its content changed, packed anew', async () => {
    const bytes = gunzipSync(readFileSync(file));
    const at = bytes.indexOf('odd@example.org');
    bytes.write('0', at);
    expect(await refused(gzipSync(bytes))).toContain('FILE is damaged');
  });

  it('from a file whose tables are in another order, or one is missing', async () => {
    const entries: Entry[] = [];
    for await (const entry of readEntries(file, 2 ** 24)) entries.push(entry);
    const pack = (list: Entry[]) => gzipSync(Buffer.concat([...list.flatMap(tarEntry), tarEnd]));
    const [first, second, ...others] = entries as [Entry, Entry, ...Entry[]];
    expect(await refused(pack([second, first, ...others]))).toContain('FILE is damaged');
    expect(await refused(pack([second, ...others]))).toContain('FILE is damaged');
    expect(await refused(pack(entries.slice(0, -1)))).toContain('has no manifest');
  });

  it('from anything that is no backup', async () => {
    expect(await refused(Buffer.from('Dear all,'))).toContain('FILE is no backup of Plenary');
    expect(await refused(Buffer.alloc(0))).toContain('FILE is cut off');
    const other = tarEntry({ name: '../etc/passwd', bytes: Buffer.from('root') });
    expect(await refused(gzipSync(Buffer.concat([...other, tarEnd])))).toContain(
      'it holds "../etc/passwd"',
    );
    await expect(restore(join(folder, 'nothing'), unused)).rejects.toThrow('There is no file');
  });

  it('from a newer version, in its format or in its schema', async () => {
    const of = async (change: object) => {
      const bytes = Buffer.from(JSON.stringify({ ...manifest, tables: [], ...change }));
      return refused(
        gzipSync(Buffer.concat([...tarEntry({ name: 'manifest.json', bytes }), tarEnd])),
      );
    };
    expect(await of({ format: 'plenary.backup/7' })).toContain('the format "plenary.backup/7"');
    expect(await of({ migrations: ['29990101000000_telepathy'] })).toContain(
      'made by a newer version of Plenary (29990101000000_telepathy)',
    );
  });

  it('into a database that holds anything, which stays as it is', async () => {
    const { databaseUrl } = environment();
    const before = await database().person.count();
    await expect(restore(file, databaseUrl)).rejects.toThrow(/not empty \(.*never over another/);
    expect(await database().person.count()).toBe(before);
  });

  it('into a database that others are connected to', async () => {
    const url = await emptyDatabase();
    const other = new Client({ connectionString: url });
    await other.connect();
    await expect(restore(file, url)).rejects.toThrow('1 other connections');
    await other.end();
  });

  it('when a row is refused, and then nothing of it is there', async () => {
    const url = await emptyDatabase();
    await migrate(url);
    await ask(url, "ALTER TABLE comments ADD CONSTRAINT nothing CHECK (body = '')");
    await expect(restore(file, url)).rejects.toThrow(/comments could not be restored.*Nothing/);
    expect(await ask(url, 'SELECT FROM people')).toEqual([]);
  });
});

describe('checkBackup', () => {
  it('says what is in a whole file', async () => {
    expect(await checkBackup(file)).toEqual(manifest);
  });
});
