import * as Y from 'yjs';
import { database } from '@/server/database/client';
import { readDocument } from '@/server/text/documents';
import { fragmentName } from '@/server/text/text-to-yjs';

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
    const block = new Y.XmlElement('footnote');
    block.insert(0, [new Y.XmlText('A note of the next version.')]);
    const fragment = doc.getXmlFragment(fragmentName);
    fragment.push([block]);
    const first = fragment.get(0);
    const text = first instanceof Y.XmlElement ? first.get(0) : null;
    if (text instanceof Y.XmlText) text.format(0, 4, { highlight: { tone: 'new' } });
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
      const xml = stored.getXmlFragment(fragmentName).toJSON();
      return xml.includes('<footnote>A note of the next version.') && xml.includes('<highlight');
    },
  };
}
