import { Pool } from 'pg';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import type { DocumentConnection } from '@/components/live/document-connection';
import { wordsOf as wordsIn } from '@/domain/text/text';
import { refuse } from '@/domain/result';
import { schemaVersion } from '@/domain/text/schema-version';
import { database } from '@/server/database/client';
import { readDraft } from '@/server/drafts/read-draft';
import { returnToGoodVersion } from '@/server/drafts/return-to-good-version';
import { environment } from '@/server/environment';
import { readDocument } from '@/server/text/documents';
import { UpdateLog } from '@/server/text/update-log';
import { valueOf } from '@/tests/support/value-of';
import { hostileChanges } from '@/tests/support/hostile-updates';
import {
  buildLiveDraft,
  buildWriter,
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

const pool = new Pool({ connectionString: environment().databaseUrl });
// The database goes away with the file of tests, sometimes before the pool.
pool.on('error', () => undefined);
const updateLog = new UpdateLog(pool);
afterAll(async () => pool.end());

let node: TestNode;
const tabs: DocumentConnection[] = [];
beforeEach(async () => {
  node = await startNode();
});
afterEach(async () => {
  for (const tab of tabs.splice(0)) tab.destroy();
  await node.stop();
});

/** Writes past the door, as an older server without today's checks would have let it. */
async function plant(documentId: string, change: (doc: Y.Doc) => void): Promise<void> {
  const { state } = await readDocument(database(), documentId);
  const client = 5_000 + Math.floor(Math.random() * 1_000_000);
  const update = updateBy(client, change, state);
  const planted = await updateLog.append({ documentId, update, schemaVersion, writing: [] });
  expect(planted.ok).toBe(true);
}

async function buildDamaged(change: (doc: Y.Doc) => void) {
  const built = await buildLiveDraft('Recalling');
  const place = { sessionId: built.session.id, draftId: built.draft.id };
  const ana = await buildWriter(built.session.id);
  const tab = openTab(node.url, built.documentId, ana.cookie);
  tabs.push(tab);
  await untilSynced(tab);
  for (const words of ['One', 'Two', 'Three']) {
    write(tab, words);
    await untilSaved(tab);
  }
  await plant(built.documentId, change);
  return { ...built, place, ana, tab };
}

const textOf = async (personId: string, place: { sessionId: string; draftId: string }) => {
  const reading = valueOf(await readDraft({ personId }, place));
  const blocks = reading.text.content ?? [];
  return { words: blocks.map(wordsIn), damage: reading.damage };
};
const good = ['Recalling', 'One', 'Two', 'Three'];

describe('a text that holds what no text can hold', () => {
  it.each(Object.entries(hostileChanges))(
    'is not opened, and comes back to its last good version: %s',
    async (_what, change) => {
      const { documentId, place, chair, ana } = await buildDamaged(change);
      expect(await textOf(ana.person.id, place)).toEqual({
        words: good,
        damage: { goodAt: expect.any(Date) },
      });

      expect(await returnToGoodVersion(chair, place)).toMatchObject({ ok: true });
      expect(await textOf(ana.person.id, place)).toEqual({ words: good, damage: null });
      const again = openTab(node.url, documentId, ana.cookie);
      tabs.push(again);
      await until('it is open again', () => again.getState().synced);
      write(again, 'Four');
      await untilSaved(again);
      expect(wordsOf(again.doc)).toEqual([...good, 'Four']);
    },
  );

  it('puts out whoever has it open, and turns away who comes, until it is mended', async () => {
    const change = hostileChanges['another type among the words'];
    if (!change) throw new Error('A type.');
    const { documentId, place, chair, ana, tab } = await buildDamaged(change);
    // What a hint from another node would bring about.
    await node.node.rooms.get(documentId)?.text.catchUp();
    await until('the tab is closed', () => tab.getState().closed !== null);
    expect(tab.getState().closed).toBe('damaged');
    const late = openTab(node.url, documentId, ana.cookie);
    tabs.push(late);
    await until('the door answers', () => late.getState().closed !== null);
    expect(late.getState().closed).toBe('damaged');
    expect(await returnToGoodVersion(chair, place)).toMatchObject({ ok: true });
    const again = openTab(node.url, documentId, ana.cookie);
    tabs.push(again);
    await untilSynced(again);
  });

  it('is returned once, by who runs the session, on the record, and nothing is taken away', async () => {
    const change = hostileChanges['an unknown mark'];
    if (!change) throw new Error('A mark.');
    const { documentId, place, session, chair, ana } = await buildDamaged(change);
    const logBefore = await updateLog.readSince(documentId, 1);
    expect(await returnToGoodVersion({ personId: ana.person.id }, place)).toEqual(
      refuse('not-allowed'),
    );
    const secretary = await buildWriter(session.id, 'secretariat');
    expect(await returnToGoodVersion({ personId: secretary.person.id }, place)).toMatchObject({
      ok: true,
    });
    expect(await returnToGoodVersion(chair, place)).toEqual(refuse('text-is-good'));

    const logAfter = await updateLog.readSince(documentId, 1);
    expect(logAfter?.updates.slice(0, -1)).toEqual(logBefore?.updates);
    const entries = await database().recordEntry.findMany({ where: { sessionId: session.id } });
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      act: 'return-to-good-version',
      actorName: secretary.person.name,
      payload: { damagedAt: 5, goodAt: 4, sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) },
    });
  });

  it('comes back from a snapshot where the log behind it is gone', async () => {
    const change = hostileChanges['another type among the words'];
    if (!change) throw new Error('A type.');
    const { documentId, place, chair } = await buildDamaged(change);
    const { state, sequence } = await readDocument(database(), documentId);
    await updateLog.addSnapshot(documentId, sequence, state);
    expect(await returnToGoodVersion(chair, place)).toMatchObject({ ok: true });
    const { words, damage } = await textOf(chair.personId, place);
    expect(damage).toBeNull();
    expect(words).toEqual(['Recalling']);
  });
});
