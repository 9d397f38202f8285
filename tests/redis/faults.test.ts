import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentConnection } from '@/components/live/document-connection';
import { TopicsSocket } from '@/components/live/topics-socket';
import { database } from '@/server/database/client';
import { readDocument } from '@/server/text/documents';
import { times } from '@/server/live/limits/limits';
import { RedisBus } from '@/server/live/bus/redis-bus';
import { startFaultyProxy, type FaultyProxy } from '@/tests/support/faulty-proxy';
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
} from '@/tests/support/live';
import { startRedis, type TestRedis } from '@/tests/support/redis';

// Rows F11 to F14 of the fault matrix: two nodes on one PostgreSQL, Redis between them.
// The matrix freezes Redis for thirty seconds and cuts a node off for sixty. Both are
// shortened, to well over what a node needs to notice (3–4 s); FAULTS_FULL=yes does not.
const isFull = process.env.FAULTS_FULL === 'yes';
const frozenFor = isFull ? 30_000 : 8_000;
const cutFor = isFull ? 60_000 : 8_000;
/** What a node that cannot rely on being told does by itself, and a second to do it in. */
const pollWithin = times.lookAround + 1_000;

const channel = 'plenary:live:of-the-faults';
let redis: TestRedis;
let proxy: FaultyProxy;
let buses: RedisBus[];
let here: TestNode;
let there: TestNode;
let draft: Awaited<ReturnType<typeof buildLiveDraft>>;
let ana: Awaited<ReturnType<typeof buildWriter>>;
let ben: Awaited<ReturnType<typeof buildWriter>>;
let one: DocumentConnection;
let other: DocumentConnection;

beforeAll(async () => {
  redis = await startRedis();
});

afterAll(async () => {
  await redis.stop();
});

beforeEach(async () => {
  proxy = await startFaultyProxy([{ port: redis.port }]);
  // Only the first node reaches Redis over the network that can be cut.
  buses = [`redis://127.0.0.1:${proxy.port}`, redis.url].map((url) => new RedisBus(url, channel));
  [here, there] = [await startNode(buses[0]), await startNode(buses[1])];
  draft = await buildLiveDraft('0');
  [ana, ben] = [await buildWriter(draft.session.id), await buildWriter(draft.session.id)];
  one = openTab(here.url, draft.documentId, ana.cookie);
  other = openTab(there.url, draft.documentId, ben.cookie);
  await Promise.all([untilSynced(one), untilSynced(other)]);
  await bothHealthy();
});

afterEach(async () => {
  one.destroy();
  other.destroy();
  await Promise.all([here.stop(), there.stop()]);
  await proxy.close();
});

const bothHealthy = () => until('both hear', () => buses.every((bus) => bus.isHealthy));
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** How long it takes until a condition holds. */
async function timed(what: string, holds: () => boolean): Promise<number> {
  const startedAt = Date.now();
  await until(what, holds);
  return Date.now() - startedAt;
}

/** Both write a word of their own, and each is saved on its own node without delay. */
async function bothWrite(label: string): Promise<void> {
  write(one, `ana ${label}`);
  write(other, `ben ${label}`);
  const startedAt = Date.now();
  await Promise.all([untilSaved(one), untilSaved(other)]);
  expect(Date.now() - startedAt).toBeLessThan(2_000);
}

const bothHave = (count: number) => () =>
  wordsOf(one.doc).length === count && wordsOf(other.doc).length === count;

/** Everything acknowledged is in PostgreSQL and on both screens, each word once. */
async function expectNothingLost(labels: string[]): Promise<void> {
  const expected = ['0', ...labels.flatMap((label) => [`ana ${label}`, `ben ${label}`])].sort();
  await until('both have all', bothHave(expected.length));
  expect(wordsOf(other.doc)).toEqual(wordsOf(one.doc));
  const { text } = await readDocument(database(), draft.documentId);
  const stored = text.content?.map((block) => block.content?.[0]?.text ?? '') ?? [];
  expect(stored).toEqual(wordsOf(one.doc));
  expect([...stored].sort()).toEqual(expected);
}

/** What is told over the bus arrives at once again. */
async function expectQuickAgain(): Promise<void> {
  await bothHealthy();
  write(one, 'quick');
  const took = await timed('told', () => wordsOf(other.doc).includes('quick'));
  expect(took).toBeLessThan(2_000);
}

/** Ends Ana's right as the other node's pages do; tells how long her node let her go on. */
async function revokeAna(): Promise<number> {
  await database().participant.update({
    where: { id: ana.participant.id },
    data: { removedAt: new Date() },
  });
  // Past the bell: the nodes of this test share it, being one process.
  buses[1]?.publish({ kind: 'rights', change: { personId: ana.person.id } });
  return timed('put out', () => one.getState().closed === 'no-right');
}

describe('F11: Redis is killed', () => {
  it('loses nothing; nodes converge by themselves, and are told again when it is back', async () => {
    await bothWrite('before');
    await redis.kill();
    await bothWrite('while it is dead');
    expect(await timed('both have all', bothHave(5))).toBeLessThan(pollWithin);

    await redis.start();
    await bothWrite('afterwards');
    await expectNothingLost(['before', 'while it is dead', 'afterwards']);
    await expectQuickAgain();
  });

  it('ends a right all the same, by looking', async () => {
    await redis.kill();
    await until('noticed', () => buses.every((bus) => !bus.isHealthy));
    expect(await revokeAna()).toBeLessThan(pollWithin);
    await redis.start();
  });
});

describe('F12: Redis is frozen', () => {
  it('delays nobody who writes, and loses nothing', async () => {
    redis.freeze();
    const frozenAt = Date.now();
    const labels: string[] = [];
    while (Date.now() - frozenAt < frozenFor) {
      const label = `at ${labels.length}`;
      labels.push(label);
      await bothWrite(label);
      await pause(700);
    }
    expect(await timed('both have all', bothHave(labels.length * 2 + 1))).toBeLessThan(pollWithin);
    redis.thaw();
    await expectNothingLost(labels);
    await expectQuickAgain();
  });

  it('ends a right within the periodic look', async () => {
    redis.freeze();
    const took = await revokeAna();
    redis.thaw();
    expect(took).toBeLessThan(pollWithin);
  });
});

describe('F13: Redis loses what it has, and has no memory', () => {
  it('changes nothing: nodes keep nothing there', async () => {
    expect(await redis.command('DBSIZE')).toBe(0);
    await redis.command('CONFIG', 'SET', 'maxmemory', '1mb');
    await redis.command('CONFIG', 'SET', 'maxmemory-policy', 'noeviction');
    await redis.command('FLUSHALL');
    await bothWrite('without memory');
    expect(await timed('told', bothHave(3))).toBeLessThan(2_000);
    await expectNothingLost(['without memory']);
    expect(await revokeAna()).toBeLessThan(2_000);
    await redis.command('CONFIG', 'SET', 'maxmemory', '0');
  });
});

describe('F14: one node is cut off from Redis', () => {
  it('brings both sides together, while it is cut off and after', async () => {
    await bothWrite('before');
    proxy.set({ blackhole: true });
    const cutAt = Date.now();
    await bothWrite('cut off');
    expect(await timed('both have all', bothHave(5))).toBeLessThan(pollWithin);
    await until('both notice', () => buses.every((bus) => !bus.isHealthy));
    await bothWrite('still cut off');
    expect(await timed('both have all', bothHave(7))).toBeLessThan(2_500);
    await pause(Math.max(0, cutFor - (Date.now() - cutAt)));

    proxy.heal();
    await bothWrite('healed');
    await expectNothingLost(['before', 'cut off', 'still cut off', 'healed']);
    await expectQuickAgain();
  });

  it('ends a right on the other side within the periodic look', async () => {
    proxy.set({ blackhole: true });
    expect(await revokeAna()).toBeLessThan(pollWithin);
  });
});

describe('as long as Redis works', () => {
  it('a right ends on the other node, and facts and presence arrive, within two seconds', async () => {
    const names = () =>
      [...one.provider.awareness.getStates().values()].map(
        (state) => (state['user'] as { name?: string } | undefined)?.name,
      );
    await until('ben is seen', () => names().includes(ben.person.name));

    const topic = `session:${draft.session.id}` as const;
    const watching = new TopicsSocket(`${here.url}/live/topics`, browserSocket(ana.cookie));
    watching.subscribe(topic, () => undefined);
    await until('the first snapshot', () => watching.latest(topic) !== undefined);
    await database().session.update({
      where: { id: draft.session.id },
      data: { revision: { increment: 1 } },
    });
    buses[1]?.publish({ kind: 'topics', names: [topic] });
    const told = await timed('the next', () => watching.latest(topic)?.revision === 1);
    watching.close();
    expect(told).toBeLessThan(2_000);
    expect(await revokeAna()).toBeLessThan(2_000);
  });
});
