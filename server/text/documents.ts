import * as Y from 'yjs';
import { schemaVersion, sequencesSince } from '@/domain/text/schema-version';
import type { TextJson } from '@/domain/text/text';
import type { Database } from '@/server/database/client';
import { findLastGood } from './last-good';
import { bringTextTo } from './bring/bring-text';
import { takeOutForeign } from './bring/take-out-foreign';
import { readTextFrom } from './read-sequence';
import { isSound as isSoundDoc } from './shape';
import { storedDoc } from './stored-doc';
import { bringOver } from './version-1/bring-over';
import { isSoundTree, readTreeFrom } from './version-1/read-tree';
import { writeTextInto } from './write-sequence';

/** A document's text as it is stored up to a sequence of its log. */
export type StoredDocument = {
  /** Of a damaged document what can be read; pages show the last good version instead. */
  text: TextJson;
  sequence: number;
  /** The version of the editor's schema that it was last written with. */
  schemaVersion: number;
  /** Its one sequence; of a text of version 1 as it will be when that is brought over. */
  state: Uint8Array;
  /** All in it is what a text can hold, as far as this server knows: a newer editor may know more. */
  isSound: boolean;
};

/**
 * Creates a document of a session, holding this text. The only place where a text is
 * seeded: an editor that did it would seed once per tab.
 *
 * @returns the new document's id
 */
export async function createDocument(
  transaction: Database,
  sessionId: string,
  text: TextJson,
): Promise<string> {
  const doc = new Y.Doc();
  writeTextInto(doc, text);
  const { id } = await transaction.document.create({
    data: {
      sessionId,
      schemaVersion,
      lastSequence: 1,
      snapshots: { create: { sequence: 1, state: stateOf(doc) } },
    },
    select: { id: true },
  });
  doc.destroy();
  return id;
}

/**
 * Reads a document as it is stored. Reading writes nothing.
 *
 * @throws if there is no such document, or if its log has a gap (never an empty text)
 */
export async function readDocument(
  database: Database,
  documentId: string,
): Promise<StoredDocument> {
  const { doc, sequence, writtenWith } = await readStored(database, documentId);
  const about = { sequence, schemaVersion: writtenWith };
  const stored =
    writtenWith < sequencesSince
      ? { ...readTree(doc, documentId), ...about }
      : { ...read(doc, writtenWith), ...about };
  doc.destroy();
  return stored;
}

/** Reads a document as it stands in the log, whatever the version of its form. */
export async function readStored(
  database: Database,
  documentId: string,
): Promise<{ doc: Y.Doc; sequence: number; writtenWith: number }> {
  const rows = await database.$queryRaw<StoredRow[]>`
    WITH newest AS (
      SELECT sequence, state FROM document_snapshots
      WHERE document_id = ${documentId}::uuid ORDER BY sequence DESC LIMIT 1)
    SELECT 0 AS place, last_sequence AS sequence, int4send(schema_version) AS bytes
      FROM documents WHERE id = ${documentId}::uuid
    UNION ALL SELECT 1, sequence, state FROM newest
    UNION ALL SELECT 2, sequence, update FROM document_updates
      WHERE document_id = ${documentId}::uuid
        AND sequence > COALESCE((SELECT sequence FROM newest), 0)
    ORDER BY place, sequence`;
  const { sequence, parts, writtenWith } = inOrder(documentId, rows);
  return { doc: storedDoc(parts), sequence, writtenWith };
}

function read(doc: Y.Doc, writtenWith: number) {
  const isSound = writtenWith > schemaVersion || isSoundDoc(doc);
  return { text: readTextFrom(doc), isSound, state: Y.encodeStateAsUpdate(doc) };
}

/** A text of version 1, which stays one while it is sealed: it reads as it did when it was. */
function readTree(tree: Y.Doc, documentId: string) {
  const doc = bringOver(tree, documentId);
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return { text: readTreeFrom(tree), isSound: isSoundTree(tree), state };
}

/** Holds a document's row until the transaction ends: no update enters its log meanwhile. */
export async function lockDocument(transaction: Database, documentId: string): Promise<void> {
  await transaction.$queryRaw`SELECT 1 FROM documents WHERE id = ${documentId}::uuid FOR UPDATE`;
}

/**
 * Brings a damaged document to another text by the fewest changes, as one more update
 * behind all others. Call `lockDocument` first, and `rightsChanged({ documentId })` after
 * the commit.
 *
 * @param state the document as it is stored now
 */
export async function bringDocumentTo(
  transaction: Database,
  documentId: string,
  state: Uint8Array,
  text: TextJson,
): Promise<void> {
  const doc = storedDoc([state]);
  const before = Y.encodeStateVector(doc);
  takeOutForeign(doc);
  bringTextTo(doc, text);
  if (!isSoundDoc(doc)) throw new Error(`Document ${documentId} cannot be mended.`);
  const update = new Uint8Array(Y.encodeStateAsUpdate(doc, before));
  doc.destroy();
  await transaction.$executeRaw`
    WITH gate AS (
      UPDATE documents SET last_sequence = last_sequence + 1 WHERE id = ${documentId}::uuid
      RETURNING id, last_sequence)
    INSERT INTO document_updates (document_id, sequence, update)
    SELECT id, last_sequence, ${update} FROM gate`;
}

/**
 * Seals a document and reads its text, holding its row until the transaction ends: every
 * update acknowledged before is in the text, and none enters afterwards. Call
 * `rightsChanged({ documentId })` after the commit.
 */
export async function sealDocument(
  transaction: Database,
  documentId: string,
): Promise<{ text: TextJson; sequence: number }> {
  await transaction.$executeRaw`
    UPDATE documents SET sealed_at = clock_timestamp() WHERE id = ${documentId}::uuid`;
  const { text, sequence, isSound } = await readDocument(transaction, documentId);
  // Of a damaged text everybody sees the last good version: that is what is sealed.
  const good = isSound ? null : await findLastGood(transaction, documentId);
  return { text: good?.text ?? text, sequence };
}

/** Lets people write again. Call `rightsChanged({ documentId })` after the commit. */
export async function unsealDocument(transaction: Database, documentId: string): Promise<void> {
  await transaction.$executeRaw`
    UPDATE documents SET sealed_at = NULL WHERE id = ${documentId}::uuid`;
}

type StoredRow = { place: number; sequence: number; bytes: Uint8Array | null };

/** The snapshot and the updates behind it, proven to be without a gap. */
function inOrder(
  documentId: string,
  rows: StoredRow[],
): { sequence: number; parts: Uint8Array[]; writtenWith: number } {
  const document = rows[0];
  if (document?.place !== 0) throw new Error(`There is no document ${documentId}.`);
  let sequence = 0;
  const parts: Uint8Array[] = [];
  for (const row of rows.slice(1)) {
    if (row.place === 2 && row.sequence !== sequence + 1) break;
    sequence = row.sequence;
    if (row.bytes) parts.push(row.bytes);
  }
  if (sequence < document.sequence) throw new Error(`Document ${documentId} has a gap in its log.`);
  const writtenWith = Buffer.from(document.bytes ?? []).readInt32BE(0);
  return { sequence, parts, writtenWith };
}

function stateOf(doc: Y.Doc): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Y.encodeStateAsUpdate(doc));
}
