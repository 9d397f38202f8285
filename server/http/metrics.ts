import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { environment } from '@/server/environment';
import { registry } from '@/server/live/metrics';
import { log } from '@/server/log';
import { closeServer, takePort } from './listen';

/**
 * Answers `/metrics` at the port of the pages, which is open to everybody, for those who
 * show the token. False for other paths, and where there is no token to show or the
 * metrics have a port of their own: then there is nothing here.
 */
export function answerMetrics(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const { metricsPort, metricsToken } = environment();
  if (path !== '/metrics' || metricsPort !== null || metricsToken === null) return false;
  void answer(request, response);
  return true;
}

/**
 * Opens the port of PLENARY_METRICS_PORT, where it is set. Returns what closes it again.
 * Throws a `PortFault` if it cannot be had.
 */
export async function openMetricsPort(): Promise<() => Promise<void>> {
  const { host, metricsPort } = environment();
  if (metricsPort === null) return async () => undefined;
  const server = createServer((request, response) => {
    if (request.url?.split('?', 1)[0] === '/metrics') void answer(request, response);
    else response.writeHead(404).end();
  });
  const port = await takePort(server, host, metricsPort, 'PLENARY_METRICS_PORT');
  log.info({ metricsPort: port }, 'Metrics are told at a port of their own.');
  return () => closeServer(server, 1);
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { metricsToken } = environment();
  if (metricsToken !== null && !shows(request, metricsToken)) {
    response.writeHead(401, { 'WWW-Authenticate': 'Bearer' }).end();
    return;
  }
  try {
    const figures = await registry.metrics();
    response.writeHead(200, { 'Content-Type': registry.contentType, 'Cache-Control': 'no-store' });
    response.end(figures);
  } catch (error) {
    log.error({ error }, 'The metrics could not be told.');
    response.writeHead(500).end();
  }
}

/** Compares digests, which have one length and take one time whatever was guessed. */
function shows(request: IncomingMessage, token: string): boolean {
  const digest = (words: string) => createHash('sha256').update(words).digest();
  return timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${token}`));
}
