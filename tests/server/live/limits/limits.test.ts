import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DocumentConnection } from '@/components/live/document-connection';
import { TopicsSocket } from '@/components/live/topics-socket';
import { database } from '@/server/database/client';
import { readDocument } from '@/server/text/documents';
import { limitReached } from '@/server/live/limits/limit-reached';
import type { LimitName, Limits } from '@/server/live/limits/limit-settings';
import { limits } from '@/server/live/limits/limits';
import { presenceFrame } from '@/server/live/room/presence';
import { log } from '@/server/log';
import { limitTo } from '@/tests/support/limits';
import {
  browserSocket,
  buildLiveDraft,
  buildWriter,
  openRaw,
  openTab,
  startNode,
  until,
  untilSaved,
  untilSynced,
  wordsOf,
  write,
  type TestNode,
} from '@/tests/support/live';
import { figure } from '@/tests/support/metrics';

let node: TestNode;
let draft: Awaited<ReturnType<typeof buildLiveDraft>>;
let ana: Awaited<ReturnType<typeof buildWriter>>;
let restore: () => void = () => undefined;
const tabs: DocumentConnection[] = [];

beforeEach(async () => {
  draft = await buildLiveDraft();
  ana = await buildWriter(draft.session.id);
});

afterEach(async () => {
  for (const tab of tabs.splice(0)) tab.destroy();
  await node.stop();
  restore();
});

async function start(wanted: Partial<Limits>): Promise<void> {
  restore = limitTo(wanted);
  node = await startNode();
}

function open(person = ana): DocumentConnection {
  const tab = openTab(node.url, draft.documentId, person.cookie);
  tabs.push(tab);
  return tab;
}

async function openSynced(person = ana): Promise<DocumentConnection> {
  const tab = open(person);
  await untilSynced(tab);
  return tab;
}

/** How often a limit has been counted while `work` ran. */
async function bites(limit: LimitName, work: () => Promise<void>): Promise<number> {
  const before = await figure('plenary_live_limit_reached_total', { limit });
  await work();
  return (await figure('plenary_live_limit_reached_total', { limit })) - before;
}

const closedAs = (tab: DocumentConnection, reason: string) =>
  until(`closed: ${reason}`, () => tab.getState().closed === reason);

describe('a limit that bites is counted, and its person is told', () => {
  it.each([
    ['updateBytesMax', 2_000],
    ['structLengthMax', 1_500],
    ['documentBytesMax', 1_800],
  ] as const)('%s: the change is too large', async (limit, value) => {
    await start({ [limit]: value });
    const tab = await openSynced();
    const counted = await bites(limit, async () => {
      write(tab, 'x'.repeat(3_000));
      await closedAs(tab, 'too-large');
    });
    expect(counted).toBe(1);
    expect((await readDocument(database(), draft.documentId)).sequence).toBe(1);
  });

  it('frameBytesMax: it is final, for sent again it would be refused again', async () => {
    await start({ frameBytesMax: 4_000 });
    const tab = await openSynced();
    const counted = await bites('frameBytesMax', async () => {
      write(tab, 'x'.repeat(5_000));
      await closedAs(tab, 'too-large');
    });
    expect(counted).toBe(1);
    expect(tab.getState().saveState).toMatchObject({ kind: 'closed', changes: 1 });
  });

  it('frameBytesMax: it counts for live facts as well', async () => {
    await start({ frameBytesMax: 4_000 });
    const Socket = browserSocket(ana.cookie);
    const socket = new Socket(`${node.url}/live/topics`);
    const closed = new Promise<number>((resolve) => {
      socket.addEventListener('close', ({ code }) => resolve(code));
    });
    socket.addEventListener('open', () => socket.send(' '.repeat(5_000)));
    expect(await bites('frameBytesMax', async () => expect(await closed).toBe(1009))).toBe(1);
  });

  it('socketsPerPerson: too many tabs, until one of them is closed', async () => {
    await start({ socketsPerPerson: 2 });
    const [first] = [await openSynced(), await openSynced()];
    const third = open();
    const counted = await bites('socketsPerPerson', async () => {
      await until('told', () => third.getState().busy === 'too-many-tabs');
    });
    expect(counted).toBeGreaterThan(0);
    const ben = await buildWriter(draft.session.id);
    await openSynced(ben);

    first?.destroy();
    third.retry();
    await untilSynced(third);
    expect(third.getState().busy).toBeNull();
  });

  it.each(['socketsPerDocument', 'socketsPerNode'] as const)(
    '%s: the server is busy',
    async (limit) => {
      await start({ [limit]: 1 });
      await openSynced();
      const second = open();
      const counted = await bites(limit, () =>
        until('told', () => second.getState().busy === 'overloaded'),
      );
      expect(counted).toBeGreaterThan(0);
    },
  );

  it('topicsPerSocket: the page says that it is not live', async () => {
    await start({ topicsPerSocket: 1 });
    const socket = new TopicsSocket(`${node.url}/live/topics`, browserSocket(ana.cookie));
    const counted = await bites('topicsPerSocket', async () => {
      socket.subscribe(`session:${draft.session.id}`, () => undefined);
      socket.subscribe(`draft:${draft.draft.id}`, () => undefined);
      await until('offline', () => socket.getStatus() === 'offline');
    });
    socket.close();
    expect(counted).toBeGreaterThan(0);
  });
});

describe('a limit that only slows down loses nothing', () => {
  it('messagesPerSecond: everything is saved in the end', async () => {
    await start({ messagesPerSecond: 10 });
    const tab = await openSynced();
    const counted = await bites('messagesPerSecond', async () => {
      for (let number = 0; number < 60; number += 1) write(tab, `${number}`);
      await untilSaved(tab);
    });
    expect(counted).toBeGreaterThan(0);
    const { text } = await readDocument(database(), draft.documentId);
    expect(text.content).toHaveLength(61);
  });

  it('batchUpdatesMax: what does not fit goes into the next commit', async () => {
    await start({ batchUpdatesMax: 2 });
    const tab = await openSynced();
    const counted = await bites('batchUpdatesMax', async () => {
      for (let number = 0; number < 9; number += 1) write(tab, `${number}`);
      await untilSaved(tab);
    });
    expect(counted).toBeGreaterThan(0);
    expect(wordsOf(tab.doc)).toHaveLength(10);
  });

  it('awarenessPerSecond: the last place of a caret arrives, whatever is left out', async () => {
    await start({ awarenessPerSecond: 4 });
    const tab = await openSynced();
    const eve = await buildWriter(draft.session.id);
    const raw = await openRaw(node.url, draft.documentId, eve.cookie);
    const caretOf = (client: number) =>
      tab.provider.awareness.getStates().get(client)?.['cursor'] as { at: number } | undefined;
    const counted = await bites('awarenessPerSecond', async () => {
      for (let at = 1; at <= 30; at += 1) {
        raw.send(
          presenceFrame([{ client: 42, clock: at, json: JSON.stringify({ cursor: { at } }) }]),
        );
      }
      await until('the last place', () => caretOf(42)?.at === 30);
    });
    expect(counted).toBeGreaterThan(0);
  });

  it('awarenessPerSecond: what is malformed closes its socket, even if it had to wait', async () => {
    await start({ awarenessPerSecond: 4 });
    await openSynced();
    const raw = await openRaw(node.url, draft.documentId, ana.cookie);
    for (let sent = 0; sent < 12; sent += 1) {
      raw.send(presenceFrame([{ client: 42, clock: sent, json: '{"cursor":null}' }]));
    }
    raw.send(Uint8Array.from([1, 3, 200, 200, 200]));
    await until('closed', () => raw.closedWith() === 4400);
  });

  it('awarenessBytesMax: a presence that is too large is left out', async () => {
    await start({ awarenessBytesMax: 300 });
    const raw = await openRaw(node.url, draft.documentId, ana.cookie);
    const counted = await bites('awarenessBytesMax', async () => {
      const json = JSON.stringify({ cursor: 'x'.repeat(400) });
      raw.send(presenceFrame([{ client: 42, clock: 1, json }]));
      const before = await figure('plenary_live_limit_reached_total', {});
      await until('counted', async () => {
        return (await figure('plenary_live_limit_reached_total', {})) > before;
      });
    });
    expect(counted).toBe(1);
    expect(raw.closedWith()).toBeNull();
  });
});

describe('the log', () => {
  it('says each limit at most once in ten seconds, with how often it bit in between', async () => {
    await start({ snapshotsKept: 7 });
    const said = vi.spyOn(log, 'warn').mockReturnValue(undefined);
    const at = Date.now() + 60_000;
    for (let time = 0; time < 1_000; time += 1) {
      limitReached('snapshotsKept', { documentId: 'a' }, at + time);
      limitReached('updateBytesMax', { documentId: 'a' }, at + time);
    }
    expect(said).toHaveBeenCalledTimes(2);
    expect(said).toHaveBeenCalledWith(
      { documentId: 'a', limit: 'snapshotsKept', allowed: 7, sinceLast: 0 },
      expect.any(String),
    );
    limitReached('snapshotsKept', {}, at + 10_000);
    expect(said).toHaveBeenLastCalledWith(
      expect.objectContaining({ sinceLast: 999 }),
      expect.any(String),
    );
    said.mockRestore();
  });
});

describe('without any setting', () => {
  it('the limits are those of the documents', async () => {
    await start({});
    expect({ ...limits }).toMatchObject({ updateBytesMax: 256 * 1024, socketsPerPerson: 60 });
  });
});
