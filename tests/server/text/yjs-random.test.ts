import * as prng from 'lib0/prng';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { compare, type TestYInstance } from 'yjs/testHelper';
import type { DocumentConnection } from '@/components/live/document-connection';
import { leaveMarksAsTheyAre } from '@/domain/live/leave-marks';
import { database } from '@/server/database/client';
import { readDocument } from '@/server/text/documents';
import { markKey } from '@/domain/text/sequence/marks-in-force';
import {
  addBlock,
  blocksIn,
  insertWords,
  deleteWords,
  markerAt,
  removeBlock,
  textIn,
} from '@/tests/support/sequence';
import {
  buildLiveDraft,
  buildWriter,
  openTab,
  startNode,
  until,
  untilSynced,
  type TestNode,
} from '@/tests/support/live';

// Yjs's own random tests of its types, as its testHelper applies and compares them, with
// real providers and two real nodes in place of its connector. The door lets nothing but
// texts in, so only changes of texts and elements are tried, not those of maps and arrays.

const seed = Number(process.env.FAULTS_SEED ?? Date.now() % 2 ** 31);
const iterations = Number(process.env.YJS_ITERATIONS ?? 300);
const tabs: DocumentConnection[] = [];
const nodes: TestNode[] = [];

afterEach(async () => {
  vi.restoreAllMocks();
  for (const tab of tabs.splice(0)) tab.destroy();
  for (const node of nodes.splice(0)) await node.stop();
});

describe('random changes of five people', () => {
  it(
    `come to the same structures everywhere, by Yjs's own comparison (seed ${seed})`,
    { timeout: 120_000 },
    async () => {
      const random = prng.create(seed);
      nodes.push(await startNode(), await startNode());
      const { session, documentId } = await buildLiveDraft('Recalling its earlier work');
      for (let user = 0; user < 5; user += 1) {
        const { cookie } = await buildWriter(session.id);
        tabs.push(openTab(nodes[user % 2]?.url ?? '', documentId, cookie));
      }
      await Promise.all(tabs.map(untilSynced));
      const updates = tabs.map(({ doc }) => collectUpdates(doc));

      for (let iteration = 0; iteration < iterations; iteration += 1) {
        await disturb(random, tabs);
        const { doc } = prng.oneOf(random, tabs);
        prng.oneOf(random, changes)(doc, random);
      }

      for (const { provider } of tabs) provider.connect();
      await until('all is saved', () =>
        tabs.every((tab) => tab.getState().saveState.kind === 'saved'),
      );
      await until('all have all', async () => {
        const { state } = await readDocument(database(), documentId);
        const stored = JSON.stringify([...Y.parseUpdateMeta(state).to].sort(byClient));
        return tabs.every(({ doc }) => clocksOf(doc) === stored);
      });
      const { state } = await readDocument(database(), documentId);
      letMarksBeInAll();
      const replicas = tabs.map(({ doc }, index) => asTestInstance(doc, updates[index] ?? []));
      const stored = new Y.Doc();
      Y.applyUpdate(stored, state);
      compare([...replicas, asTestInstance(stored, [state])]);
      for (const { doc } of tabs) expect(wordsOf(doc)).toBe(wordsOf(stored));
    },
  );
});

/**
 * What `compare` asks of Yjs's own instances; everything has arrived before it is called.
 * A copy, in which deleted neighbours are one: whether they are is left to chance.
 */
function asTestInstance(doc: Y.Doc, updates: Uint8Array[]): TestYInstance {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const connector = { flushAllMessages: () => false };
  return Object.assign(copy, { tc: connector, connect: () => undefined, updates });
}

/** The copies made here, and those that `compare` makes, tidy as little as ours do. */
function letMarksBeInAll(): void {
  const emit: Y.Doc['emit'] = Reflect.get(Y.Doc.prototype, 'emit');
  vi.spyOn(Y.Doc.prototype, 'emit').mockImplementation(function (this: Y.Doc, name, values) {
    if (name === 'afterTransaction') leaveMarksAsTheyAre(values[0] as Y.Transaction);
    emit.call(this, name, values);
  });
}

function collectUpdates(doc: Y.Doc): Uint8Array[] {
  const updates = [Y.encodeStateAsUpdate(doc)];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  return updates;
}

/** As testHelper does: now and then somebody goes or comes back, and messages take their time. */
async function disturb(random: prng.PRNG, among: DocumentConnection[]): Promise<void> {
  const draw = prng.int32(random, 0, 100);
  if (draw <= 2) {
    const { provider } = prng.oneOf(random, among);
    if (provider.shouldConnect) provider.disconnect();
    else provider.connect();
  } else if (draw <= 20) {
    await new Promise((resolve) => setTimeout(resolve, prng.int32(random, 0, 20)));
  }
}

type Change = (doc: Y.Doc, random: prng.PRNG) => void;

/** Somewhere in the words of some block. */
function anyPlace(doc: Y.Doc, random: prng.PRNG) {
  const blocks = blocksIn(doc).filter(({ marker }) => marker !== null);
  if (blocks.length === 0) return null;
  const index = prng.int32(random, 0, blocks.length - 1);
  const block = blocks[index];
  const length = block ? block.to - block.from : 0;
  return { block: block && blocksIn(doc).findIndex(({ key }) => key === block.key), length };
}

const changes: Change[] = [
  (doc, random) => {
    const place = anyPlace(doc, random);
    if (place?.block === undefined) return;
    insertWords(doc, place.block, prng.int32(random, 0, place.length), prng.word(random, 1, 8));
  },
  (doc, random) => {
    const place = anyPlace(doc, random);
    if (place?.block === undefined || place.length === 0) return;
    const at = prng.int32(random, 0, place.length - 1);
    deleteWords(doc, place.block, at, Math.min(prng.int32(random, 1, 5), place.length - at));
  },
  (doc, random) => {
    const text = textIn(doc);
    if (text.length < 2) return;
    const at = prng.int32(random, 0, text.length - 1);
    const length = Math.min(prng.int32(random, 1, 8), text.length - at);
    const mark = prng.oneOf(random, ['bold', 'italic'] as const);
    const key = markKey(mark, prng.int32(random, 1, 50), doc.clientID);
    text.format(at, length, { [key]: prng.oneOf(random, [true, false]) });
  },
  (doc, random) => {
    const blocks = blocksIn(doc);
    const before = blocks[prng.int32(random, 0, blocks.length)];
    addBlock(doc, prng.word(random, 1, 8), before ? { at: before.start } : {});
  },
  (doc, random) => {
    const blocks = blocksIn(doc);
    if (blocks.length > 2) removeBlock(doc, prng.int32(random, 0, blocks.length - 1));
  },
  (doc, random) => {
    const place = anyPlace(doc, random);
    if (place?.block === undefined) return;
    markerAt(doc, place.block).set('id', prng.word(random, 8, 12));
  },
];

const byClient = ([one]: [number, number], [other]: [number, number]) => one - other;

function clocksOf(doc: Y.Doc): string {
  return JSON.stringify([...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(byClient));
}

function wordsOf(doc: Y.Doc): string {
  return JSON.stringify(textIn(doc).toDelta());
}
