// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import type { DocumentConnection } from '@/components/live/document-connection';
import { schemaVersion } from '@/domain/text/schema-version';
import type { TextJson } from '@/domain/text/text';
import { closeCodes } from '@/domain/live/wire';
import { database } from '@/server/database/client';
import { readDocument } from '@/server/text/documents';
import { buildDraft, buildSession } from '@/tests/support/builders';
import {
  browserSocket,
  buildWriter,
  openTab,
  startNode,
  until,
  untilSaved,
  untilSynced,
  updateBy,
  type TestNode,
} from '@/tests/support/live';
import { addBlock } from '@/tests/support/sequence';
import { openPreviousEditor } from '@/tests/support/previous-editor';

/** A text with a node and a mark that the editor before this one does not know. */
const newText: TextJson = {
  type: 'doc',
  content: [
    { type: 'paragraph', content: [{ type: 'text', text: 'Plain words.' }] },
    {
      type: 'paragraph',
      content: [{ type: 'text', text: 'Struck words.', marks: [{ type: 'strike' }] }],
    },
    {
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [
            {
              type: 'tableCell',
              content: [{ type: 'paragraph', content: [{ type: 'text', text: 'In a cell.' }] }],
            },
          ],
        },
      ],
    },
  ],
};

let node: TestNode;
const tabs: DocumentConnection[] = [];

beforeEach(async () => {
  node = await startNode();
});

afterEach(async () => {
  for (const tab of tabs.splice(0)) tab.destroy();
  await node.stop();
});

async function buildPlace() {
  const session = await buildSession();
  const documentId = (await buildDraft(session.id, { text: newText })).documentId;
  const { cookie } = await buildWriter(session.id);
  return { documentId, cookie };
}

function tabWith(documentId: string, cookie: string, schema: number): DocumentConnection {
  const tab = openTab(node.url, documentId, cookie, { schema });
  tabs.push(tab);
  return tab;
}

describe('an editor of the previous schema', () => {
  it('is refused before it can open the text, and not one character changes', async () => {
    const { documentId, cookie } = await buildPlace();
    const before = await readDocument(database(), documentId);
    const tab = tabWith(documentId, cookie, schemaVersion - 1);
    const editor = openPreviousEditor(tab.doc);
    await until('the door answers', () => tab.getState().closed !== null);
    expect(tab.getState()).toMatchObject({ closed: 'outdated', synced: false });
    editor.commands.insertContent('Typed all the same.');
    await new Promise((resolve) => setTimeout(resolve, 300));
    editor.destroy();
    expect(await readDocument(database(), documentId)).toEqual(before);
  });

  it('is refused by a text that a newer editor has written, on a server that is older', async () => {
    const { documentId, cookie } = await buildPlace();
    const newer = { schemaVersion: schemaVersion + 1 };
    await database().document.update({ where: { id: documentId }, data: newer });
    const { state, sequence } = await readDocument(database(), documentId);
    const footnote = (doc: Y.Doc) => addBlock(doc, 'A note.', { kind: 'footnote' });
    const update = new Uint8Array(updateBy(5, footnote, state));
    const lastSequence = sequence + 1;
    await database().document.update({ where: { id: documentId }, data: { lastSequence } });
    await database().documentUpdate.create({
      data: { documentId, sequence: lastSequence, update },
    });
    const tab = tabWith(documentId, cookie, schemaVersion);
    await until('the door answers', () => tab.getState().closed !== null);
    expect(tab.getState().closed).toBe('outdated');
    // It does not take for damage what it does not know.
    expect((await readDocument(database(), documentId)).isSound).toBe(true);
  });

  it('hears so by a code that makes its provider stop', async () => {
    const { documentId, cookie } = await buildPlace();
    const Socket = browserSocket(cookie);
    const socket = new Socket(`${node.url}/live/documents/${documentId}?schema=0`);
    const code = new Promise((resolve) => {
      socket.addEventListener('close', (event) => resolve(event.code));
    });
    expect(await code).toBe(closeCodes.outdated);
  });

  it('opens nothing if it lies about its version, and takes nothing out', async () => {
    const { documentId, cookie } = await buildPlace();
    const before = await readDocument(database(), documentId);
    const tab = tabWith(documentId, cookie, schemaVersion);
    await untilSynced(tab);
    expect(() => openPreviousEditor(tab.doc)).toThrow();
    await untilSaved(tab);
    expect((await readDocument(database(), documentId)).text).toEqual(before.text);
  });
});
