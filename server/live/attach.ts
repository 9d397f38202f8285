import type { Server } from 'node:http';
import { keepAnchorsSoon } from '@/server/comments/keep-anchors-soon';
import { environment } from '@/server/environment';
import { processWide } from '@/server/process-wide';
import { LiveNode } from './live-node';
import { onCommitted } from './on-committed';
import { PostgresBus } from './postgres-bus';

const held = () => processWide<{ node?: LiveNode }>('live-node', () => ({}));

/** Takes the upgrades under `/live/` of this HTTP server; others are left alone. */
export function attachLive(httpServer: Server): void {
  const { databaseUrl } = environment();
  const node = new LiveNode({
    databaseUrl,
    bus: new PostgresBus(databaseUrl),
    isOwnOrigin,
  });
  held().node = node;
  onCommitted(keepAnchorsSoon);
  httpServer.on('upgrade', (request, socket, head) => {
    if (request.url?.startsWith('/live/')) void node.upgrade(request, socket, head);
  });
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
