import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentConnection } from '@/components/live/document-connection';
import { sharesOf } from '@/domain/text/author-shares';
import { authorsByClient } from '@/domain/text/authorship';
import { refuse } from '@/domain/result';
import { readAuthors, readWrittenText } from '@/server/drafts/read-authors';
import { sealDraft } from '@/server/drafts/seal-draft';
import { buildPerson } from '@/tests/support/builders';
import {
  buildLiveDraft,
  buildWriter,
  openTab,
  startNode,
  untilSaved,
  untilSynced,
  write,
  type TestNode,
} from '@/tests/support/live';

let node: TestNode;
const tabs: DocumentConnection[] = [];

beforeEach(async () => {
  node = await startNode();
});

afterEach(async () => {
  for (const tab of tabs.splice(0)) tab.destroy();
  await node.stop();
});

async function writeAs(documentId: string, cookie: string, words: string): Promise<void> {
  const tab = openTab(node.url, documentId, cookie);
  tabs.push(tab);
  await untilSynced(tab);
  write(tab, words);
  await untilSaved(tab);
}

describe('who wrote what in a draft', () => {
  it('is told by the names of those who wrote, several tabs of one person together', async () => {
    const { session, draft, documentId, chair } = await buildLiveDraft('Recalling');
    const place = { sessionId: session.id, draftId: draft.id };
    const ana = await buildWriter(session.id);
    const ben = await buildWriter(session.id);
    await writeAs(documentId, ana.cookie, 'From Ana.');
    await writeAs(documentId, ben.cookie, 'From Ben, who says more.');
    await writeAs(documentId, ana.cookie, 'Ana again.');
    await sealDraft(chair, place);

    const reading = await readWrittenText(chair, place);
    if (!reading.ok) throw new Error(reading.refusal);
    const { authors, blocks } = reading.value;
    expect(authors.map(({ name, clients }) => [name, clients.length])).toEqual([
      [ana.person.name, 2],
      [ben.person.name, 1],
    ]);
    expect(new Set(authors.map(({ colour }) => colour)).size).toBe(2);
    expect(blocks.map(({ words }) => words)).toEqual([
      'Recalling',
      'From Ana.',
      'From Ben, who says more.',
      'Ana again.',
    ]);
    const shares = sharesOf(blocks, authorsByClient(authors));
    expect(shares.map(({ author, characters }) => [author?.name ?? null, characters])).toEqual([
      [ben.person.name, 24],
      [ana.person.name, 19],
      [null, 9],
    ]);
  });

  it('is for the chair, the secretariat and delegates; to others it is not there', async () => {
    const { session, draft } = await buildLiveDraft();
    const place = { sessionId: session.id, draftId: draft.id };
    for (const role of ['chair', 'secretariat', 'delegate'] as const) {
      const { person } = await buildWriter(session.id, role);
      expect(await readAuthors({ personId: person.id }, place)).toMatchObject({ ok: true });
    }
    const observer = await buildWriter(session.id, 'observer');
    expect(await readAuthors({ personId: observer.person.id }, place)).toEqual(
      refuse('not-allowed'),
    );
    expect(await readWrittenText({ personId: observer.person.id }, place)).toEqual(
      refuse('not-allowed'),
    );
    const stranger = await buildPerson();
    expect(await readAuthors({ personId: stranger.id }, place)).toEqual(refuse('not-found'));
    const elsewhere = (await buildLiveDraft()).session.id;
    const { person } = await buildWriter(elsewhere, 'chair');
    expect(await readAuthors({ personId: person.id }, place)).toEqual(refuse('not-found'));
    expect(await readAuthors({ personId: person.id }, { ...place, sessionId: elsewhere })).toEqual(
      refuse('not-found'),
    );
  });
});
