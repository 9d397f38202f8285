import type { Pool } from 'pg';
import { refuse, accept, type Result } from '@/domain/result';
import { limits } from '@/server/live/limits/limits';

/** What is put into the log at once: one merged update and who wrote which part of it. */
export type Batch = {
  documentId: string;
  update: Uint8Array;
  schemaVersion: number;
  /** How far the sender's text reaches, where it has one: a log that ends before it has been set back. */
  known?: number;
  writing: { client: number; personId: string; from: number; to: number }[];
};

/** A Yjs client id, and who says that it is theirs. */
export type Claim = { client: number; personId: string };

/** `gone-back`: the log holds less than it did, because the database was restored. */
export type BatchRefusal = 'sealed' | 'outdated' | 'not-found' | 'gone-back';

/** What a document's log holds behind a sequence. */
export type LogTail = {
  /** The newest version of the editor's schema that the text was written with. */
  schemaVersion: number;
  lastSequence: number;
  /** Present when the log behind the asked sequence was trimmed: start from this. */
  snapshot: { sequence: number; state: Uint8Array } | null;
  updates: { sequence: number; update: Uint8Array }[];
};

/**
 * The append-only log of every document: PostgreSQL's order is the only order. One
 * statement is one transaction, so either an update, its sequence and its authors are
 * all there, or none is.
 */
export class UpdateLog {
  constructor(private readonly pool: Pool) {}

  /**
   * Commits a batch under the next sequence. Sealed texts and texts written with a newer
   * editor refuse it under the document's row lock, so there is no moment in between.
   */
  async append(batch: Batch): Promise<Result<number, BatchRefusal>> {
    const { writing } = batch;
    const { rows } = await this.pool.query<{ last_sequence: number }>({
      name: 'live-append',
      text: `
        WITH gate AS (
          UPDATE documents SET last_sequence = last_sequence + 1,
                               schema_version = GREATEST(schema_version, $3)
          WHERE id = $1 AND sealed_at IS NULL AND schema_version <= $3 AND last_sequence >= $8
          RETURNING last_sequence),
        saved AS (
          INSERT INTO document_updates (document_id, sequence, update)
          SELECT $1, last_sequence, $2 FROM gate),
        authors AS (
          INSERT INTO document_authors (document_id, client_id, person_id, clock_from, clock_to)
          SELECT $1, client, person, clock_from, clock_to
          FROM gate, unnest($4::bigint[], $5::uuid[], $6::int[], $7::int[])
            AS writing (client, person, clock_from, clock_to)
          ON CONFLICT (document_id, client_id) DO UPDATE
            SET clock_to = GREATEST(document_authors.clock_to, EXCLUDED.clock_to), last_at = now())
        SELECT last_sequence FROM gate`,
      values: [
        batch.documentId,
        batch.update,
        batch.schemaVersion,
        writing.map(({ client }) => client),
        writing.map(({ personId }) => personId),
        writing.map(({ from }) => from),
        writing.map(({ to }) => to),
        batch.known ?? 0,
      ],
    });
    const sequence = rows[0]?.last_sequence;
    return sequence === undefined ? this.whyRefused(batch) : accept(sequence);
  }

  private async whyRefused({ documentId, known = 0 }: Batch): Promise<Result<never, BatchRefusal>> {
    const { rows } = await this.pool.query<{ sealed: boolean; last: number }>(
      `SELECT sealed_at IS NOT NULL AS sealed, last_sequence AS last
       FROM documents WHERE id = $1`,
      [documentId],
    );
    if (!rows[0]) return refuse('not-found');
    if (rows[0].last < known) return refuse('gone-back');
    return refuse(rows[0].sealed ? 'sealed' : 'outdated');
  }

  /**
   * Claims Yjs client ids for people, before their first writing is committed: a crowd
   * that begins to write at once waits for one round trip, not for one each.
   *
   * @returns the claims on ids that belong to somebody else
   */
  async claim(documentId: string, claims: readonly Claim[]): Promise<Claim[]> {
    const values = [
      documentId,
      claims.map(({ personId }) => personId),
      claims.map(({ client }) => client),
    ];
    await this.pool.query(
      `INSERT INTO document_authors (document_id, client_id, person_id, clock_from, clock_to)
       SELECT $1, client, person, 0, 0 FROM unnest($2::uuid[], $3::bigint[]) AS claim (person, client)
       ON CONFLICT (document_id, client_id) DO NOTHING`,
      values,
    );
    const { rows } = await this.pool.query<{ client: string; person: string }>(
      `SELECT client, person FROM unnest($2::uuid[], $3::bigint[]) AS claim (person, client)
       JOIN document_authors ON document_id = $1 AND client_id = client
       WHERE person_id <> person`,
      values,
    );
    return rows.map(({ client, person }) => ({ client: Number(client), personId: person }));
  }

  /** Whose each client id is. */
  async authors(documentId: string): Promise<Map<number, string>> {
    const { rows } = await this.pool.query<{ client_id: string; person_id: string }>(
      'SELECT client_id, person_id FROM document_authors WHERE document_id = $1',
      [documentId],
    );
    return new Map(rows.map((row) => [Number(row.client_id), row.person_id]));
  }

  /**
   * Reads what came behind a sequence, in one statement, so that a snapshot written
   * meanwhile cannot open a gap. Null: there is no such document.
   *
   * @throws if the log has a gap: a document is never loaded with less than it holds
   */
  async readSince(documentId: string, sequence: number): Promise<LogTail | null> {
    const { rows } = await this.pool.query<{ place: number; sequence: number; bytes: Buffer }>({
      name: 'live-read-since',
      text: `
        WITH newest AS (
          SELECT sequence, state FROM document_snapshots
          WHERE document_id = $1 AND sequence > $2 ORDER BY sequence DESC LIMIT 1)
        SELECT 0 AS place, last_sequence AS sequence, int4send(schema_version) AS bytes
          FROM documents WHERE id = $1
        UNION ALL SELECT 1, sequence, state FROM newest
          WHERE NOT EXISTS (
            SELECT 1 FROM document_updates WHERE document_id = $1 AND sequence = $2 + 1)
        UNION ALL SELECT 2, min(sequence), string_agg(
            int4send(sequence) || int4send(octet_length(update)) || update, NULL ORDER BY sequence)
          FROM document_updates WHERE document_id = $1 AND sequence > $2 GROUP BY sequence / 100
        ORDER BY place, sequence`,
      values: [documentId, sequence],
    });
    const [document, ...parts] = rows;
    if (!document) return null;
    const tail = tailOf(documentId, sequence, document.sequence, parts);
    return { ...tail, schemaVersion: document.bytes.readInt32BE(0) };
  }

  /** Which of these documents have moved on behind the given sequences, or were set back before them. */
  async movedOn(known: Map<string, number>): Promise<string[]> {
    const { rows } = await this.pool.query<{ id: string }>(
      `SELECT documents.id FROM unnest($1::uuid[], $2::int[]) AS known (id, sequence)
       JOIN documents USING (id) WHERE documents.last_sequence <> known.sequence`,
      [[...known.keys()], [...known.values()]],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Adds a snapshot and trims the log behind it, in one transaction under the document's
   * row lock. Nothing is overwritten, so a second or an older snapshot does no harm.
   */
  async addSnapshot(documentId: string, sequence: number, state: Uint8Array): Promise<void> {
    await this.pool.query({
      name: 'live-snapshot',
      text: `
        WITH held AS (SELECT id FROM documents WHERE id = $1 FOR UPDATE),
        added AS (
          INSERT INTO document_snapshots (document_id, sequence, state)
          SELECT id, $2, $3 FROM held ON CONFLICT DO NOTHING),
        trimmed AS (
          DELETE FROM document_updates USING held
          WHERE document_id = held.id AND sequence <= $2)
        DELETE FROM document_snapshots USING held
        WHERE document_id = held.id AND sequence < $2 AND sequence NOT IN (
          SELECT sequence FROM document_snapshots
          WHERE document_id = $1 ORDER BY sequence DESC LIMIT $4)`,
      values: [documentId, sequence, state, limits.snapshotsKept - 1],
    });
  }
}

function tailOf(
  documentId: string,
  after: number,
  lastSequence: number,
  parts: { place: number; sequence: number; bytes: Buffer }[],
): Omit<LogTail, 'schemaVersion'> {
  const tail: Omit<LogTail, 'schemaVersion'> = { lastSequence, snapshot: null, updates: [] };
  let reached = after;
  for (const { place, sequence, bytes } of parts) {
    if (place === 1) {
      tail.snapshot = { sequence, state: bytes };
      reached = sequence;
      continue;
    }
    for (const update of updatesIn(bytes)) {
      if (update.sequence > reached + 1) break;
      if (update.sequence <= reached) continue;
      tail.updates.push(update);
      reached = update.sequence;
    }
  }
  if (reached < lastSequence) throw new Error(`Document ${documentId} has a gap in its log.`);
  return tail;
}

/**
 * A hundred rows of the log as one value: each its sequence, its length, its bytes. The
 * driver takes longer for a row than Yjs for what is in it.
 */
function updatesIn(page: Buffer): LogTail['updates'] {
  const updates: LogTail['updates'] = [];
  for (let at = 0; at < page.length;) {
    const [sequence, length] = [page.readInt32BE(at), page.readInt32BE(at + 4)];
    at += 8;
    updates.push({ sequence, update: page.subarray(at, at + length) });
    at += length;
  }
  return updates;
}
