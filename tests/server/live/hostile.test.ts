import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { DocumentConnection } from '@/components/live/document-connection';
import { fence } from '@/domain/text/sequence/sequence';
import { markKey } from '@/domain/text/sequence/marks-in-force';
import { closeCodes } from '@/domain/live/wire';
import { database } from '@/server/database/client';
import { readDocument } from '@/server/text/documents';
import { step2Frame, updateFrame } from '@/server/live/socket/frames';
import { limits } from '@/server/live/limits/limits';
import { presenceFrame } from '@/server/live/room/presence';
import { hostileChanges } from '@/tests/support/hostile-updates';
import {
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
import { addBlock, markerAt, textIn } from '@/tests/support/sequence';

let node: TestNode;
let draft: Awaited<ReturnType<typeof buildLiveDraft>>;
let ana: Awaited<ReturnType<typeof buildWriter>>;
let eve: Awaited<ReturnType<typeof buildWriter>>;
let tab: DocumentConnection;

beforeEach(async () => {
  node = await startNode();
  draft = await buildLiveDraft();
  ana = await buildWriter(draft.session.id);
  eve = await buildWriter(draft.session.id);
  tab = openTab(node.url, draft.documentId, ana.cookie);
  await untilSynced(tab);
});

afterEach(async () => {
  tab.destroy();
  await node.stop();
});

/** Others go on as if nothing had happened. */
async function expectAnaToWorkOn(): Promise<void> {
  write(tab, 'Undisturbed');
  await untilSaved(tab);
  const { text } = await readDocument(database(), draft.documentId);
  expect(text.content?.at(-1)?.content?.[0]?.text).toBe('Undisturbed');
}

describe('malformed frames', () => {
  it.each([
    ['nothing', []],
    ['an unknown type', [77, 1, 2, 3]],
    ['a sync message that ends early', [0, 2, 250, 1]],
    ['an unknown sync message', [0, 9, 0]],
    ['an update of garbage', [0, 2, 4, 255, 255, 255, 255]],
    ['a state vector of garbage', [0, 0, 4, 255, 255, 255, 255]],
    ['an awareness message of garbage', [1, 3, 200, 200, 200]],
    ['awareness that is no JSON', [1, 6, 1, 5, 1, 2, 123, 123]],
    ['an endless number', Array.from({ length: 20 }, () => 255)],
  ])('of %s close only their own socket', async (_what, bytes) => {
    const raw = await openRaw(node.url, draft.documentId, eve.cookie);
    raw.send(Uint8Array.from(bytes));
    await until('closed', () => raw.closedWith() !== null);
    expect(raw.closedWith()).toBe(closeCodes.malformed);
    await expectAnaToWorkOn();
  });

  it('made at random never end the process or touch the text', async () => {
    const before = await readDocument(database(), draft.documentId);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 60 }), { minLength: 1, maxLength: 5 }),
        async (frames) => {
          const raw = await openRaw(node.url, draft.documentId, eve.cookie);
          for (const frame of frames) raw.send(frame);
          raw.socket.terminate();
        },
      ),
      { numRuns: 60 },
    );
    const after = await readDocument(database(), draft.documentId);
    expect(after.text).toEqual(before.text);
    await expectAnaToWorkOn();
  });

  it('of text are refused', async () => {
    const raw = await openRaw(node.url, draft.documentId, eve.cookie);
    raw.socket.send('hello');
    await until('closed', () => raw.closedWith() !== null);
    expect(raw.closedWith()).toBe(closeCodes.malformed);
  });
});

describe('updates no editor makes', () => {
  const refused = async (update: Uint8Array) => {
    const before = await readDocument(database(), draft.documentId);
    const raw = await openRaw(node.url, draft.documentId, eve.cookie);
    raw.send(updateFrame(update));
    await until('closed', () => raw.closedWith() !== null);
    const after = await readDocument(database(), draft.documentId);
    expect(after.sequence).toBe(before.sequence);
    await expectAnaToWorkOn();
    return raw.closedWith();
  };

  it('refuses writing under a colleague’s client id', async () => {
    write(tab, 'By Ana');
    await untilSaved(tab);
    const { state } = await readDocument(database(), draft.documentId);
    const forged = updateBy(tab.doc.clientID, (doc) => addBlock(doc, 'Forged'), state);
    expect(await refused(forged)).toBe(closeCodes.malformed);
  });

  it('refuses writing under the client id the text was seeded with', async () => {
    const { state } = await readDocument(database(), draft.documentId);
    const [seeder = 0] = Y.parseUpdateMeta(state).to.keys();
    const forged = updateBy(seeder, (doc) => addBlock(doc, 'Forged'), state);
    expect(await refused(forged)).toBe(closeCodes.malformed);
  });

  it('refuses other root types', async () => {
    const update = updateBy(5, (doc) => doc.getMap('decisions').set('adopted', true));
    expect(await refused(update)).toBe(closeCodes.malformed);
  });

  it.each(Object.entries(hostileChanges))('refuses %s', async (_what, change) => {
    const { state } = await readDocument(database(), draft.documentId);
    expect(await refused(updateBy(5, change, state))).toBe(closeCodes.malformed);
  });

  it('refuses them also when they come one by one', async () => {
    const raw = await openRaw(node.url, draft.documentId, eve.cookie);
    const doc = new Y.Doc();
    doc.on('update', (update: Uint8Array) => raw.send(updateFrame(update)));
    addBlock(doc, 'Words', { id: 'a-good-id-0001' });
    textIn(doc).insert(2, 'more');
    markerAt(doc, 0).set('inner', new Y.Map());
    await until('closed', () => raw.closedWith() !== null);
    expect(raw.closedWith()).toBe(closeCodes.malformed);
    await expectAnaToWorkOn();
  });

  it('refuses what stands between neighbours of two different places', async () => {
    const { state } = await readDocument(database(), draft.documentId);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, state);
    const other = markerAt(doc, 0)._map.get('id');
    if (!other) throw new Error('An entry.');
    const update = updateBy(
      5,
      (all) => {
        textIn(all).insert(textIn(all).length, 'between');
        const item = Y.getItem(all.store, Y.createID(5, 0));
        if (item instanceof Y.Item) item.rightOrigin = other.id;
      },
      state,
    );
    expect(await refused(update)).toBe(closeCodes.malformed);
  });

  it('refuses a mark that would outnumber every other, and takes one that counts on', async () => {
    const { state } = await readDocument(database(), draft.documentId);
    const marked = (number: number) => (doc: Y.Doc) =>
      textIn(doc).format(1, 3, { [markKey('bold', number, 5)]: true });
    expect(await refused(updateBy(5, marked(1_004), state))).toBe(closeCodes.malformed);
    const raw = await openRaw(node.url, draft.documentId, eve.cookie);
    raw.send(updateFrame(updateBy(6, marked(1_002), state)));
    await until('it is there', () => textIn(tab.doc).toDelta().length > 2);
    // A second one may go on from there, as everybody may who has seen the first.
    raw.send(updateFrame(updateBy(6, marked(2_004), Y.encodeStateAsUpdate(tab.doc))));
    await expectAnaToWorkOn();
    expect(raw.closedWith()).toBeNull();
  });

  it('refuses subdocuments', async () => {
    const update = updateBy(5, (doc) => {
      addBlock(doc, 'Words');
      markerAt(doc, 0).set('id', new Y.Doc());
    });
    expect(await refused(update)).toBe(closeCodes.malformed);
  });

  it('refuses an update that is too large, in a way the tab can tell its author', async () => {
    write(tab, 'x'.repeat(limits.updateBytesMax + 1));
    await until('closed', () => tab.getState().closed !== null);
    expect(tab.getState().closed).toBe('too-large');
    const { sequence } = await readDocument(database(), draft.documentId);
    expect(sequence).toBe(1);
  });

  it('refuses more new client ids on one connection than a person needs', async () => {
    const before = await readDocument(database(), draft.documentId);
    const raw = await openRaw(node.url, draft.documentId, eve.cookie);
    const updates = Array.from({ length: limits.newClientsMax + 1 }, (_, index) =>
      updateBy(100 + index, (doc) => textIn(doc).insert(0, 'x')),
    );
    raw.send(updateFrame(Y.mergeUpdates(updates)));
    await until('closed', () => raw.closedWith() !== null);
    const after = await readDocument(database(), draft.documentId);
    expect(after.sequence).toBe(before.sequence);
  });

  it('lets a person come back with the client ids of several tabs closed offline', async () => {
    const raw = await openRaw(node.url, draft.documentId, eve.cookie);
    const count = limits.newClientsMax + limits.returningClientsMax - 5;
    const updates = Array.from({ length: count }, (_, index) =>
      updateBy(200 + index, (doc) => addBlock(doc, `Words ${index}`)),
    );
    raw.send(step2Frame(Y.mergeUpdates(updates)));
    await until('all is there', () => wordsOf(tab.doc).length === 1 + count);
    expect(raw.closedWith()).toBeNull();
  });

  it('lets them do so once a connection, and not without end', async () => {
    for (const count of [limits.newClientsMax + limits.returningClientsMax + 1, 1]) {
      const raw = await openRaw(node.url, draft.documentId, eve.cookie);
      const several = (from: number, number: number) =>
        Y.mergeUpdates(
          Array.from({ length: number }, (_, index) =>
            updateBy(from + index, (doc) => addBlock(doc, `Words ${index}`)),
          ),
        );
      raw.send(step2Frame(several(1_000, count)));
      raw.send(step2Frame(several(2_000, limits.newClientsMax + 2)));
      await until('closed', () => raw.closedWith() !== null);
      expect(raw.closedWith()).toBe(closeCodes.malformed);
    }
  });

  it('takes nothing of what comes after a refusal, and tells exactly what was saved', async () => {
    const honest = openTab(node.url, draft.documentId, eve.cookie);
    await untilSynced(honest);
    write(honest, 'Before');
    await untilSaved(honest);
    honest.doc.getMap('decisions').set('adopted', true);
    write(honest, 'After');
    await until('closed', () => honest.getState().closed !== null);
    expect(honest.getState().saveState).toEqual({ kind: 'closed', reason: 'refused', changes: 2 });
    await expectAnaToWorkOn();
    expect(wordsOf(tab.doc)).toEqual(['Recalling', 'Before', 'Undisturbed']);
    honest.destroy();
  });

  it('sends away who piles up updates that build on nothing', async () => {
    const raw = await openRaw(node.url, draft.documentId, eve.cookie);
    const whole = updateBy(5, (doc) => {
      textIn(doc).insert(0, `It builds on this${fence}`);
      addBlock(doc, 'and comes alone');
    });
    const later = Y.diffUpdate(whole, encodeClock(5, 3));
    for (let count = 0; count < 120; count += 1) raw.send(updateFrame(later));
    await until('closed', () => raw.closedWith() !== null);
    expect(raw.closedWith()).toBe(closeCodes.overloaded);
    await expectAnaToWorkOn();
  });
});

describe('presence', () => {
  const stateOf = (client: number) =>
    tab.provider.awareness.getStates().get(client) as { user?: { name: string } } | undefined;

  it('carries the name of the sign-in, whatever the tab claims', async () => {
    const raw = await openRaw(node.url, draft.documentId, eve.cookie);
    const json = JSON.stringify({ user: { name: 'The chair', color: '#000000' }, cursor: null });
    raw.send(presenceFrame([{ client: 42, clock: 1, json }]));
    await until('presence', () => stateOf(42) !== undefined);
    expect(stateOf(42)).toEqual({
      user: expect.objectContaining({ name: eve.person.name }),
      cursor: null,
    });
  });

  it('cannot be spoken for another, and is gone when its socket is', async () => {
    const second = openTab(node.url, draft.documentId, eve.cookie);
    await untilSynced(second);
    await until('presence', () => stateOf(second.doc.clientID) !== undefined);
    const raw = await openRaw(node.url, draft.documentId, eve.cookie);
    const theft = { client: second.doc.clientID, clock: 1_000, json: 'null' };
    raw.send(presenceFrame([theft]));
    raw.send(presenceFrame([{ client: 43, clock: 1, json: '{}' }]));
    await until('the thief is here', () => stateOf(43) !== undefined);
    expect(stateOf(second.doc.clientID)?.user?.name).toBe(eve.person.name);

    second.destroy();
    raw.socket.terminate();
    await until('both gone', () => tab.provider.awareness.getStates().size === 1);
  });
});

function encodeClock(client: number, clock: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
  return encoding.toUint8Array(encoder);
}
