import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { environment } from '@/server/environment';
import { answerRequest, type Serving } from './requests';

/** Within this a connection has said what it wants, or it is closed. In milliseconds. */
const headersWithin = 8_000;
/** Within this a request has sent all of its body. In milliseconds. */
const requestWithin = 30_000;

/** The HTTP server: every connection to it is answered, or closed within ten seconds. */
export function openServer(serving: Serving): Server {
  const server = createServer(
    {
      headersTimeout: headersWithin,
      requestTimeout: requestWithin,
      connectionsCheckingInterval: 1_000,
      maxHeaderSize: 32 * 1024,
    },
    (request, response) => answerRequest(serving, request, response),
  );
  server.on('upgrade', (request, socket, head) => answerUpgrade(serving, request, socket, head));
  return server;
}

/**
 * What asks to become another protocol outside of `/live/`, which has a door of its own:
 * in development Next's reload, and nothing else.
 */
function answerUpgrade(
  { pages }: Serving,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  const path = request.url ?? '';
  if (pages && path.startsWith('/live/')) return;
  socket.on('error', () => socket.destroy());
  if (pages && !environment().production && path.startsWith('/_next/')) {
    pages.upgrade(request, socket, head).catch(() => socket.destroy());
    return;
  }
  const status = pages ? '404 Not Found' : '503 Service Unavailable';
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  // Who does not close their side either is closed all the same.
  setTimeout(() => socket.destroy(), 1_000).unref();
}
