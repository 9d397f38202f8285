import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentConnection } from '@/components/live/document-connection';
import { TopicsSocket } from '@/components/live/topics-socket';
import { database } from '@/server/database/client';
import type { Bus } from '@/server/live/bus/bus';
import { readDocument } from '@/server/text/documents';
import { rightsChanged } from '@/server/live/door/rights-changed';
import { ring } from '@/server/live/topics/ring';
import { startFaultyProxy, type FaultyProxy } from './faulty-proxy';
import {
  browserSocket,
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
} from './live';
import { startLiveProcess, type LiveProcess } from './start-live-process';

type Nodes = {
  /** What the processes are started with. */
  env: () => Record<string, string>;
  /** The bus on which they are heard. */
  bus: () => Bus | undefined;
};

const people = 4;

/**
 * Several processes behind a proxy that hands each connection to the next one, whoever it
 * is from. Acts are done in a process of their own that nobody is connected to, as if a
 * page had been answered there.
 */
export function describeRoundRobin(name: string, nodes: Nodes): void {
  describe(`two processes behind a round-robin proxy, ringing over ${name}`, () => {
    let processes: LiveProcess[];
    let pages: TestNode;
    let proxy: FaultyProxy;
    let draft: Awaited<ReturnType<typeof buildLiveDraft>>;
    let writers: Awaited<ReturnType<typeof buildWriter>>[];
    const tabs: DocumentConnection[] = [];
    const sockets: TopicsSocket[] = [];

    beforeAll(async () => {
      const starting = [startLiveProcess(nodes.env()), startLiveProcess(nodes.env())];
      processes = await Promise.all(starting);
      pages = await startNode(nodes.bus());
      proxy = await startFaultyProxy(
        processes.map(({ url }) => ({ port: Number(new URL(url).port) })),
      );
    });

    afterAll(async () => {
      await pages.stop();
      await proxy.close();
      for (const { child } of processes) child.kill('SIGKILL');
    });

    beforeEach(async () => {
      draft = await buildLiveDraft('0');
      writers = [];
      for (let count = 0; count < people; count += 1) {
        writers.push(await buildWriter(draft.session.id));
      }
      for (const { cookie } of writers) tabs.push(openTab(address(), draft.documentId, cookie));
      await Promise.all(tabs.map(untilSynced));
    });

    afterEach(() => {
      for (const tab of tabs.splice(0)) tab.destroy();
      for (const socket of sockets.splice(0)) socket.close();
    });

    const address = () => `ws://127.0.0.1:${proxy.port}`;

    async function timed(what: string, holds: () => boolean): Promise<number> {
      const startedAt = Date.now();
      await until(what, holds);
      return Date.now() - startedAt;
    }

    async function everybodyWrites(round: string): Promise<void> {
      for (const [index, tab] of tabs.entries()) write(tab, `${index} ${round}`);
      await Promise.all(tabs.map(untilSaved));
    }

    async function expectSameText(words: number): Promise<void> {
      await until('all have all', () => tabs.every(({ doc }) => wordsOf(doc).length === words));
      const { text } = await readDocument(database(), draft.documentId);
      const stored = text.content?.map((block) => block.content?.[0]?.text ?? '') ?? [];
      expect(new Set(stored).size).toBe(words);
      for (const { doc } of tabs) expect(wordsOf(doc)).toEqual(stored);
    }

    it('everybody sees everybody, and writes one text', async () => {
      const present = ({ provider }: DocumentConnection) =>
        [...provider.awareness.getStates().values()].map(
          (state) => (state['user'] as { name?: string } | undefined)?.name,
        );
      await until('all are seen by all', () =>
        tabs.every((tab) => writers.every(({ person }) => present(tab).includes(person.name))),
      );
      for (let round = 0; round < 5; round += 1) await everybodyWrites(`in ${round}`);
      await expectSameText(5 * people + 1);
    });

    it('connections that are cut come back to any process, and nothing is lost', async () => {
      await everybodyWrites('before');
      for (const [index, tab] of tabs.entries()) write(tab, `${index} at the cut`);
      proxy.reset();
      for (const [index, tab] of tabs.entries()) write(tab, `${index} cut off`);
      await Promise.all(tabs.map(untilSaved));
      await expectSameText(3 * people + 1);
    });

    it('a fact is told to everybody within two seconds', async () => {
      const topic = `session:${draft.session.id}` as const;
      for (const { cookie } of writers) {
        const socket = new TopicsSocket(`${address()}/live/topics`, browserSocket(cookie));
        socket.subscribe(topic, () => undefined);
        sockets.push(socket);
      }
      const all = (revision: number) => () =>
        sockets.every((socket) => socket.latest(topic)?.revision === revision);
      await until('the first snapshot', all(0));
      await database().session.update({
        where: { id: draft.session.id },
        data: { revision: { increment: 1 } },
      });
      ring(topic);
      expect(await timed('the next', all(1))).toBeLessThan(2_000);
    });

    it('a right ends on every process within two seconds', async () => {
      const [ana] = writers;
      // A second tab goes to the other process.
      const tabsOfAna = [tabs[0], openTab(address(), draft.documentId, ana?.cookie ?? '')];
      if (tabsOfAna[1]) tabs.push(tabsOfAna[1]);
      await Promise.all(tabs.map(untilSynced));
      await database().participant.update({
        where: { id: ana?.participant.id ?? '' },
        data: { removedAt: new Date() },
      });
      rightsChanged({ sessionId: draft.session.id });
      const out = () => tabsOfAna.every((tab) => tab?.getState().closed === 'no-right');
      expect(await timed('put out', out)).toBeLessThan(2_000);
      expect(tabs.filter((tab) => tab.getState().closed !== null)).toHaveLength(2);
    });

    it('when one process is killed, everybody goes on at the other', async () => {
      await everybodyWrites('before');
      processes[0]?.child.kill('SIGKILL');
      for (const [index, tab] of tabs.entries()) write(tab, `${index} meanwhile`);
      await Promise.all(tabs.map(untilSaved));
      await everybodyWrites('after');
      await expectSameText(3 * people + 1);
    });
  });
}
