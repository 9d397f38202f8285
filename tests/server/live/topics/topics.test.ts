import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Client } from 'pg';
import type { WebSocket } from 'ws';
import { TopicsSocket } from '@/components/live/topics-socket';
import { closeCodes } from '@/domain/live/wire';
import type { TopicName } from '@/domain/topic';
import { database } from '@/server/database/client';
import { rightsChanged } from '@/server/live/door/rights-changed';
import { ring } from '@/server/live/topics/ring';
import {
  browserSocket,
  buildLiveDraft,
  buildWriter,
  startNode,
  until,
  type TestNode,
} from '@/tests/support/live';

let here: TestNode;
let there: TestNode;
let sessionId: string;
let draftId: string;
let topic: TopicName;
let ana: Awaited<ReturnType<typeof buildWriter>>;
const sockets: TopicsSocket[] = [];

beforeEach(async () => {
  [here, there] = [await startNode(), await startNode()];
  const { session, draft } = await buildLiveDraft();
  sessionId = session.id;
  draftId = draft.id;
  topic = `session:${sessionId}`;
  ana = await buildWriter(sessionId);
});

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.close();
  await here.stop();
  await there.stop();
});

function watch(url: string, cookie: string, name: string = topic) {
  const socket = new TopicsSocket(`${url}/live/topics`, browserSocket(cookie));
  sockets.push(socket);
  const revisions: number[] = [];
  const stop = socket.subscribe(name, () => {
    const snapshot = socket.latest(name);
    if (snapshot && !socket.isRefused(name)) revisions.push(snapshot.revision);
  });
  return { socket, revisions, stop };
}

/** An act as a use case does it: the revision grows, then the bell is rung. */
async function act(): Promise<void> {
  await database().session.update({
    where: { id: sessionId },
    data: { revision: { increment: 1 } },
  });
  ring(topic);
}

describe('a live fact', () => {
  it('arrives at once when watched, and on every node when it changes', async () => {
    const one = watch(here.url, ana.cookie);
    const other = watch(there.url, ana.cookie);
    await until('the first snapshot', () => one.revisions.includes(0));
    await until('the first snapshot', () => other.revisions.includes(0));
    await act();
    await until('here', () => one.revisions.includes(1));
    await until('there', () => other.revisions.includes(1));
  });

  it('only ever grows newer, and ends at the last revision however often it rings', async () => {
    const one = watch(here.url, ana.cookie);
    await until('the first snapshot', () => one.revisions.includes(0));
    await Promise.all(Array.from({ length: 30 }, () => act()));
    await until('the last', () => one.revisions.includes(30));
    expect(one.revisions).toEqual([...one.revisions].sort((a, b) => a - b));
    expect(new Set(one.revisions).size).toBe(one.revisions.length);
  });

  it('is watched again after the server was away', async () => {
    const one = watch(here.url, ana.cookie);
    await until('live', () => one.socket.getStatus() === 'live');
    for (const seat of here.node.topics.seats) seat.close('restart');
    await until('noticed', () => one.socket.getStatus() === 'offline');
    await act();
    await until('back, with the news', () => one.revisions.includes(1));
    expect(one.socket.getStatus()).toBe('live');
  });

  it('is not told to strangers, nor to those who were removed', async () => {
    const stranger = await buildWriter((await buildLiveDraft()).session.id);
    const outside = watch(here.url, stranger.cookie);
    const inside = watch(here.url, ana.cookie);
    await until('the first snapshot', () => inside.revisions.includes(0));
    await database().participant.update({
      where: { id: ana.participant.id },
      data: { removedAt: new Date() },
    });
    rightsChanged({ sessionId });
    const chair = await buildWriter(sessionId, 'chair');
    const control = watch(here.url, chair.cookie);
    await until('the control', () => control.revisions.includes(0));
    await act();
    await until('the control', () => control.revisions.includes(1));
    expect(outside.revisions).toEqual([]);
    expect(outside.socket.isRefused(topic)).toBe(true);
    expect(inside.revisions).toEqual([0]);
    expect(inside.socket.isRefused(topic)).toBe(true);
  });

  it('is for whoever begins to watch while it is being looked up who may', async () => {
    const chair = await buildWriter(sessionId, 'chair');
    const name = `draft:${draftId}`;
    const administrator = new Client({ connectionString: process.env.DATABASE_URL });
    await administrator.connect();
    await administrator.query('BEGIN');
    await administrator.query('LOCK TABLE participants IN ACCESS EXCLUSIVE MODE');
    const first = watch(here.url, ana.cookie, name);
    await until('the look-up waits', async () => {
      const { rowCount } = await administrator.query(
        `SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'participants'::regclass`,
      );
      return rowCount === 1;
    });
    const second = watch(here.url, chair.cookie, name);
    await until('both watch', () => {
      const watching = [...here.node.topics.seats].filter((seat) => seat.watched.size > 0);
      return watching.length === 2;
    });
    await administrator.query('COMMIT');
    await administrator.end();
    await until('both have it', () => first.revisions.length + second.revisions.length === 2);
    expect(second.socket.isRefused(name)).toBe(false);
  });

  it('ends with the sign-in', async () => {
    const one = watch(there.url, ana.cookie);
    await until('live', () => one.socket.getStatus() === 'live');
    await database().signIn.deleteMany({ where: { personId: ana.person.id } });
    rightsChanged({ personId: ana.person.id });
    await until('ended', () => one.socket.getStatus() === 'ended');
  });
});

describe('what is not a message about topics', () => {
  it.each([
    ['no JSON', 'hello'],
    ['an unknown kind of topic', JSON.stringify({ subscribe: ['secrets:1'] })],
    ['an unknown word', JSON.stringify({ publish: [] })],
    ['a prototype', '{"__proto__":{"subscribe":[]}}'],
  ])('closes the socket: %s', async (_what, words) => {
    const Socket = browserSocket(ana.cookie);
    const socket = new Socket(`${here.url}/live/topics`) as unknown as WebSocket;
    let code: number | null = null;
    socket.on('close', (closed) => (code = closed));
    await until('open', () => socket.readyState === socket.OPEN);
    socket.send(words);
    await until('closed', () => code !== null);
    expect(code).toBe(closeCodes.malformed);
  });

  it('cannot come from another site’s page', async () => {
    const Socket = browserSocket(ana.cookie, 'https://elsewhere.example');
    const socket = new Socket(`${here.url}/live/topics`) as unknown as WebSocket;
    let code: number | null = null;
    socket.on('close', (closed) => (code = closed));
    await until('closed', () => code !== null);
    expect(code).toBe(closeCodes['no-right']);
  });
});
