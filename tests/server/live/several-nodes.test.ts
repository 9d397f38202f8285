import * as Y from 'yjs';
import { afterEach, describe, expect, it } from 'vitest';
import type { DocumentConnection } from '@/components/live/document-connection';
import { database } from '@/server/database/client';
import { readDocument } from '@/server/text/documents';
import { updateFrame } from '@/server/live/socket/frames';
import { limits } from '@/server/live/limits/limits';
import { rightsChanged } from '@/server/live/door/rights-changed';
import { addBlock } from '@/tests/support/sequence';
import {
  brokenBus,
  buildLiveDraft,
  buildWriter,
  openRaw,
  openTab,
  startNode,
  until,
  untilSaved,
  untilSynced,
  updateBy,
  wordsOf,
  write,
  type TestNode,
} from '@/tests/support/live';

const tabs: DocumentConnection[] = [];
const nodes: TestNode[] = [];

afterEach(async () => {
  for (const tab of tabs.splice(0)) tab.destroy();
  for (const node of nodes.splice(0)) await node.stop();
});

async function start(...args: Parameters<typeof startNode>): Promise<TestNode> {
  const node = await startNode(...args);
  nodes.push(node);
  return node;
}

async function open(...args: Parameters<typeof openTab>): Promise<DocumentConnection> {
  const tab = openTab(...args);
  tabs.push(tab);
  await untilSynced(tab);
  return tab;
}

async function twoPeople() {
  const draft = await buildLiveDraft();
  const ana = await buildWriter(draft.session.id);
  const ben = await buildWriter(draft.session.id);
  return { ...draft, ana, ben };
}

describe('two nodes on one database', () => {
  it('bring both to the same text, with a dense log', async () => {
    const [here, there] = [await start(), await start()];
    const { documentId, ana, ben } = await twoPeople();
    const one = await open(here.url, documentId, ana.cookie);
    const other = await open(there.url, documentId, ben.cookie);
    for (let number = 0; number < 40; number += 1) {
      write(one, `ana ${number}`);
      write(other, `ben ${number}`);
      if (number % 5 === 0) await untilSaved(one);
    }
    await untilSaved(one);
    await untilSaved(other);
    await until('both have all', () => wordsOf(one.doc).length === 81);
    await until('both have all', () => wordsOf(other.doc).length === 81);
    expect(wordsOf(other.doc)).toEqual(wordsOf(one.doc));

    const rows = await database().documentUpdate.findMany({
      where: { documentId },
      orderBy: { sequence: 'asc' },
    });
    expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_row, index) => index + 2));
  });

  it('converge without a bus, only later', async () => {
    const [here, there] = [await start(brokenBus), await start(brokenBus)];
    const { documentId, ana, ben } = await twoPeople();
    const one = await open(here.url, documentId, ana.cookie);
    const other = await open(there.url, documentId, ben.cookie);
    write(one, 'From here');
    write(other, 'From there');
    await until('both have both', () => wordsOf(one.doc).length === 3);
    await until('both have both', () => wordsOf(other.doc).length === 3);
    expect(wordsOf(other.doc)).toEqual(wordsOf(one.doc));
  });

  it('end a right everywhere without a bus, only later', async () => {
    const there = await start(brokenBus);
    const { documentId, ana } = await twoPeople();
    const tab = await open(there.url, documentId, ana.cookie);
    await database().participant.update({
      where: { id: ana.participant.id },
      data: { removedAt: new Date() },
    });
    await until('put out', () => tab.getState().closed === 'no-right');
  });

  it('take what a tab brings along that the node has not heard of yet', async () => {
    const [here, there] = [await start(brokenBus), await start(brokenBus)];
    const { documentId, ana, ben } = await twoPeople();
    // The room there is open, and knows nothing of what is written here.
    await open(there.url, documentId, ben.cookie);
    const first = await open(here.url, documentId, ana.cookie);
    const reader = await open(here.url, documentId, ben.cookie);
    write(first, 'Written here');
    await until('read', () => wordsOf(reader.doc).length === 2);

    reader.provider.disconnect();
    reader.provider.serverUrl = `${there.url}/live/documents`;
    write(reader, 'Written offline, below it');
    reader.provider.connect();
    await untilSaved(reader);
    const { text } = await readDocument(database(), documentId);
    expect(text.content).toHaveLength(3);
    expect(reader.getState().closed).toBeNull();
  });

  it('show who is on the other node, until they leave', async () => {
    const [here, there] = [await start(), await start()];
    const { documentId, ana, ben } = await twoPeople();
    const one = await open(here.url, documentId, ana.cookie);
    const other = await open(there.url, documentId, ben.cookie);
    const namesSeen = () =>
      [...one.provider.awareness.getStates().values()].map(
        (state) => (state['user'] as { name?: string } | undefined)?.name,
      );
    await until('ben is seen', () => namesSeen().includes(ben.person.name));
    other.destroy();
    await until('ben has left', () => !namesSeen().includes(ben.person.name));
  });

  it('refuse a client id that was first used on the other node', async () => {
    const [here, there] = [await start(brokenBus), await start(brokenBus)];
    const { documentId, ana, ben } = await twoPeople();
    const one = await open(here.url, documentId, ana.cookie);
    await open(there.url, documentId, ben.cookie);
    const raw = await openRaw(there.url, documentId, ben.cookie);
    write(one, 'Mine');
    await untilSaved(one);
    const push = (doc: Y.Doc) => addBlock(doc, 'Forged');
    const forged = updateBy(one.doc.clientID, push, Y.encodeStateAsUpdate(one.doc));
    raw.send(updateFrame(forged));
    await until('put out', () => raw.closedWith() !== null);
    const { text } = await readDocument(database(), documentId);
    expect(text.content?.map((block) => block.content?.[0]?.text)).toEqual(['Recalling', 'Mine']);
  });
});

describe('a long log', () => {
  it('is trimmed behind a snapshot, and a node that slept catches up over it', async () => {
    const [here, there] = [await start(brokenBus), await start(brokenBus)];
    const { documentId, ana, ben } = await twoPeople();
    const sleeper = await open(there.url, documentId, ben.cookie);
    const room = there.node.rooms.get(documentId);
    const catchUp = room?.text.catchUp.bind(room.text);
    if (room) room.text.catchUp = async () => undefined;

    const writer = await open(here.url, documentId, ana.cookie);
    const large = 'x'.repeat(60_000);
    for (let number = 0; number * large.length < limits.snapshotBytes + 60_000; number += 1) {
      write(writer, large);
      await untilSaved(writer);
    }
    await until('trimmed', async () => {
      const snapshots = await database().documentSnapshot.count({ where: { documentId } });
      return snapshots === 2;
    });
    const rows = await database().documentUpdate.count({ where: { documentId } });
    expect(rows).toBeLessThan(3);

    if (room && catchUp) room.text.catchUp = catchUp;
    await until('caught up', () => wordsOf(sleeper.doc).length === wordsOf(writer.doc).length);
    const late = await open(there.url, documentId, ana.cookie);
    expect(wordsOf(late.doc)).toEqual(wordsOf(writer.doc));
    const { text } = await readDocument(database(), documentId);
    expect(text.content).toHaveLength(wordsOf(writer.doc).length);
  });
});

describe('ending a sign-in', () => {
  it('puts the person out on every node at once', async () => {
    const [here, there] = [await start(), await start()];
    const { documentId, ana } = await twoPeople();
    const one = await open(here.url, documentId, ana.cookie);
    const other = await open(there.url, documentId, ana.cookie);
    await database().signIn.deleteMany({ where: { personId: ana.person.id } });
    rightsChanged({ personId: ana.person.id });
    await until('put out', () => one.getState().closed === 'signed-out');
    await until('put out', () => other.getState().closed === 'signed-out');
  });
});
