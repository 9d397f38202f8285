import { randomUUID } from 'node:crypto';
import type { Bus } from '@/server/live/bus/bus';
import { PostgresBus } from '@/server/live/bus/postgres-bus';
import { RedisBus } from '@/server/live/bus/redis-bus';
import { answering } from './live/answering';

// One node's bus in a process of its own: rings at a rate, and notes how long the hints
// of the others were on their way.

const now = () => Number(process.hrtime.bigint() / 1_000n);

let bus: Bus;
let isMeasuring = false;
let ways: number[] = [];

answering({
  open: ({ databaseUrl, redisUrl }: { databaseUrl: string; redisUrl: string | null }) => {
    bus = redisUrl ? new RedisBus(redisUrl, 'plenary:live:bench') : new PostgresBus(databaseUrl);
    bus.start({
      onConnected: () => undefined,
      onMessage: (message) => {
        // The clock is the machine's, one for all processes; the sequence carries it.
        if (message.kind === 'update' && isMeasuring) ways.push(now() - message.sequence);
      },
    });
  },
  isReady: () => bus.isHealthy && bus.hasPeers,
  /** Rings so many hints a second, each about another document, for so long. */
  ring: async ({ perSecond, seconds }: { perSecond: number; seconds: number }) => {
    ways = [];
    isMeasuring = true;
    const used = process.cpuUsage();
    const from = now();
    let rung = 0;
    while (now() - from < seconds * 1_000_000) {
      const due = Math.floor(((now() - from) / 1_000_000) * perSecond);
      for (; rung < due; rung += 1) {
        bus.publish({ kind: 'update', documentId: randomUUID(), sequence: now() });
      }
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    const { user, system } = process.cpuUsage(used);
    return { rung, cpu: (user + system) / 1_000 / seconds };
  },
  /** What was heard, once nothing more comes. */
  heard: async () => {
    for (let before = -1; before !== ways.length;) {
      before = ways.length;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    isMeasuring = false;
    return ways;
  },
});
