import { WebSocket } from 'ws';
import { schemaVersion } from '@/domain/text/schema-version';
import { type Block, wordsOfBlock } from '@/domain/text/sequence/block';
import { buildParticipant } from '@/tests/support/builders';
import { startFaultyProxy } from '@/tests/support/faulty-proxy';
import { browserSocket, cookieOf } from '@/tests/support/live';
import { blocksIn, textIn } from '@/tests/support/sequence';
import type { Actor } from '@/tests/faults/actor';
import { checkConverged, storedText, watchSaved } from '@/tests/faults/promises';
import type { Row } from '@/tests/faults/row';
import { between } from '@/tests/faults/seeded';
import type { Place, Stage } from '@/tests/faults/stage';
import { passed, repeat, until } from '@/tests/faults/until';
import { checkTyping } from './check-typing';
import { megabytes } from './nodes';
import { unrulySocket } from './unruly-socket';

// Faults between a tab and the server, and tabs that misbehave.

const typeEvery = 120;

/** An actor behind a proxy of its own. */
async function enterBehindProxy(stage: Stage, place: Place) {
  const proxy = await startFaultyProxy([{ port: stage.world.front.port }], stage.random);
  stage.later(() => proxy.close());
  const [actor] = await stage.enter(place, 1, { url: `ws://127.0.0.1:${proxy.port}` });
  if (!actor) throw new Error('Nobody came.');
  return { actor, proxy };
}

export const f15: Row = {
  name: 'F15',
  fault: 'a half-open connection: the tab is gone without a word',
  promises: ['I1', 'I2', 'I3', 'I12'],
  run: async (stage) => {
    await stage.world.running(1);
    const place = await stage.place();
    const [other] = await stage.enter(place, 1);
    const { actor, proxy } = await enterBehindProxy(stage, place);
    const ghost = actor.doc.clientID;
    const isThere = () => other?.tab.provider.awareness.getStates().has(ghost) ?? false;
    await until('the other sees it', isThere);
    let departures = 0;
    other?.tab.provider.awareness.on('change', ({ removed }: { removed: number[] }) => {
      if (removed.includes(ghost)) departures += 1;
    });
    const stopWatching = watchSaved(stage, place);
    other?.startTyping(1_000);
    await actor.type();
    await actor.saved();
    proxy.abandon();
    const began = performance.now();
    const since = () => `${((performance.now() - began) / 1000).toFixed(0)} s`;
    await actor.type();
    await until('unsaved is shown', () => actor.state.kind === 'unsaved');
    stage.note(`“not saved yet” after ${since()}`);
    await until('the tab notices', () => actor.state.kind === 'reconnecting', 60_000);
    stage.note(`the tab comes back after ${since()}`);
    await actor.saved();
    await until('its old presence was taken away', () => departures > 0, 60_000);
    stage.note(`its old presence is gone after ${since()}`);
    await checkTyping(stage, place, stage.actors);
    await stopWatching();
  },
};

export const f16: Row = {
  name: 'F16',
  fault: 'a bad network: 300 ± 200 ms, 64 kbit/s, reset again and again',
  promises: ['I1', 'I2', 'I3', 'I12'],
  shortened: 'reset every 4 s for 12 s instead of every 20 s for 3 minutes',
  run: async (stage) => {
    await stage.world.running(1);
    const place = await stage.place();
    const others = await stage.enter(place, 2);
    const { actor, proxy } = await enterBehindProxy(stage, place);
    proxy.set({ latency: 300, jitter: 200, rate: 8_000 });
    const stopWatching = watchSaved(stage, place);
    const actors = [...others, actor];
    for (const one of actors) one.startTyping(typeEvery * 3);
    for (let reset = 0; reset < stage.scaled(9, 3); reset += 1) {
      await passed(stage.scaled(20_000, 4_000));
      proxy.reset();
    }
    await stage.stopTyping();
    await actor.saved();
    await checkTyping(stage, place, actors);
    await stopWatching();
  },
};

export const f17: Row = {
  name: 'F17',
  fault: 'one person cut off (black hole) while the others write in the same paragraph',
  promises: ['I1', 'I2', 'I3', 'I12'],
  shortened: '10 s instead of 10 minutes',
  run: async (stage) => {
    await stage.world.running(1);
    const place = await stage.place();
    const others = await stage.enter(place, 3);
    const { actor, proxy } = await enterBehindProxy(stage, place);
    const stopWatching = watchSaved(stage, place);
    proxy.set({ blackhole: true });
    const actors = [...others, actor];
    for (const one of actors) one.startTyping(typeEvery * 2, { paragraph: 1 });
    await passed(stage.scaled(600_000, 10_000));
    await stage.stopTyping();
    const wrote = actor.tokens.length - actor.acked.length;
    proxy.heal();
    await checkTyping(stage, place, actors);
    await stopWatching();
    const { tokens } = await storedText(place);
    const has = new Set<string>(tokens);
    const isBoth = actors.every((one) => one.tokens.every((token) => has.has(token)));
    stage.find('I2', isBoth, `the text has both: ${wrote} tokens written alone, and the others’`);
    stage.note('the page does not tell how many changes arrived meanwhile');
  },
};

export const f20: Row = {
  name: 'F20',
  fault: 'a reader that reads nothing while five people paste',
  promises: ['I2', 'I11'],
  run: async (stage) => {
    const [node] = await stage.world.running(1);
    const place = await stage.place();
    const actors = await stage.enter(place, 5);
    const calm = await ackTimes(actors, 15);
    const before = await node?.inside();
    const sleeper = await openRaw(stage, place);
    sleeper.socket.pause();
    let most = before?.rss ?? 0;
    const stopMeasuring = repeat(1_000, async () => {
      most = Math.max(most, (await node?.inside())?.rss ?? 0);
    });
    await Promise.all(actors.map((actor) => pasteAndDelete(actor, 90)));
    const awake = await ackTimes(actors, 15);
    await stopMeasuring();
    sleeper.socket.resume();
    await until('it was dropped', () => sleeper.closedWith() !== null, 20_000);
    stage.note(`dropped with ${sleeper.closedWith()}`);
    stage.note(`acknowledged in p99 ${calm} ms before, ${awake} ms after`);
    const growth = most - (before?.rss ?? 0);
    stage.find('I11', growth < 50 * 2 ** 20, `at most ${megabytes(growth)} more (RSS) meanwhile`);
    await checkConverged(stage, place, { actors });
  },
};

export const f21: Row = {
  name: 'F21',
  fault: 'frames that come twice (20 %) or in the wrong order (20 %)',
  promises: ['I1', 'I2', 'I3'],
  run: async (stage) => {
    await stage.world.running(1);
    const place = await stage.place();
    const wrap = (Base: typeof WebSocket) => unrulySocket(Base, stage.random);
    const unruly = await stage.enter(place, 3, { wrap });
    const others = await stage.enter(place, 2);
    const actors = [...unruly, ...others];
    const stopWatching = watchSaved(stage, place, actors);
    for (const actor of actors) actor.startTyping(typeEvery);
    await passed(5_000);
    await checkTyping(stage, place, actors);
    await stopWatching();
    // Counted by messages, an acknowledgement cannot know of the doubled ones: no promise.
    const early = stage.findings.pop();
    stage.note(`how early “saved” was said: ${early?.words}`);
    const closed = actors.filter((actor) => actor.tab.getState().closed !== null).length;
    stage.note(`${closed} honest tabs were turned away`);
  },
};

export const f25: Row = {
  name: 'F25',
  fault: 'random and broken frames beside real people',
  promises: ['I1', 'I2', 'I3', 'I12'],
  shortened: '5,000 frames instead of 100,000',
  run: async (stage) => {
    const [node] = await stage.world.running(1);
    const place = await stage.place();
    const actors = await stage.enter(place, 3);
    const stopWatching = watchSaved(stage, place);
    const calm = await ackTimes(actors, 20);
    const closedWith = new Map<number, number>();
    const frames = stage.scaled(100_000, 5_000);
    const flood = (async () => {
      for (let sent = 0; sent < frames;) {
        const raw = await openRaw(stage, place).catch(() => null);
        for (; raw?.closedWith() === null && sent < frames; sent += 1) {
          raw.socket.send(brokenFrame(stage.random));
          await new Promise((resolve) => setImmediate(resolve));
        }
        const code = raw?.closedWith() ?? 0;
        closedWith.set(code, (closedWith.get(code) ?? 0) + 1);
        raw?.socket.terminate();
      }
    })();
    const times = [];
    for (let round = 0; round < 3; round += 1) times.push(await ackTimes(actors, 20));
    await flood;
    await checkTyping(stage, place, actors);
    await stopWatching();
    stage.find('I1', node?.isRunning === true, `the process lives after ${frames} frames`);
    const codes = [...closedWith].map(([code, count]) => `${count} × ${code}`).join(', ');
    stage.note(`p99 of the others ${Math.max(...times)} ms (${calm} ms before); closed: ${codes}`);
  },
};

/** Types so often, one after the other, and gives the p99 of the time to acknowledgement. */
async function ackTimes(actors: readonly Actor[], count: number): Promise<number> {
  const times: number[] = [];
  await Promise.all(
    actors.map(async (actor) => {
      for (let number = 0; number < count; number += 1) {
        await actor.type();
        const began = performance.now();
        await actor.saved();
        times.push(performance.now() - began);
        await passed(50);
      }
    }),
  );
  return Math.round(times.sort((a, b) => a - b)[Math.ceil(times.length * 0.99) - 1] ?? 0);
}

/** Pastes 60 KB and deletes them again, so often: more than the system keeps for a socket. */
async function pasteAndDelete(actor: Actor, times: number): Promise<void> {
  // Letters of one's own: two who delete the same ones would leave others behind.
  const pasted = actor.name.slice(-1).repeat(60_000);
  for (let time = 0; time < times; time += 1) {
    actor.change(() => textIn(actor.doc).insert(third(actor).to, pasted));
    await actor.saved();
    actor.change(() => {
      const { block, words } = { block: third(actor), words: wordsOfBlock(third(actor)) };
      const at = words.indexOf(pasted);
      if (at >= 0) textIn(actor.doc).delete(block.from + at, pasted.length);
    });
    await passed(100);
  }
}

function third({ doc }: Actor): Block {
  const block = blocksIn(doc)[2];
  if (!block) throw new Error('There is no third paragraph.');
  return block;
}

/** A socket of a new person of the session that says whatever it likes. */
async function openRaw(stage: Stage, place: Place) {
  const { personId } = await buildParticipant(place.sessionId, 'delegate');
  const Socket = browserSocket(await cookieOf(personId), stage.world.appUrl);
  const url = `ws://127.0.0.1:${stage.world.front.port}/live/documents/${place.documentId}`;
  const socket = new Socket(`${url}?schema=${schemaVersion}`) as unknown as WebSocket;
  let closedWith: number | null = null;
  socket.on('close', (code) => (closedWith = code));
  socket.on('error', () => undefined);
  stage.later(async () => socket.terminate());
  await until('the handshake', () => socket.readyState === WebSocket.OPEN || closedWith !== null);
  return { socket, closedWith: () => closedWith };
}

/** Something that is hardly ever a message: random bytes behind a plausible beginning. */
function brokenFrame(random: () => number): Uint8Array {
  const frame = new Uint8Array(between(random, 1, 200));
  for (let index = 0; index < frame.length; index += 1) frame[index] = between(random, 0, 256);
  if (random() < 0.8) frame[0] = between(random, 0, 4);
  if (random() < 0.8 && frame.length > 1) frame[1] = between(random, 0, 3);
  if (random() < 0.6 && frame.length > 2) frame[2] = Math.min(frame.length - 3, 127);
  return frame;
}
