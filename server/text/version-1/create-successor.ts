import * as Y from 'yjs';
import { schemaVersion, sequencesSince } from '@/domain/text/schema-version';
import type { Database } from '@/server/database/client';
import { lockDocument, readStored } from '@/server/text/documents';
import { bringOver } from './bring-over';

/** A text of version 1 and the document that it has gone over into. */
export type Succession = {
  documentId: string;
  /** The text as it was. */
  tree: Y.Doc;
  /** The text as it is now. */
  doc: Y.Doc;
};

/**
 * Brings a text of version 1 over into a document of its own, which names it as its
 * predecessor. Its log stays, closed; the successor's goes on with the next sequence. Whose
 * each client id is goes along for what is still in the text. Whatever it is the text of
 * must be told of the new document in the same transaction.
 *
 * @returns null if there is nothing to bring over: it is a sequence, or has a successor
 */
export async function createSuccessor(
  transaction: Database,
  documentId: string,
): Promise<Succession | null> {
  await lockDocument(transaction, documentId);
  const [before] = await transaction.$queryRaw<{ sessionId: string; isLast: boolean }[]>`
    SELECT session_id AS "sessionId", NOT EXISTS (
      SELECT 1 FROM documents AS successor WHERE successor.predecessor_id = documents.id) AS "isLast"
    FROM documents WHERE id = ${documentId}::uuid AND schema_version < ${sequencesSince}`;
  if (!before?.isLast) return null;
  const { doc: tree, sequence } = await readStored(transaction, documentId);
  const doc = bringOver(tree, documentId);
  const successor = await transaction.document.create({
    data: {
      sessionId: before.sessionId,
      predecessorId: documentId,
      schemaVersion,
      lastSequence: sequence + 1,
      snapshots: {
        create: { sequence: sequence + 1, state: new Uint8Array(Y.encodeStateAsUpdate(doc)) },
      },
    },
    select: { id: true },
  });
  await keepAuthors(transaction, documentId, successor.id, doc);
  await transaction.$executeRaw`
    UPDATE documents SET sealed_at = COALESCE(sealed_at, clock_timestamp())
    WHERE id = ${documentId}::uuid`;
  return { documentId: successor.id, tree, doc };
}

async function keepAuthors(
  transaction: Database,
  documentId: string,
  successorId: string,
  doc: Y.Doc,
): Promise<void> {
  const clients = [...doc.store.clients.keys()];
  const clocks = clients.map((client) => Y.getState(doc.store, client));
  await transaction.$executeRaw`
    INSERT INTO document_authors
      (document_id, client_id, person_id, clock_from, clock_to, first_at, last_at)
    SELECT ${successorId}::uuid, client_id, person_id, 0, clock, first_at, last_at
    FROM document_authors
    JOIN unnest(${clients}::bigint[], ${clocks}::int[]) AS written (client, clock) ON client = client_id
    WHERE document_id = ${documentId}::uuid`;
}
