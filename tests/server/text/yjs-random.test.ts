import * as prng from 'lib0/prng';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { compare, type TestYInstance } from 'yjs/testHelper';
import type { DocumentConnection } from '@/components/live/document-connection';
import { leaveMarksAsTheyAre } from '@/domain/live/leave-marks';
import { database } from '@/server/database/client';
import { readDocument } from '@/server/text/documents';
import { fragmentName } from '@/server/text/text-to-yjs';
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

const marks = [{ bold: {} }, { italic: {} }, { bold: null }, { italic: null }];

const changes: Change[] = [
  (doc, random) => {
    const text = anyText(doc, random);
    text?.insert(prng.int32(random, 0, text.length), prng.word(random, 1, 8));
  },
  (doc, random) => {
    const text = anyText(doc, random);
    if (!text || text.length === 0) return;
    const at = prng.int32(random, 0, text.length - 1);
    text.delete(at, Math.min(prng.int32(random, 1, 5), text.length - at));
  },
  (doc, random) => {
    const text = anyText(doc, random);
    if (!text || text.length === 0) return;
    const at = prng.int32(random, 0, text.length - 1);
    const length = Math.min(prng.int32(random, 1, 8), text.length - at);
    text.format(at, length, prng.oneOf(random, marks));
  },
  (doc, random) => {
    const fragment = doc.getXmlFragment(fragmentName);
    const element = new Y.XmlElement('paragraph');
    element.insert(0, [new Y.XmlText(prng.word(random, 1, 8))]);
    fragment.insert(prng.int32(random, 0, fragment.length), [element]);
  },
  (doc, random) => {
    const fragment = doc.getXmlFragment(fragmentName);
    if (fragment.length > 2) fragment.delete(prng.int32(random, 0, fragment.length - 1), 1);
  },
  (doc, random) => {
    const fragment = doc.getXmlFragment(fragmentName);
    const element = fragment.length > 0 && prng.oneOf(random, fragment.toArray());
    if (element instanceof Y.XmlElement) element.setAttribute('id', prng.word(random, 8, 12));
  },
];

function anyText(doc: Y.Doc, random: prng.PRNG): Y.XmlText | null {
  const blocks = doc.getXmlFragment(fragmentName).toArray();
  const block = blocks.length > 0 ? prng.oneOf(random, blocks) : null;
  const text = block instanceof Y.XmlElement ? block.get(0) : null;
  return text instanceof Y.XmlText ? text : null;
}

const byClient = ([one]: [number, number], [other]: [number, number]) => one - other;

function clocksOf(doc: Y.Doc): string {
  return JSON.stringify([...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(byClient));
}

function wordsOf(doc: Y.Doc): string {
  return doc.getXmlFragment(fragmentName).toJSON();
}
