import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { schemaVersion } from '@/domain/text/schema-version';
import { startEmbeddedPostgres } from '@/server/database/embedded-postgres';
import { migrate } from '@/server/database/migrate';

/** A PostgreSQL of the run's own, as durable as the product's. */
export type BenchDatabase = {
  url: string;
  /** Makes that many people who may write in the run's session; their cookies. */
  people: (count: number) => Promise<string[]>;
  /** Makes drafts whose documents are stored like this; the documents' ids. */
  documents: (count: number, stored: Stored) => Promise<string[]>;
  /** What the log holds of a document: snapshot and updates, in order. */
  partsOf: (documentId: string) => Promise<Uint8Array[]>;
  /** What PostgreSQL's processes have used so far, in milliseconds. */
  cpu: () => number;
  end: () => Promise<void>;
};

export type Stored = { snapshot?: Uint8Array; updates?: Uint8Array[] };

/** Starts it in a folder that is gone at the end. */
export async function startDatabase(): Promise<BenchDatabase> {
  const folder = join(tmpdir(), `plenary-bench-${process.pid}`);
  const postgres = await startEmbeddedPostgres({ folder });
  await migrate(postgres.url);
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO sessions (title, languages) VALUES ('Bench', '{en}') RETURNING id`,
  );
  const sessionId = rows[0]?.id ?? '';
  const postmaster = postmasterOf(postgres.folder);
  return {
    url: postgres.url,
    people: (count) => makePeople(client, sessionId, count),
    documents: (count, stored) => makeDocuments(client, sessionId, count, stored),
    partsOf: (documentId) => readParts(client, documentId),
    cpu: () => cpuOfFamily(postmaster),
    end: async () => {
      await client.end();
      await postgres.stop();
      await rm(postgres.folder, { recursive: true, force: true });
    },
  };
}

async function makePeople(client: Client, sessionId: string, count: number): Promise<string[]> {
  const tokens = Array.from({ length: count }, () => randomBytes(32).toString('base64url'));
  const hashes = tokens.map((token) => createHash('sha256').update(token).digest('hex'));
  await client.query(
    `WITH delegation AS (
       INSERT INTO delegations (session_id, name, short_name, groups)
       VALUES ($1, gen_random_uuid(), gen_random_uuid(), '{}') RETURNING id),
     wanted AS (SELECT hash, gen_random_uuid() AS id FROM unnest($2::text[]) AS hash),
     people AS (
       INSERT INTO people (id, email, name) SELECT id, hash || '@bench.test', 'Somebody' FROM wanted
       RETURNING id),
     signed AS (
       INSERT INTO sign_ins (token_hash, person_id, expires_at)
       SELECT hash, id, now() + interval '1 day' FROM wanted)
     INSERT INTO participants (session_id, person_id, role, delegation_id)
     SELECT $1, people.id, 'delegate', delegation.id FROM people, delegation`,
    [sessionId, hashes],
  );
  return tokens.map((token) => `plenary-sign-in=${token}`);
}

async function makeDocuments(
  client: Client,
  sessionId: string,
  count: number,
  { snapshot, updates = [] }: Stored,
): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  const first = snapshot ? 1 : 0;
  await client.query(
    `INSERT INTO documents (id, session_id, schema_version, last_sequence)
     SELECT id, $4, $3, $2 FROM unnest($1::uuid[]) AS id`,
    [ids, first + updates.length, schemaVersion, sessionId],
  );
  if (snapshot) {
    await client.query(
      `INSERT INTO document_snapshots (document_id, sequence, state)
       SELECT id, 1, $2 FROM unnest($1::uuid[]) AS id`,
      [ids, snapshot],
    );
  }
  for (let at = 0; at < updates.length; at += 5_000) {
    await client.query(
      `INSERT INTO document_updates (document_id, sequence, update)
       SELECT id, $2 + place, update
       FROM unnest($1::uuid[]) AS id, unnest($3::bytea[]) WITH ORDINALITY AS u (update, place)`,
      [ids, first + at, updates.slice(at, at + 5_000)],
    );
  }
  await client.query(
    `INSERT INTO drafts (session_id, number, kind, title, document_id, created_by_id)
     SELECT $1, before.number + place, 'recommendation', 'Bench', id, before.participant
     FROM unnest($2::uuid[]) WITH ORDINALITY AS made (id, place),
          (SELECT (SELECT count(*) FROM drafts) AS number,
                  (SELECT id FROM participants WHERE session_id = $1 LIMIT 1) AS participant) AS before`,
    [sessionId, ids],
  );
  return ids;
}

async function readParts(client: Client, documentId: string): Promise<Uint8Array[]> {
  const { rows } = await client.query<{ bytes: Buffer }>(
    `(SELECT state AS bytes FROM document_snapshots WHERE document_id = $1
      ORDER BY sequence DESC LIMIT 1)
     UNION ALL
     (SELECT update FROM document_updates WHERE document_id = $1 ORDER BY sequence)`,
    [documentId],
  );
  return rows.map(({ bytes }) => bytes);
}

function postmasterOf(folder: string): number {
  return Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
}

/** Processor time of a process, its children, and those of them that have ended. */
function cpuOfFamily(pid: number): number {
  let ticks = 0;
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const fields = statOf(name);
    if (Number(name) === pid) ticks += sum(fields.slice(11, 15));
    else if (Number(fields[1]) === pid) ticks += sum(fields.slice(11, 13));
  }
  return ticks * 10;
}

/** The fields of /proc/PID/stat behind the name: state, parent, …; empty if it is gone. */
function statOf(pid: string): string[] {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return line.slice(line.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

function sum(fields: readonly string[]): number {
  return fields.reduce((total, field) => total + Number(field), 0);
}
