import type { ChildProcess } from 'node:child_process';
import { afterEach, describe, expect, it } from 'vitest';
import type { DocumentConnection } from '@/components/live/document-connection';
import { database } from '@/server/database/client';
import { readDocument } from '@/server/text/documents';
import {
  buildLiveDraft,
  buildWriter,
  openTab,
  until,
  untilSaved,
  untilSynced,
  wordsOf,
  write,
} from '@/tests/support/live';
import { startLiveProcess } from '@/tests/support/start-live-process';

const processes: ChildProcess[] = [];
const tabs: DocumentConnection[] = [];

afterEach(() => {
  for (const tab of tabs.splice(0)) tab.destroy();
  for (const child of processes.splice(0)) child.kill('SIGKILL');
});

async function startProcess() {
  const started = await startLiveProcess();
  processes.push(started.child);
  return started;
}

describe('a server process killed while two people type', () => {
  it(
    'loses nothing that was shown as saved, and repeats nothing',
    { timeout: 60_000 },
    async () => {
      const { session, documentId } = await buildLiveDraft('start');
      const people = [await buildWriter(session.id), await buildWriter(session.id)];
      let server = await startProcess();
      for (const { cookie } of people) tabs.push(openTab(server.url, documentId, cookie));
      await Promise.all(tabs.map(untilSynced));

      let written = 0;
      for (let round = 0; round < 2; round += 1) {
        const typing = setInterval(() => {
          for (const [index, tab] of tabs.entries()) write(tab, `⟦${index}·${written}⟧`);
          written += 1;
        }, 3);
        const goal = written + 40;
        await until('some typing', () => written >= goal);
        server.child.kill('SIGKILL');
        clearInterval(typing);
        await until('noticed', () => tabs.every((tab) => !tab.provider.wsconnected));
        const stored = await storedWords(documentId);
        for (const [index, tab] of tabs.entries()) {
          const { saveState } = tab.getState();
          expect(saveState.kind).not.toBe('saved');
          const acknowledged = written - ('changes' in saveState ? saveState.changes : 0);
          for (let number = 0; number < acknowledged; number += 1) {
            expect(stored).toContain(`⟦${index}·${number}⟧`);
          }
        }
        server = await startProcess();
        for (const tab of tabs) tab.provider.serverUrl = `${server.url}/live/documents`;
        await Promise.all(tabs.map(untilSaved));
      }

      const stored = await storedWords(documentId);
      expect(new Set(stored).size).toBe(stored.length);
      expect(stored).toHaveLength(1 + 2 * written);
      for (const tab of tabs) {
        await until('all is here', () => wordsOf(tab.doc).length === stored.length);
        expect(wordsOf(tab.doc)).toEqual(stored);
      }
    },
  );
});

async function storedWords(documentId: string): Promise<string[]> {
  const { text } = await readDocument(database(), documentId);
  return (text.content ?? []).map((block) => block.content?.map(({ text }) => text).join('') ?? '');
}
