import { createHash } from 'node:crypto';
import type { Server } from 'node:http';
import { environment } from '@/server/environment';
import { processWide } from '@/server/process-wide';
import { tellBusState } from '@/server/live/bus/bus-state';
import type { HintBus } from '@/server/live/bus/hint-bus';
import type { LiveFeatures } from '@/server/live/features';
import { LiveNode } from '@/server/live/live-node';
import { PostgresBus } from '@/server/live/bus/postgres-bus';
import { RedisBus } from '@/server/live/bus/redis-bus';

const held = () => processWide<{ node?: LiveNode }>('live-node', () => ({}));

/** Takes the upgrades under `/live/` of this HTTP server; others are left alone. */
export function attachLive(httpServer: Server, features: LiveFeatures): void {
  const { databaseUrl, redisUrl } = environment();
  const bus = openBus();
  const carrier = redisUrl === null ? 'PostgreSQL' : 'Redis';
  tellBusState(() => ({ carrier, ...bus.look() }));
  const node = new LiveNode({
    databaseUrl,
    bus,
    isOwnOrigin,
    features,
  });
  held().node = node;
  httpServer.on('upgrade', (request, socket, head) => {
    if (request.url?.startsWith('/live/')) void node.upgrade(request, socket, head);
  });
}

/** Over Redis where there is one, else over PostgreSQL itself. */
function openBus(): HintBus {
  const { databaseUrl, redisUrl, secret } = environment();
  if (redisUrl === null) return new PostgresBus(databaseUrl);
  // The secret is the one thing that all nodes share and no other installation has.
  const installation = createHash('sha256').update(`bus of ${secret}`).digest('hex').slice(0, 16);
  return new RedisBus(redisUrl, `plenary:live:${installation}`);
}

/**
 * Ends the live side: refuses new sockets, saves and acknowledges what is under way,
 * closes every socket with 1012. True if nothing is left unsaved.
 */
export async function closeLive(): Promise<boolean> {
  return (await held().node?.close()) ?? true;
}

/**
 * Exactly the address people were given. As long as nobody gave one, the loopback names
 * of this machine with the same port: a person may type either.
 */
function isOwnOrigin(origin: string): boolean {
  const { appUrl, appUrlGiven } = environment();
  if (origin === appUrl || appUrlGiven) return origin === appUrl;
  const { port } = new URL(appUrl);
  return origin === `http://localhost:${port}` || origin === `http://127.0.0.1:${port}`;
}
