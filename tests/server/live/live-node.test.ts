import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { DocumentConnection } from '@/components/live/document-connection';
import { markKey } from '@/domain/text/sequence/marks-in-force';
import { database, inTransaction } from '@/server/database/client';
import { readDocument, sealDocument, unsealDocument } from '@/server/text/documents';
import { rightsChanged } from '@/server/live/door/rights-changed';
import {
  buildLiveDraft,
  buildWriter,
  openTab,
  startNode,
  until,
  untilSaved,
  untilSynced,
  wordsOf,
  write,
  type TestNode,
} from '@/tests/support/live';
import { removeBlock, textIn } from '@/tests/support/sequence';

const tabs: DocumentConnection[] = [];
const nodes: TestNode[] = [];

afterEach(async () => {
  for (const tab of tabs.splice(0)) tab.destroy();
  for (const node of nodes.splice(0)) await node.stop();
});

async function node(): Promise<TestNode> {
  const started = await startNode();
  nodes.push(started);
  return started;
}

async function tab(...args: Parameters<typeof openTab>): Promise<DocumentConnection> {
  const opened = openTab(...args);
  tabs.push(opened);
  await untilSynced(opened);
  return opened;
}

const storedWords = async (documentId: string) => {
  const { text } = await readDocument(database(), documentId);
  return (text.content ?? []).map((block) => block.content?.map(({ text }) => text).join('') ?? '');
};

describe('a live text', () => {
  it('shows what one person writes to the other, and says saved when it is stored', async () => {
    const { url } = await node();
    const { session, documentId } = await buildLiveDraft('Recalling');
    const ana = await buildWriter(session.id);
    const ben = await buildWriter(session.id);
    const one = await tab(url, documentId, ana.cookie);
    const other = await tab(url, documentId, ben.cookie);
    expect(wordsOf(one.doc)).toEqual(['Recalling']);

    write(one, 'Noting with concern');
    expect(one.getState().saveState.kind).toBe('saving');
    await untilSaved(one);
    expect(await storedWords(documentId)).toEqual(['Recalling', 'Noting with concern']);

    write(other, 'Decides');
    await untilSaved(other);
    await until('both have both', () => wordsOf(one.doc).length === 3);
    await until('both have both', () => wordsOf(other.doc).length === 3);
    expect(wordsOf(one.doc)).toEqual(wordsOf(other.doc));
    expect(await storedWords(documentId)).toEqual(wordsOf(one.doc));
  });

  it('writes nothing when it is only read', async () => {
    const { url } = await node();
    const { session, documentId } = await buildLiveDraft();
    const ana = await buildWriter(session.id);
    const first = await tab(url, documentId, ana.cookie);
    write(first, 'Written');
    removeBlock(first.doc, 0);
    await untilSaved(first);
    const before = await readDocument(database(), documentId);

    const second = await tab(url, documentId, ana.cookie);
    await untilSaved(second);
    const after = await readDocument(database(), documentId);
    expect(after.sequence).toBe(before.sequence);
  });

  it('takes little memory while it is only read, and is written as before', async () => {
    const { url, node: live } = await node();
    const { session, documentId } = await buildLiveDraft('Recalling');
    const ana = await buildWriter(session.id);
    const ben = await buildWriter(session.id);
    const writer = await tab(url, documentId, ana.cookie);
    const text = () => live.rooms.get(documentId)?.text;
    expect(text()?.isAwake).toBe(false);
    write(writer, 'Noting');
    await untilSaved(writer);
    expect(text()?.isAwake).toBe(true);

    text()?.restIfQuietFor(0);
    const reader = await tab(url, documentId, ben.cookie);
    expect(wordsOf(reader.doc)).toEqual(['Recalling', 'Noting']);
    expect(text()?.isAwake).toBe(false);
    write(writer, 'Decides');
    await until('it arrives', () => wordsOf(reader.doc).length === 3);
    expect(await storedWords(documentId)).toEqual(['Recalling', 'Noting', 'Decides']);
  });

  it('writes nothing when others mark the same words at once', async () => {
    const { url, node: live } = await node();
    const { session, documentId } = await buildLiveDraft('Recalling its report');
    const observer = await buildWriter(session.id, 'observer');
    const writers: DocumentConnection[] = [];
    for (let count = 0; count < 2; count += 1) {
      const { cookie } = await buildWriter(session.id);
      writers.push(await tab(url, documentId, cookie));
    }
    const reader = await tab(url, documentId, observer.cookie);
    let written = 0;
    for (const { doc } of [reader, ...writers]) {
      doc.on('update', (_update, _origin, _doc, { local }) => (written += local ? 1 : 0));
    }
    // Neither has heard of the other: Yjs would tidy the doubled marks wherever they arrive.
    for (const writer of writers)
      textIn(writer.doc).format(1, 9, { [markKey('bold', 1, writer.doc.clientID)]: true });
    await Promise.all(writers.map(untilSaved));
    await until('the reader has both', () => stateOf(reader) === stateOf(writers[0]));
    await until('the writers have both', () => stateOf(writers[1]) === stateOf(writers[0]));
    expect(written).toBe(2);
    const inMemory = live.rooms.get(documentId)?.text.doc ?? new Y.Doc();
    const { state } = await readDocument(database(), documentId);
    expect(Y.snapshot(inMemory).ds.clients.size).toBe(0);
    expect(Y.decodeUpdate(state).ds.clients.size).toBe(0);
    expect(reader.getState()).toMatchObject({ closed: null, saveState: { kind: 'saved' } });
  });

  it('keeps every acknowledged edit when all nodes are gone and another one starts', async () => {
    const first = await node();
    const { session, documentId } = await buildLiveDraft('1');
    const ana = await buildWriter(session.id);
    const writer = await tab(first.url, documentId, ana.cookie);
    for (let number = 2; number <= 30; number += 1) write(writer, String(number));
    await untilSaved(writer);
    writer.destroy();
    await nodes.splice(0)[0]?.stop();

    const second = await node();
    const reader = await tab(second.url, documentId, ana.cookie);
    expect(wordsOf(reader.doc)).toEqual(Array.from({ length: 30 }, (_, index) => `${index + 1}`));
  });

  it('takes a long text that somebody pastes before anything else', async () => {
    const { url } = await node();
    const { session, documentId } = await buildLiveDraft();
    const ana = await buildWriter(session.id);
    const writer = await tab(url, documentId, ana.cookie);
    const long = 'word '.repeat(30_000);
    write(writer, long);
    await untilSaved(writer);
    expect(await storedWords(documentId)).toEqual(['Recalling', long]);
  });

  it('stores once what was written offline, and counts it until then', async () => {
    const { url } = await node();
    const { session, documentId } = await buildLiveDraft();
    const ana = await buildWriter(session.id);
    const writer = await tab(url, documentId, ana.cookie);
    writer.provider.disconnect();
    write(writer, 'Written offline');
    write(writer, 'and more');
    expect(writer.getState().saveState).toMatchObject({ changes: 2 });
    writer.provider.connect();
    await untilSaved(writer);
    expect(await storedWords(documentId)).toEqual(['Recalling', 'Written offline', 'and more']);
  });
});

describe('the door', () => {
  const closedWith = async (opened: DocumentConnection) => {
    tabs.push(opened);
    await until('the door answers', () => opened.getState().closed !== null);
    return opened.getState().closed;
  };

  it('tells strangers, unknown documents, the signed out and old editors why', async () => {
    const { url } = await node();
    const { session, documentId } = await buildLiveDraft();
    const ana = await buildWriter(session.id);
    const stranger = await buildWriter((await buildLiveDraft()).session.id);
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect(await closedWith(openTab(url, documentId, stranger.cookie))).toBe('not-found');
    expect(await closedWith(openTab(url, unknown, ana.cookie))).toBe('not-found');
    expect(await closedWith(openTab(url, documentId, 'nonsense=%E0%A4%A'))).toBe('signed-out');
    expect(await closedWith(openTab(url, documentId, ana.cookie, { schema: 0 }))).toBe('outdated');
  });

  it('lets nobody go on with another person’s page', async () => {
    const { url } = await node();
    const { session, documentId } = await buildLiveDraft();
    const ana = await buildWriter(session.id);
    const ben = await buildWriter(session.id);
    const anasPage = { personId: ana.person.id };
    const bens = openTab(url, documentId, ben.cookie, anasPage);
    write(bens, 'Ana wrote this offline, then Ben signed in on her browser');
    expect(await closedWith(bens)).toBe('signed-out');
    expect(await storedWords(documentId)).toEqual(['Recalling']);
    const anas = openTab(url, documentId, ana.cookie, anasPage);
    tabs.push(anas);
    await untilSaved(anas);
  });

  it('lets observers read, and neither stores nor shows what they write', async () => {
    const { url } = await node();
    const { session, documentId } = await buildLiveDraft();
    const ana = await buildWriter(session.id);
    const observer = await buildWriter(session.id, 'observer');
    const writer = await tab(url, documentId, ana.cookie);
    const reader = await tab(url, documentId, observer.cookie);
    expect(reader.getState().seated?.mayWrite).toBe(false);
    write(writer, 'For all to read');
    await until('the observer reads', () => wordsOf(reader.doc).length === 2);

    write(reader, 'Not mine to write');
    await until('the refusal', () => reader.getState().closed !== null);
    expect(reader.getState().saveState).toEqual({ kind: 'closed', reason: 'no-right', changes: 1 });
    expect(wordsOf(writer.doc)).toEqual(['Recalling', 'For all to read']);
    expect(await storedWords(documentId)).toEqual(['Recalling', 'For all to read']);
  });

  it('puts out whoever was removed, on every node, and takes nothing from them', async () => {
    const [here, there] = [await node(), await node()];
    const { session, documentId } = await buildLiveDraft();
    const ana = await buildWriter(session.id);
    const opened = await tab(there.url, documentId, ana.cookie);
    const alsoHere = await tab(here.url, documentId, ana.cookie);
    await database().participant.update({
      where: { id: ana.participant.id },
      data: { removedAt: new Date() },
    });
    rightsChanged({ sessionId: session.id, personId: ana.person.id });
    await until('put out', () => opened.getState().closed !== null);
    await until('put out', () => alsoHere.getState().closed !== null);
    expect([opened.getState().closed, alsoHere.getState().closed]).toEqual([
      'no-right',
      'no-right',
    ]);
    write(opened, 'Too late');
    expect(await storedWords(documentId)).toEqual(['Recalling']);
  });

  it('brings a delegate who became an observer back to read', async () => {
    const { url } = await node();
    const { session, documentId } = await buildLiveDraft();
    const ana = await buildWriter(session.id);
    const opened = await tab(url, documentId, ana.cookie);
    await database().participant.update({
      where: { id: ana.participant.id },
      data: { role: 'observer' },
    });
    rightsChanged({ sessionId: session.id });
    await until('read only', () => opened.getState().seated?.mayWrite === false);
    expect(opened.getState().closed).toBeNull();
  });
});

describe('sealing', () => {
  it('holds every acknowledged edit and none that came later, and tells the author', async () => {
    const { url } = await node();
    const { session, documentId } = await buildLiveDraft('0');
    const ana = await buildWriter(session.id);
    const writer = await tab(url, documentId, ana.cookie);
    let written = 0;
    const typing = setInterval(() => write(writer, String((written += 1))), 1);
    await until('some edits', () => written > 30);
    const acknowledged = written - unsavedIn(writer);
    const sealed = await inTransaction((transaction) => sealDocument(transaction, documentId));
    rightsChanged({ documentId });
    await until('told', () => writer.getState().closed !== null);
    clearInterval(typing);

    expect(writer.getState().closed).toBe('sealed');
    const inSeal = (sealed.text.content ?? []).length - 1;
    expect(inSeal).toBeGreaterThanOrEqual(acknowledged);
    expect(unsavedIn(writer)).toBe(written - inSeal);
    const { sequence } = await readDocument(database(), documentId);
    expect(sequence).toBe(sealed.sequence);

    await inTransaction((transaction) => unsealDocument(transaction, documentId));
    rightsChanged({ documentId });
    const back = await tab(url, documentId, ana.cookie);
    expect(wordsOf(back.doc)).toHaveLength(inSeal + 1);
  });
});

function unsavedIn(tab: DocumentConnection): number {
  const { saveState } = tab.getState();
  return 'changes' in saveState ? saveState.changes : 0;
}

/** How far each person's writing reaches in a tab. */
function stateOf(tab?: DocumentConnection): string {
  const clocks = Y.decodeStateVector(Y.encodeStateVector(tab?.doc ?? new Y.Doc()));
  return JSON.stringify([...clocks].sort(([one], [other]) => one - other));
}
