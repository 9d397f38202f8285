import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import { refuse, accept, type Result } from '@/domain/result';
import { schemaVersion } from '@/domain/text/schema-version';
import type { Database } from '@/server/database/client';
import { bringTextTo } from '@/server/text/bring/bring-text';
import { lockDocument, readStored } from '@/server/text/documents';
import { readTextFrom } from '@/server/text/read-sequence';
import { bringOver } from './bring-over';
import { isSoundTree, treeName } from './read-tree';

/** Somebody's writing in a text of version 1 that came after it was brought over. */
export type LateWriting = {
  documentId: string;
  predecessorId: string;
  personId: string;
  /** A change of the tree, in Yjs's form. */
  update: Uint8Array;
};

export type LateRefusal = 'sealed' | 'not-a-text';

/**
 * Writes into a text what somebody had written in its predecessor and could not send in
 * time. It is applied to the old tree; what that then says differs from what was brought
 * over word by word, and the difference is written as theirs beside whatever others have
 * written since. The same writing is written once, however often it comes.
 *
 * @returns the sequence under which it stands in the log; null if there was nothing in it
 */
export async function bringWriting(
  transaction: Database,
  writing: LateWriting,
): Promise<Result<number | null, LateRefusal>> {
  const { documentId, predecessorId, personId, update } = writing;
  await lockDocument(transaction, documentId);
  const { doc: tree } = await readStored(transaction, predecessorId);
  const doc = bringOver(tree, predecessorId);
  if (!(await isTheirs(transaction, writing, tree)) || !applies(tree, update))
    return refuse('not-a-text');
  const client = clientOf(writing);
  if (await hasWritten(transaction, documentId, client)) return accept(null);
  const before = Y.encodeStateVector(doc);
  doc.clientID = client;
  bringTextTo(doc, readTextFrom(bringOver(tree, predecessorId)));
  const clock = Y.getState(doc.store, client);
  const difference = new Uint8Array(Y.encodeStateAsUpdate(doc, before));
  if (difference.length <= 2) return accept(null);
  const [committed] = await transaction.$queryRaw<{ sequence: number }[]>`
    WITH gate AS (
      UPDATE documents SET last_sequence = last_sequence + 1
      WHERE id = ${documentId}::uuid AND sealed_at IS NULL AND schema_version <= ${schemaVersion}
      RETURNING id, last_sequence),
    authors AS (
      INSERT INTO document_authors (document_id, client_id, person_id, clock_from, clock_to)
      SELECT id, ${client}, ${personId}::uuid, 0, ${clock} FROM gate)
    INSERT INTO document_updates (document_id, sequence, update)
    SELECT id, last_sequence, ${difference} FROM gate RETURNING sequence`;
  return committed ? accept(committed.sequence) : refuse('sealed');
}

/** The same number for the same writing: sent again, it is known. */
function clientOf({ documentId, personId, update }: LateWriting): number {
  const hash = createHash('sha256').update(`${documentId} ${personId} `).update(update).digest();
  return hash.readUInt32BE(0);
}

async function hasWritten(
  transaction: Database,
  documentId: string,
  client: number,
): Promise<boolean> {
  const key = { documentId_clientId: { documentId, clientId: client } };
  return (await transaction.documentAuthor.findUnique({ where: key })) !== null;
}

/** Does it add nothing under a client id that belongs to somebody else? */
async function isTheirs(
  transaction: Database,
  { predecessorId, personId, update }: LateWriting,
  tree: Y.Doc,
): Promise<boolean> {
  const written = clientsIn(update);
  if (!written) return false;
  const rows = await transaction.documentAuthor.findMany({
    where: { documentId: predecessorId },
    select: { clientId: true, personId: true },
  });
  const owners = new Map(rows.map((row) => [Number(row.clientId), row.personId]));
  return [...written].every(([client, clock]) => {
    const known = Y.getState(tree.store, client);
    return clock <= known || (owners.get(client) ?? (known > 0 ? null : personId)) === personId;
  });
}

function clientsIn(update: Uint8Array): Map<number, number> | null {
  try {
    return Y.parseUpdateMeta(update).to;
  } catch {
    return null;
  }
}

/** Applies it to the tree, if it is a change of a text that builds on what is there. */
function applies(tree: Y.Doc, update: Uint8Array): boolean {
  try {
    Y.applyUpdate(tree, update);
  } catch {
    return false;
  }
  const roots = [...tree.share.keys()].filter((name) => name !== treeName);
  return roots.length === 0 && tree.store.pendingStructs === null && isSoundTree(tree);
}
