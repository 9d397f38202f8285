import * as Y from 'yjs';
import { database } from '@/server/database/client';
import { readDocument } from '@/server/text/documents';
import { addBlock, textIn } from '@/tests/support/sequence';

/**
 * Writes into a stored text what an editor of a later schema might: a block and a mark
 * that this one does not know. Returns what tells whether anybody has touched it.
 */
export async function newKindsIn(documentId: string, schemaVersion: number) {
  const { state, sequence } = await readDocument(database(), documentId);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const before = Y.encodeStateVector(doc);
  doc.transact(() => {
    addBlock(doc, 'A note of the next version.', { kind: 'footnote' });
    textIn(doc).format(1, 4, { 'highlight.1.0': { tone: 'new' } });
  });
  const update = new Uint8Array(Y.encodeStateAsUpdate(doc, before));
  await database().$transaction([
    database().documentUpdate.create({ data: { documentId, sequence: sequence + 1, update } }),
    database().document.update({
      where: { id: documentId },
      data: { lastSequence: sequence + 1, schemaVersion },
    }),
  ]);
  doc.destroy();
  return {
    bytes: async () => Buffer.from((await readDocument(database(), documentId)).state),
    isIntact: async () => {
      const stored = new Y.Doc();
      Y.applyUpdate(stored, (await readDocument(database(), documentId)).state);
      const inside = JSON.stringify(textIn(stored).toDelta());
      return ['footnote', 'A note of the next version.', 'highlight'].every((one) =>
        inside.includes(one),
      );
    },
  };
}
