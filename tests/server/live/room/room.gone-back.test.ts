import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentConnection } from '@/components/live/document-connection';
import { database, inTransaction } from '@/server/database/client';
import { readDocument } from '@/server/text/documents';
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

let node: TestNode;
beforeAll(async () => {
  node = await startNode();
});
afterAll(async () => {
  await node.stop();
});

/** What a document is stored as, to be put back later as a restored database would have it. */
async function remember(id: string): Promise<() => Promise<void>> {
  const { lastSequence } = await database().document.findUniqueOrThrow({ where: { id } });
  const of = { where: { documentId: id } };
  const updates = await database().documentUpdate.findMany(of);
  const snapshots = await database().documentSnapshot.findMany(of);
  const authors = await database().documentAuthor.findMany(of);
  return async () =>
    inTransaction(async (transaction) => {
      await transaction.document.update({ where: { id }, data: { lastSequence } });
      await transaction.documentUpdate.deleteMany(of);
      await transaction.documentSnapshot.deleteMany(of);
      await transaction.documentAuthor.deleteMany(of);
      await transaction.documentUpdate.createMany({ data: updates });
      await transaction.documentSnapshot.createMany({ data: snapshots });
      await transaction.documentAuthor.createMany({ data: authors });
    });
}

const stored = async (documentId: string) =>
  JSON.stringify((await readDocument(database(), documentId)).text);

async function openRoom() {
  const { session, documentId } = await buildLiveDraft();
  const [ana, ben] = [await buildWriter(session.id), await buildWriter(session.id)];
  const tabs = [ana, ben].map(({ cookie }) => openTab(node.url, documentId, cookie));
  for (const tab of tabs) await untilSynced(tab);
  return { documentId, ana, ben, tabs: tabs as [DocumentConnection, DocumentConnection] };
}

async function type(tab: DocumentConnection, words: string): Promise<void> {
  write(tab, words);
  await untilSaved(tab);
}

describe('a database that was restored to an earlier point, under open tabs and a running node', () => {
  it('gets everybody’s own words back from their tabs, under their own names', async () => {
    const { documentId, ana, ben, tabs } = await openRoom();
    const [one, two] = tabs;
    await type(one, 'kept by Ana');
    const setBack = await remember(documentId);
    await type(one, 'lost by Ana');
    // Ben has not written before the restored point: the database knows nothing of his tab.
    await type(two, 'lost by Ben');
    await until('both have it', () => wordsOf(one.doc).includes('lost by Ben'));
    await setBack();
    write(one, 'after it');

    for (const words of ['lost by Ana', 'lost by Ben', 'after it']) {
      await until(`${words} is stored`, async () => (await stored(documentId)).includes(words));
    }
    for (const tab of tabs) {
      await untilSaved(tab);
      expect(tab.getState().closed).toBeNull();
    }
    await until('both agree', () => wordsOf(one.doc).join() === wordsOf(two.doc).join());
    const authors = await database().documentAuthor.findMany({ where: { documentId } });
    const byClient = new Map(authors.map(({ clientId, personId }) => [Number(clientId), personId]));
    expect(byClient.get(one.doc.clientID)).toBe(ana.person.id);
    expect(byClient.get(two.doc.clientID)).toBe(ben.person.id);
    for (const tab of tabs) tab.destroy();
  }, 60_000);

  it('never says “saved” of what it does not have', async () => {
    const { documentId, tabs } = await openRoom();
    const [one] = tabs;
    const setBack = await remember(documentId);
    for (let at = 0; at < 5; at += 1) await type(one, `word ${at}`);
    await setBack();
    const claims: Promise<string[]>[] = [];
    one.subscribe(() => {
      if (one.getState().saveState.kind !== 'saved' || !one.getState().synced) return;
      const words = wordsOf(one.doc).filter((line) => line.startsWith('word'));
      claims.push(stored(documentId).then((text) => words.filter((word) => !text.includes(word))));
    });
    write(one, 'word 5');
    await until('all is stored', async () => (await stored(documentId)).includes('word 5'));
    await untilSaved(one);
    expect((await Promise.all(claims)).flat()).toEqual([]);
    expect(claims.length).toBeGreaterThan(0);
    for (const tab of tabs) tab.destroy();
  }, 60_000);

  it('is noticed without anybody writing, and an absent colleague’s words stay on the screen', async () => {
    const { documentId, tabs } = await openRoom();
    const [one, two] = tabs;
    const setBack = await remember(documentId);
    await type(one, 'lost by Ana');
    await until('Ben has it', () => wordsOf(two.doc).includes('lost by Ana'));
    await type(two, 'lost by Ben');
    await until('Ana has it', () => wordsOf(one.doc).includes('lost by Ben'));
    two.destroy();
    await setBack();

    // Nobody writes: the node itself looks.
    const text = async () => stored(documentId);
    await until('Ana’s own is stored', async () => (await text()).includes('lost by Ana'));
    const deadline = performance.now() + 40_000;
    while (!one.getState().closed && performance.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    // Not “refused”: nobody is called a forger.
    expect(one.getState()).toMatchObject({ closed: 'gone-back', saveState: { changes: 0 } });
    expect(wordsOf(one.doc)).toContain('lost by Ben');
    expect(await stored(documentId)).not.toContain('lost by Ben');
    const authors = await database().documentAuthor.findMany({ where: { documentId } });
    expect(authors.map(({ clientId }) => Number(clientId))).not.toContain(two.doc.clientID);
    one.destroy();
  }, 90_000);
});
