import { createHash } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as after } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import { Client } from 'pg';
import { BackupFault } from './backup-fault';
import { manifestName, partBytes, partName, type Manifest, type TableInBackup } from './manifest';
import {
  listApplied,
  listOpenSecretVotes,
  listSequences,
  listTables,
  readTable,
  settleForms,
  type Table,
} from './repository';
import { tarEnd, tarEntry } from './tar';

type Wanted = {
  databaseUrl: string;
  /** Where it is written; there must be nothing yet. */
  file: string;
  /** Do not wait for open secret votes: leave their ballots out. */
  now?: boolean;
  say: (words: string) => void;
};

/** How long to wait before looking again whether a secret vote has closed. */
const patience = 2_000;

/**
 * Writes everything that the database holds at one instant to a file, while people work.
 * The file appears under its name when it is whole, and only its owner can read it.
 */
export async function writeBackup({ databaseUrl, file, now, say }: Wanted): Promise<Manifest> {
  if (existsSync(file)) throw new BackupFault(`${file} is there already: choose another name.`);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const aside = `${file}.unfinished`;
  try {
    await settleForms(client);
    const withoutBallots = await begin(client, { now: now ?? false, say });
    const written: { manifest?: Manifest } = {};
    await pipeline(
      Readable.from(entriesOf(client, withoutBallots, written), { objectMode: false }),
      createGzip({ level: 5 }),
      createWriteStream(aside, { mode: 0o600, flush: true }),
    );
    await rename(aside, file);
    if (!written.manifest) throw new Error('The backup ended without its manifest.');
    return written.manifest;
  } catch (error) {
    await rm(aside, { force: true });
    throw inWords(file, error);
  } finally {
    await client.end();
  }
}

function inWords(file: string, error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (!['ENOENT', 'EACCES', 'ENOSPC', 'EROFS', 'ENOTDIR'].includes(code ?? '')) return error;
  return new BackupFault(`${file} cannot be written (${message}).`);
}

/**
 * Begins the one transaction that everything is read in. Two backups of an open secret
 * vote would tell who voted how in between, so it waits until none is open.
 *
 * @returns the open secret votes whose ballots are to be left out
 */
async function begin(client: Client, { now, say }: { now: boolean; say: Wanted['say'] }) {
  for (let told = false; ; told = true) {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const open = await listOpenSecretVotes(client);
    if (open.length === 0 || now) return open.map(({ id }) => id);
    await client.query('ROLLBACK');
    const names = open.map(({ number, session }) => `vote ${number} of “${session}”`).join(', ');
    if (!told) {
      say(
        `Waiting until no secret vote is open (${names}): a copy made meanwhile could tell who voted how. With --now it is made at once, without the ballots of such votes.`,
      );
    }
    await after(patience);
  }
}

async function* entriesOf(
  client: Client,
  withoutBallots: string[],
  written: { manifest?: Manifest },
): AsyncGenerator<Buffer> {
  const { rows } = await client.query<{ now: Date; version: string }>(
    "SELECT now(), current_setting('server_version') AS version",
  );
  const tables: TableInBackup[] = [];
  for (const table of await listTables(client)) {
    tables.push(yield* partsOf(client, table, withoutBallots));
  }
  const manifest: Manifest = {
    format: 'plenary.backup/1',
    madeAt: (rows[0]?.now ?? new Date(Number.NaN)).toISOString(),
    postgres: rows[0]?.version ?? '',
    migrations: await listApplied(client),
    tables,
    sequences: await listSequences(client),
    withoutBallots,
  };
  written.manifest = manifest;
  const bytes = Buffer.from(JSON.stringify(manifest, null, 2));
  yield* tarEntry({ name: manifestName, bytes });
  yield tarEnd;
}

/** A table cut into parts of one size; says at the end what it came to. */
async function* partsOf(
  client: Client,
  table: Table,
  withoutBallots: string[],
): AsyncGenerator<Buffer, TableInBackup> {
  const { name, columns } = table;
  const hash = createHash('sha256');
  const cutter = new Cutter(name);
  let [rows, bytes] = [0, 0];
  for await (const chunk of readTable(client, table, withoutBallots) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    // Within a value a line's end is written in letters: each one that stands ends a row.
    rows += countLines(chunk);
    bytes += chunk.length;
    for (const part of cutter.add(chunk)) yield* part;
  }
  yield* cutter.rest();
  return { name, columns, rows, bytes, sha256: hash.digest('hex') };
}

/** Gathers a table's bytes and cuts them into entries of one size. */
class Cutter {
  private held: Buffer[] = [];
  private length = 0;
  private parts = 0;

  constructor(private readonly table: string) {}

  *add(chunk: Buffer): Generator<Buffer[]> {
    this.held.push(chunk);
    this.length += chunk.length;
    while (this.length >= partBytes) yield this.cut(partBytes);
  }

  rest(): Buffer[] {
    return this.length > 0 ? this.cut(this.length) : [];
  }

  private cut(size: number): Buffer[] {
    const all = Buffer.concat(this.held, this.length);
    this.held = [all.subarray(size)];
    this.length -= size;
    this.parts += 1;
    return tarEntry({ name: partName(this.table, this.parts), bytes: all.subarray(0, size) });
  }
}

/** How many rows end in these bytes. */
export function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines += 1;
  return lines;
}
