import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrationNames, migrationsFolder } from '@/server/database/migration-names';
import { environment } from '@/server/environment';
import { sha256 } from '@/server/record/sha256';

const name = `before_${randomUUID().slice(0, 8)}`;
let admin: Client;
let client: Client;

beforeEach(async () => {
  admin = new Client({ connectionString: environment().databaseUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  const url = new URL(environment().databaseUrl);
  url.pathname = `/${name}`;
  client = new Client({ connectionString: url.href });
  await client.connect();
  for (const each of await migrationNames()) {
    if (each.endsWith('_a_text_of_its_own')) break;
    await apply(each);
  }
});

afterEach(async () => {
  await client.end();
  await admin.query(`DROP DATABASE ${name}`);
  await admin.end();
});

async function apply(migration: string): Promise<void> {
  await client.query(await readFile(join(migrationsFolder, migration, 'migration.sql'), 'utf8'));
}

async function insert(table: string, row: Record<string, unknown>): Promise<string> {
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`);
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO ${table} (${columns.join()}) VALUES (${places.join()}) RETURNING *`,
    Object.values(row),
  );
  return rows[0]?.id ?? '';
}

async function insertDraft(sessionId: string, createdById: string, status: string, number: number) {
  const documentId = await insert('documents', { schema_version: 1 });
  const draft = { session_id: sessionId, number, kind: 'recommendation', title: 'A draft', status };
  const id = await insert('drafts', {
    ...draft,
    document_id: documentId,
    created_by_id: createdById,
  });
  return { id, documentId };
}

async function insertVersion(draftId: string, number: number, sequence: number) {
  const canonical = `{"number":${number}}`;
  const version = { draft_id: draftId, number, title: 'A draft', canonical };
  return insert('versions', {
    ...version,
    sha256: sha256(canonical),
    document_sequence: sequence,
  });
}

it('gives documents their session and versions their origin, and loses none', async () => {
  const sessionId = await insert('sessions', { title: 'A table', languages: ['en'] });
  const personId = await insert('people', { email: 'claire@example.org', name: 'Claire' });
  const chair = { session_id: sessionId, person_id: personId, role: 'chair' };
  const chairId = await insert('participants', chair);
  const draft = await insertDraft(sessionId, chairId, 'sealed', 1);
  const open = await insertDraft(sessionId, chairId, 'drafting', 2);
  const shown = await insertVersion(draft.id, 1, 4);
  const sealed = await insertVersion(draft.id, 2, 7);
  const remainder = await insertVersion(draft.id, 3, 7);
  const vote = { session_id: sessionId, draft_id: draft.id, question: 'It', rule: '"any"' };
  const by = { opened_by_id: chairId };
  await insert('votes', { ...vote, ...by, number: 1, version_id: shown, is_straw: true });
  await insert('votes', { ...vote, ...by, number: 2, version_id: sealed, blocks: ['a-clause'] });
  await insert('record_entries', {
    session_id: sessionId,
    sequence: 1,
    at: new Date(),
    act: 'seal-draft',
    actor_id: chairId,
    actor_name: 'Claire',
    subject_kind: 'draft',
    subject_id: draft.id,
    payload: { version: 2, sha256: sha256('{"number":2}') },
    payload_hash: sha256('1'),
    previous_hash: sha256('2'),
    hash: sha256('3'),
  });

  const last = (await migrationNames()).find((each) => each.endsWith('_a_text_of_its_own')) ?? '';
  await apply(last);

  const documents = await client.query('SELECT id, session_id, sealed_at FROM documents');
  expect(documents.rows).toHaveLength(2);
  for (const { id, session_id: session, sealed_at: closedAt } of documents.rows) {
    expect([session, closedAt === null]).toEqual([sessionId, id === open.documentId]);
  }
  const versions = await client.query(
    'SELECT id, document_id, cause, author_id, parent_id FROM versions ORDER BY number',
  );
  const { documentId: document_id } = draft;
  expect(versions.rows).toEqual([
    { id: shown, document_id, cause: 'shown', author_id: null, parent_id: null },
    { id: sealed, document_id, cause: 'sealed', author_id: chairId, parent_id: shown },
    { id: remainder, document_id, cause: 'remainder', author_id: null, parent_id: sealed },
  ]);
  await expect(client.query(`UPDATE versions SET title = 'Another'`)).rejects.toThrow('never');
});
