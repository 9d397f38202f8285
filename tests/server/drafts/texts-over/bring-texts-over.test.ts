import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DocumentConnection } from '@/components/live/document-connection';
import { authorsByClient, authoredRuns } from '@/domain/text/authorship';
import { canonicalText } from '@/domain/text/canonical-text';
import { readThreadsSnapshot } from '@/server/comments/read-threads-snapshot';
import { keepAnchors } from '@/server/comments/keep-anchors';
import { database } from '@/server/database/client';
import { readDraft } from '@/server/drafts/read-draft';
import { readWrittenText } from '@/server/drafts/read-authors';
import { reopenDraft } from '@/server/drafts/reopen-draft';
import { bringTextsOver } from '@/server/drafts/texts-over/bring-texts-over';
import { rehearse } from '@/server/drafts/texts-over/rehearse';
import { environment } from '@/server/environment';
import { sha256 } from '@/server/record/sha256';
import { readDocument } from '@/server/text/documents';
import {
  openTab,
  startNode,
  until,
  untilSaved,
  untilSynced,
  wordsOf,
  write,
  type TestNode,
} from '@/tests/support/live';
import { valueOf } from '@/tests/support/value-of';
import { plantTree, storedTree } from '@/tests/support/version-1';

const noBackup = { backUp: async () => undefined };
let node: TestNode;
const tabs: DocumentConnection[] = [];

beforeEach(async () => {
  node = await startNode();
  await database().draft.deleteMany({ where: { document: { schemaVersion: 1 } } });
});

afterEach(async () => {
  for (const tab of tabs.splice(0)) tab.destroy();
  await node.stop();
});

function open(documentId: string, cookie: string): DocumentConnection {
  const tab = openTab(node.url, documentId, cookie);
  tabs.push(tab);
  return tab;
}

const documentOf = async (id: string) =>
  (await database().draft.findUniqueOrThrow({ where: { id } })).documentId;

async function passages(draftId: string) {
  const read = await readThreadsSnapshot(draftId);
  return read?.snapshot.threads.map(({ quote, anchor }) => [
    quote,
    anchor.passage,
    anchor.attached,
  ]);
}

describe('texts of version 1', () => {
  it('go over into documents of their own, with authors and threads, and are written on', async () => {
    const stored = storedTree('rich');
    const { draft, documentId, session, people } = await plantTree(stored);
    const place = { sessionId: session.id, draftId: draft.id };
    expect(await bringTextsOver(noBackup)).toBe(1);

    const successor = await documentOf(draft.id);
    expect(await database().document.findUniqueOrThrow({ where: { id: successor } })).toMatchObject(
      {
        predecessorId: documentId,
        schemaVersion: 2,
        lastSequence: stored.lastSequence + 1,
        sealedAt: null,
      },
    );
    const { text } = await readDocument(database(), successor);
    const written = await readWrittenText({ personId: people.alice.person.id }, place);
    if (!written.ok) throw new Error(written.refusal);
    const byClient = authorsByClient(written.value.authors);
    const names = written.value.blocks.map((block) => ({
      words: block.words,
      runs: authoredRuns(block, byClient).map(({ author, length }) => ({
        person: author?.name ?? null,
        length,
      })),
    }));
    const nameOf = (person: string | null) =>
      person && people[person as keyof typeof people].person.name;
    expect(names).toEqual(
      stored.expected.written.map(({ words, runs }) => ({
        words,
        runs: runs.map(({ person, length }) => ({ person: nameOf(person), length })),
      })),
    );
    expect(await passages(draft.id)).toEqual(
      stored.threads
        .toSorted((one, other) => one.anchor.place - other.anchor.place)
        .map(({ quote, anchor }) => [quote, anchor.passage, anchor.attached]),
    );

    const tab = open(successor, people.bruno.cookie);
    await untilSynced(tab);
    write(tab, 'Written in version 2.');
    await untilSaved(tab);
    expect(wordsOf(tab.doc).at(-1)).toBe('Written in version 2.');
    // The anchors hold on to letters, and follow them from now on.
    expect(await keepAnchors(successor)).toBe(0);
    expect(canonicalText((await readDocument(database(), successor)).text)).not.toBe(
      canonicalText(text),
    );
  });

  it('keep their logs, and who comes to one is told to load the page anew', async () => {
    const stored = storedTree('rich');
    const { documentId, people } = await plantTree(stored);
    const waiting = open(documentId, people.bruno.cookie);
    await until('it is asked to come again', () => waiting.provider.wsUnsuccessfulReconnects > 0);
    expect(waiting.getState().closed).toBeNull();
    await bringTextsOver(noBackup);
    const late = open(documentId, people.bruno.cookie);
    await until('the door answers', () => late.getState().closed !== null);
    expect(late.getState().closed).toBe('outdated');
    const log = await database().document.findUniqueOrThrow({
      where: { id: documentId },
      include: { updates: true, snapshots: true },
    });
    expect(log.updates).toHaveLength(stored.updates.length);
    expect(log.snapshots).toHaveLength(stored.snapshots.length);
    expect(canonicalText((await readDocument(database(), documentId)).text)).toBe(
      canonicalText(stored.expected.text),
    );
  });

  it('stay as they are while they are sealed, with the same hash, and go over when reopened', async () => {
    const stored = storedTree('sealed');
    const { draft, documentId, session, people } = await plantTree(stored);
    const place = { sessionId: session.id, draftId: draft.id };
    expect(await bringTextsOver(noBackup)).toBe(0);
    const reading = valueOf(await readDraft({ personId: people.alice.person.id }, place));
    const [version] = stored.versions;
    expect(sha256(canonicalText(reading.text))).toBe(version?.sha256);
    expect(await documentOf(draft.id)).toBe(documentId);

    expect(await reopenDraft({ personId: people.alice.person.id }, place)).toMatchObject({
      ok: true,
    });
    const successor = await documentOf(draft.id);
    expect(successor).not.toBe(documentId);
    const tab = open(successor, people.bruno.cookie);
    await untilSynced(tab);
    write(tab, 'Written again.');
    await untilSaved(tab);
    expect(await passages(draft.id)).toEqual([['as open data', 'as open data', true]]);
    const kept = await database().version.findFirstOrThrow({ where: { draftId: draft.id } });
    expect([kept.canonical, kept.sha256]).toEqual([version?.canonical, version?.sha256]);
  });

  it('wait for a backup: without one nothing is written', async () => {
    const { draft, documentId } = await plantTree(storedTree('awkward'));
    const backUp = vi.fn(async () => Promise.reject(new Error('The disk is full.')));
    await expect(bringTextsOver({ backUp })).rejects.toThrow('The disk is full.');
    expect(backUp).toHaveBeenCalledOnce();
    expect(await documentOf(draft.id)).toBe(documentId);
  });

  it('wait until no process of the release before runs', async () => {
    const { draft, documentId } = await plantTree(storedTree('awkward'));
    const url = new URL(environment().databaseUrl);
    url.searchParams.delete('application_name');
    const before = new Client({ connectionString: url.href });
    await before.connect();
    const giveUp = new AbortController();
    const waiting = bringTextsOver({ ...noBackup, signal: giveUp.signal });
    setTimeout(() => giveUp.abort(), 300);
    await expect(waiting).rejects.toThrow('aborted');
    expect(await documentOf(draft.id)).toBe(documentId);
    await before.end();
    expect(await bringTextsOver(noBackup)).toBe(1);
  });

  it('can be begun by several processes, and again: each text goes over once', async () => {
    const planted = [await plantTree(storedTree('rich')), await plantTree(storedTree('awkward'))];
    const done = await Promise.all([1, 2, 3].map(() => bringTextsOver(noBackup)));
    expect(done.reduce((sum, count) => sum + count, 0)).toBe(2);
    expect(await bringTextsOver(noBackup)).toBe(0);
    for (const { documentId } of planted)
      expect(await database().document.count({ where: { predecessorId: documentId } })).toBe(1);
  });

  it('are rehearsed without writing: what would be built otherwise is told', async () => {
    const rich = await plantTree(storedTree('rich'));
    const awkward = await plantTree(storedTree('awkward'));
    const documents = await database().document.count();
    expect(await rehearse(rich.documentId)).toEqual({
      isWhole: true,
      isDamaged: false,
      builtOtherwise: [],
    });
    const { isWhole, builtOtherwise } = await rehearse(awkward.documentId);
    expect(isWhole).toBe(true);
    expect(builtOtherwise).toContain('An item that begins with a list.');
    expect(await database().document.count()).toBe(documents);
  });
});
