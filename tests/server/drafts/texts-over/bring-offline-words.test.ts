import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { authoredRuns, authorsByClient } from '@/domain/text/authorship';
import { refuse } from '@/domain/result';
import { wordsOf as wordsIn } from '@/domain/text/text';
import { database } from '@/server/database/client';
import { readWrittenText } from '@/server/drafts/read-authors';
import { bringOfflineWords } from '@/server/drafts/texts-over/bring-offline-words';
import { bringTextsOver } from '@/server/drafts/texts-over/bring-texts-over';
import { readDocument } from '@/server/text/documents';
import { openTab, startNode, until, untilSaved, untilSynced, wordsOf } from '@/tests/support/live';
import { linesIn, insertWords } from '@/tests/support/sequence';
import { valueOf } from '@/tests/support/value-of';
import { bytesOf, plantTree, storedTree } from '@/tests/support/version-1';

const stored = storedTree('rich');
const offline = stored.offline;
if (!offline) throw new Error('The fixture holds what was written offline.');
const update = bytesOf(offline.update);

let scene: Awaited<ReturnType<typeof plantTree>>;

beforeEach(async () => {
  scene = await plantTree(stored);
  await bringTextsOver({ backUp: async () => undefined });
});

const place = () => ({ sessionId: scene.session.id, draftId: scene.draft.id });
const asker = (name: keyof typeof scene.people) => ({ personId: scene.people[name].person.id });
const documentId = async () =>
  (await database().draft.findUniqueOrThrow({ where: { id: scene.draft.id } })).documentId;
const words = async () => wordsIn((await readDocument(database(), await documentId())).text);

describe('what somebody wrote offline before their text went over', () => {
  it('is written into it as theirs, beside what others have written since, to whoever has it open', async () => {
    const node = await startNode();
    const tab = openTab(node.url, await documentId(), scene.people.alice.cookie);
    await untilSynced(tab);
    const report = linesIn(tab.doc).findIndex((line) => line.startsWith('The Secretariat'));
    insertWords(tab.doc, report, 'The Secretariat'.length, ' of the Council');
    await untilSaved(tab);

    const bringing = { ...place(), update };
    expect(await bringOfflineWords(asker('bruno'), bringing)).toMatchObject({ ok: true });
    const line = 'The Secretariat of the Council and its partners should report.';
    await until('it arrives', () => wordsOf(tab.doc).includes(line));
    // What he wrote, split and prefixed is there; the rest is as it was.
    expect(wordsOf(tab.doc)).toEqual(expect.arrayContaining(['Canada should publish']));
    expect(await words()).toContain('Also Noting the report');

    const { authors, blocks } = valueOf(await readWrittenText(asker('alice'), place()));
    const byClient = authorsByClient(authors);
    const block = blocks.find((one) => one.words === line);
    const names = authoredRuns(block!, byClient).map(({ author }) => author?.name ?? null);
    const [alice, bruno] = [scene.people.alice.person.name, scene.people.bruno.person.name];
    expect(names).toEqual([null, alice, null, bruno, null]);
    tab.destroy();
    await node.stop();
  });

  it('is written once, however often it is sent', async () => {
    const bringing = { ...place(), update };
    await bringOfflineWords(asker('bruno'), bringing);
    const once = await words();
    expect(await bringOfflineWords(asker('bruno'), bringing)).toMatchObject({ ok: true });
    expect(await words()).toBe(once);
  });

  it('is refused under somebody else’s name, of no text, and where nobody may write', async () => {
    const before = await words();
    const bringing = { ...place(), update };
    expect(await bringOfflineWords(asker('chiara'), bringing)).toEqual(refuse('not-a-text'));
    const garbage = { ...place(), update: new Uint8Array([1, 2, 3, 250, 250]) };
    expect(await bringOfflineWords(asker('bruno'), garbage)).toEqual(refuse('not-a-text'));
    const doc = new Y.Doc();
    doc.getMap('decisions').set('adopted', true);
    const foreign = { ...place(), update: Y.encodeStateAsUpdate(doc) };
    expect(await bringOfflineWords(asker('bruno'), foreign)).toEqual(refuse('not-a-text'));
    const { id } = scene.draft;
    await database().draft.update({ where: { id }, data: { status: 'sealed' } });
    expect(await bringOfflineWords(asker('bruno'), bringing)).toEqual(refuse('sealed'));
    expect(await words()).toBe(before);
  });
});
