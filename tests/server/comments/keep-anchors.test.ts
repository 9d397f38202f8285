import { beforeEach, describe, expect, it } from 'vitest';
import { keepAnchors } from '@/server/comments/keep-anchors';
import { readThreadsSnapshot } from '@/server/comments/read-threads-snapshot';
import { database } from '@/server/database/client';
import { verifyRecords } from '@/server/record/verify-record';
import { buildCommentedDraft, buildThread, editText } from '@/tests/support/commented-draft';
import {
  addBlock,
  deleteWords,
  insertWords,
  linesIn,
  removeBlock,
  splitBlock,
} from '@/tests/support/sequence';

type Scene = Awaited<ReturnType<typeof buildCommentedDraft>>;
let scene: Scene;

beforeEach(async () => {
  scene = await buildCommentedDraft();
  await buildThread(scene, scene.people.chair.personId, 'one vote');
});

async function snapshot() {
  const read = await readThreadsSnapshot(scene.draft.id);
  if (!read) throw new Error('no such draft');
  return read.snapshot;
}

describe('keeping anchors', () => {
  it('changes nothing while the text says the same', async () => {
    expect(await keepAnchors(scene.documentId)).toBe(0);
  });

  it('takes over words written inside a passage, and tells watchers', async () => {
    const before = await snapshot();
    await editText(scene.documentId, (doc) => insertWords(doc, 1, 21, 'equal '));
    expect(await keepAnchors(scene.documentId)).toBe(1);
    const after = await snapshot();
    expect(after.threads).toMatchObject([
      { quote: 'one vote', anchor: { passage: 'one equal vote', attached: true } },
    ]);
    expect(after.revision).toBeGreaterThan(before.revision);
  });

  it('follows a passage into the paragraph that a split made, and on from there', async () => {
    await editText(scene.documentId, (doc) => splitBlock(doc, 1, 6, 'block-new'));
    await keepAnchors(scene.documentId);
    expect((await snapshot()).threads).toMatchObject([
      { anchor: { blockId: 'block-new', passage: 'one vote' } },
    ]);
    await editText(scene.documentId, (doc) => insertWords(doc, 2, 15, 'equal '));
    await keepAnchors(scene.documentId);
    expect((await snapshot()).threads).toMatchObject([{ anchor: { passage: 'one equal vote' } }]);
  });

  it('marks a thread whose text was deleted, keeps it last, and finds it when it is back', async () => {
    await buildThread(scene, scene.people.chair.personId, 'may explain');
    await editText(scene.documentId, (doc) => deleteWords(doc, 1, 17, 8));
    await keepAnchors(scene.documentId);
    const lost = (await snapshot()).threads;
    expect(lost.map(({ quote, anchor }) => [quote, anchor.attached])).toEqual([
      ['may explain', true],
      ['one vote', false],
    ]);
    await editText(scene.documentId, (doc) => insertWords(doc, 1, 17, 'one vote'));
    await keepAnchors(scene.documentId);
    expect((await snapshot()).threads).toMatchObject([
      { quote: 'one vote', anchor: { attached: true } },
      { quote: 'may explain', anchor: { attached: true } },
    ]);
  });

  it('lists threads in the order of the text as it is now', async () => {
    await buildThread(scene, scene.people.chair.personId, 'in public');
    await editText(scene.documentId, (doc) => {
      const [first = ''] = linesIn(doc);
      removeBlock(doc, 0);
      addBlock(doc, first, { id: 'block-0000' });
    });
    await keepAnchors(scene.documentId);
    expect((await snapshot()).threads.map(({ quote }) => quote)).toEqual(['one vote', 'in public']);
  });

  it('writes nothing on the record and nothing into the text', async () => {
    await editText(scene.documentId, (doc) => insertWords(doc, 1, 21, 'equal '));
    const updates = await database().documentUpdate.count();
    await keepAnchors(scene.documentId);
    expect(await database().documentUpdate.count()).toBe(updates);
    const entries = await database().recordEntry.findMany({
      where: { sessionId: scene.session.id },
    });
    expect(entries.map(({ act }) => act)).toEqual(['open-thread']);
  });

  it('leaves the record whole, whatever becomes of a passage', async () => {
    const sessionId = scene.session.id;
    const faults: unknown[] = [];
    const step = async (edit: Parameters<typeof editText>[1]) => {
      await editText(scene.documentId, edit);
      expect(await keepAnchors(scene.documentId)).toBe(1);
      const [check] = await verifyRecords(sessionId);
      faults.push(check?.fault);
    };
    await step((doc) => insertWords(doc, 1, 21, 'equal '));
    await step((doc) => deleteWords(doc, 1, 17, 14));
    await step((doc) => insertWords(doc, 1, 17, 'one vote'));
    expect(faults).toEqual([null, null, null]);
  });

  it('has nothing to do for a document without threads', async () => {
    const other = await buildCommentedDraft();
    expect(await keepAnchors(other.documentId)).toBe(0);
  });
});
