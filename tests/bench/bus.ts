import { randomUUID } from 'node:crypto';
import { cpus } from 'node:os';
import { startRedis } from '@/tests/support/redis';
import { startChild, type Child } from './live/child';
import { startDatabase } from './live/database';
import { short } from './live/statistics';

/**
 * `npm run bench:bus`: at which rate each carrier of the bus becomes the bottleneck. Each
 * node is a process of its own; together they ring at a rising rate, and every hint is
 * timed from `publish` to where it is heard. Prints a table for docs/performance.md.
 */
const seconds = 4;
const rates = [100, 1_000, 10_000, 40_000, 80_000, 160_000];
/** A carrier keeps up where nothing is lost and half of the hints come this soon, in ms. */
const soonEnough = 50;

const database = await startDatabase();
const redis = await startRedis();

console.log(`${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.versions.node}`);
const hint = JSON.stringify({ kind: 'update', documentId: randomUUID(), sequence: 12_345 });
console.log(`A hint has ${hint.length} bytes.\n`);
console.log(
  '| carrier | nodes | hints/s asked | rung/s | lost | p50 ms | p99 ms | CPU: node, carrier |',
);
console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
for (const nodes of [2, 4]) {
  for (const carrier of ['NOTIFY', 'Redis'] as const) await measure(carrier, nodes);
}
await redis.stop();
await database.end();

async function measure(carrier: 'NOTIFY' | 'Redis', count: number): Promise<void> {
  const nodes: Child[] = [];
  for (let index = 0; index < count; index += 1) {
    const node = await startChild('tests/bench/bus-node.ts', { LOG_LEVEL: 'silent' });
    await node.ask('open', {
      databaseUrl: database.url,
      redisUrl: carrier === 'Redis' ? redis.url : null,
    });
    nodes.push(node);
  }
  while (!(await all<boolean>(nodes, 'isReady')).every(Boolean)) await pause(100);
  for (const rate of rates) {
    const line = await at(rate, carrier, nodes);
    console.log(`| ${[carrier, count, ...line.cells].join(' | ')} |`);
    if (!line.keepsUp) break;
  }
  for (const node of nodes) await node.kill();
}

async function at(rate: number, carrier: 'NOTIFY' | 'Redis', nodes: Child[]) {
  const used = carrier === 'Redis' ? redisCpu : async () => database.cpu();
  const before = await used();
  const perSecond = rate / nodes.length;
  const rung = await all<{ rung: number; cpu: number }>(nodes, 'ring', { perSecond, seconds });
  const carrierCpu = ((await used()) - before) / seconds / 10;
  const ways = (await all<number[]>(nodes, 'heard')).flat().sort((a, b) => a - b);
  const sent = rung.reduce((sum, node) => sum + node.rung, 0);
  const lost = sent * (nodes.length - 1) - ways.length;
  const p = (share: number) => (ways[Math.floor(ways.length * share)] ?? Number.NaN) / 1_000;
  const nodeCpu = rung.reduce((sum, { cpu }) => sum + cpu, 0) / rung.length / 10;
  return {
    keepsUp: lost === 0 && p(0.5) <= soonEnough && sent >= rate * seconds * 0.95,
    cells: [
      rate.toLocaleString('en'),
      Math.round(sent / seconds).toLocaleString('en'),
      lost.toLocaleString('en'),
      short(p(0.5)),
      short(p(0.99)),
      `${Math.round(nodeCpu)} %, ${Math.round(carrierCpu)} %`,
    ],
  };
}

/** What Redis has used so far, in milliseconds. */
async function redisCpu(): Promise<number> {
  const told = String(await redis.command('INFO', 'cpu'));
  const seconds = [...told.matchAll(/^used_cpu_(?:sys|user):([\d.]+)/gm)].map(([, value]) => value);
  return seconds.reduce((sum, value) => sum + Number(value), 0) * 1_000;
}

function all<Answer>(nodes: Child[], question: string, given?: unknown): Promise<Answer[]> {
  return Promise.all(nodes.map((node) => node.ask<Answer>(question, given)));
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
