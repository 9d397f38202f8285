import type { Actor } from '@/tests/faults/actor';
import { ask } from '@/tests/faults/pages';
import { watchSaved } from '@/tests/faults/promises';
import type { Row } from '@/tests/faults/row';
import { between } from '@/tests/faults/seeded';
import type { Stage } from '@/tests/faults/stage';
import { passed, repeat, until } from '@/tests/faults/until';
import { checkTyping } from './check-typing';

// Faults of the server's processes.

const typeEvery = 120;

export const f01: Row = {
  name: 'F01',
  fault: 'a node killed (kill -9) while five people type, and started again',
  promises: ['I1', 'I2', 'I3', 'I12'],
  shortened: '2 kills instead of 20, each after 0.5 to 2 s instead of 1 to 10 s',
  run: async (stage) => {
    const [node] = await stage.world.running(1);
    const place = await stage.place();
    const actors = await stage.enter(place, 5);
    const stopWatching = watchSaved(stage, place);
    for (const actor of actors) actor.startTyping(typeEvery);
    const kills = stage.scaled(20, 2);
    for (let kill = 0; kill < kills; kill += 1) {
      await passed(between(stage.random, stage.scaled(1_000, 500), stage.scaled(10_000, 2_000)));
      await node?.kill();
      await until('noticed', () => actors.every((actor) => actor.state.kind !== 'saved'));
      await passed(stage.scaled(2_000, 0));
      await node?.start();
      await until('they are back', () =>
        actors.every((actor) => actor.state.kind !== 'reconnecting'),
      );
    }
    await checkTyping(stage, place, actors);
    await stopWatching();
    const shown = actors.every(({ seen }) => (seen.get('reconnecting') ?? 0) >= kills);
    stage.find('I12', shown, `everybody was shown “reconnecting” ${kills} times, then “saved”`);
  },
};

export const f02: Row = {
  name: 'F02',
  fault: 'one of two nodes killed; its people go on by the other',
  promises: ['I1', 'I2', 'I3', 'I12'],
  run: async (stage) => {
    const [node] = await stage.world.running(2);
    const place = await stage.place();
    const actors = await stage.enter(place, 6);
    const stopWatching = watchSaved(stage, place);
    for (const actor of actors) actor.startTyping(typeEvery);
    await passed(1_500);
    await node?.kill();
    await passed(4_000);
    await checkTyping(stage, place, actors);
    await stopWatching();
    const times = actors.flatMap(({ recoveries }) => recoveries).sort((a, b) => a - b);
    const p95 = times[Math.ceil(times.length * 0.95) - 1] ?? 0;
    stage.note(`${times.length} came back, p95 ${(p95 / 1000).toFixed(1)} s until all was saved`);
  },
};

export const f03: Row = {
  name: 'F03',
  fault: 'a deploy: SIGTERM to one node, then to the other, each started again',
  promises: ['I1', 'I2', 'I3', 'I12'],
  run: async (stage) => {
    const nodes = await stage.world.running(2);
    const place = await stage.place();
    const actors = await stage.enter(place, 6);
    const codes = watchCloseCodes(actors);
    const stopWatching = watchSaved(stage, place);
    const stopAsking = askAllTheTime(stage);
    for (const actor of actors) actor.startTyping(typeEvery);
    await passed(1_000);
    for (const node of nodes) {
      const began = performance.now();
      const code = await node.stop();
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      stage.find('I1', code === 0, `exit code ${code} after ${seconds} s: nothing left unsaved`);
      await node.start();
      await passed(500);
    }
    await checkTyping(stage, place, actors);
    await stopWatching();
    stage.note(`pages meanwhile: ${await stopAsking()}; sockets closed with ${codes()}`);
  },
};

export const f22: Row = {
  name: 'F22',
  fault: 'a reconnect storm: everybody comes back at once after the node was killed',
  promises: ['I1', 'I2', 'I11'],
  shortened: '100 people instead of 300',
  run: async (stage) => {
    const [node] = await stage.world.running(1);
    const place = await stage.place();
    const actors = await stage.enter(place, stage.scaled(300, 100));
    for (const actor of actors.slice(0, 5)) actor.startTyping(typeEvery);
    await passed(1_000);
    await stage.stopTyping();
    const before = await node?.inside();
    await node?.kill();
    await until('noticed', () => actors.every((actor) => actor.state.kind !== 'saved'));
    await node?.start();
    const ready = performance.now();
    const stopAsking = askAllTheTime(stage);
    await Promise.all(actors.map((actor) => actor.saved()));
    const seconds = (performance.now() - ready) / 1000;
    const after = await node?.inside();
    stage.note(
      `all back ${seconds.toFixed(1)} s after it was ready; event loop p99 ${after?.loop.p99.toFixed(0)} ms, longest ${after?.loop.max.toFixed(0)} ms; pages: ${await stopAsking()}`,
    );
    await checkTyping(stage, place, actors);
    if (before && after) {
      const growth = after.heap / before.heap;
      stage.find('I11', growth < 1.2, `heap ${percent(growth)} of what it was before the storm`);
    }
  },
};

export const f23: Row = {
  name: 'F23',
  fault: 'a node that stands still (SIGSTOP) for 8 s and goes on',
  promises: ['I1', 'I2', 'I3', 'I12'],
  run: async (stage) => {
    const [node] = await stage.world.running(1);
    const place = await stage.place();
    const actors = await stage.enter(place, 5);
    const [watcher] = actors;
    let departures = 0;
    watcher?.tab.provider.awareness.on('change', ({ removed }: { removed: number[] }) => {
      departures += removed.length;
    });
    const stopWatching = watchSaved(stage, place);
    for (const actor of actors) actor.startTyping(typeEvery);
    await passed(1_000);
    node?.freeze();
    await passed(8_000);
    node?.thaw();
    await checkTyping(stage, place, actors);
    await stopWatching();
    const out = actors.filter((actor) => actor.tab.getState().closed !== null).length;
    stage.find('I12', out === 0, `${out} of ${actors.length} were signed out`);
    stage.note(`${departures} times somebody seemed to leave`);
  },
};

export const f24: Row = {
  name: 'F24',
  fault: 'a node with 256 MB of heap and many large documents',
  promises: ['I1', 'I2', 'I3', 'I12'],
  shortened: '60 documents instead of 400',
  run: async (stage) => {
    const small = { NODE_OPTIONS: '--max-old-space-size=256' };
    const [node] = await stage.world.running(1, small);
    const place = await stage.place();
    const actors = await stage.enter(place, 3);
    const stopWatching = watchSaved(stage, place, actors);
    for (const actor of actors) actor.startTyping(typeEvery);
    let deaths = 0;
    for (let count = 0; count < stage.scaled(400, 60); count += 1) {
      const [filler] = await stage.enter(await stage.place(), 1).catch(() => []);
      await filler?.type({ length: 200_000 });
      await filler?.saved(5_000).catch(() => undefined);
      if (node && !node.isRunning) {
        deaths += 1;
        await node.start(small);
      }
    }
    await checkTyping(stage, place, actors);
    await stopWatching();
    const inside = await node?.inside();
    stage.note(`it died ${deaths} times; heap ${megabytes(inside?.heap)} at the end`);
  },
};

/** Asks for a page again and again. Returns what ends it and tells the answers. */
function askAllTheTime(stage: Stage): () => Promise<string> {
  const answers = new Map<number, number>();
  const stop = repeat(100, async () => {
    const { status } = await ask(stage, '/livez', { withinMs: 5_000 });
    answers.set(status, (answers.get(status) ?? 0) + 1);
  });
  return async () => {
    await stop();
    return [...answers].map(([status, count]) => `${count} × ${status || 'no answer'}`).join(', ');
  };
}

function watchCloseCodes(actors: Actor[]): () => string {
  const codes = new Set<number>();
  for (const { tab } of actors) {
    tab.provider.on('connection-close', (event) => event && codes.add(event.code));
  }
  return () => [...codes].sort((a, b) => a - b).join(', ');
}

export const percent = (ratio: number) => `${Math.round(ratio * 100)} %`;

export const megabytes = (bytes = 0) => `${Math.round(bytes / 2 ** 20)} MB`;
