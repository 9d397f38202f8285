import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import next from 'next';
import { environment } from '@/server/environment';

/** Next, as the rest of the process sees it. */
export type Pages = {
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** For what is not ours: in development, the reload of pages. */
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>;
  close: () => Promise<void>;
};

/** Prepares the pages: built ones in production, made on demand in development. */
export async function openPages(): Promise<Pages> {
  const { production, host, port } = environment();
  const app = next({
    dev: !production,
    hostname: host,
    port,
    // Next listens for upgrades on the server it is given and ends sockets it does not
    // know, ours among them. This one never listens.
    httpServer: createServer(),
  });
  await app.prepare();
  const answer = app.getRequestHandler();
  const upgrade = app.getUpgradeHandler();
  return {
    answer: (request, response) => answer(request, response),
    upgrade: (request, socket, head) => upgrade(request, socket, head),
    close: () => app.close(),
  };
}
