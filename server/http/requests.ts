import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerAsking } from '@/server/auth/asking';
import { environment } from '@/server/environment';
import { log } from '@/server/log';
import { clientAddressOf } from '@/server/trusted-proxies';
import { answerInWords } from './answer-in-words';
import { boundBody } from './bound-body';
import { answerHealth, type Phase } from './health';
import { answerMetrics } from './metrics';
import type { Pages } from './pages';
import { contentSecurityPolicy, setSecurityHeaders } from './security-headers';

/** Headers that only we may set: what a client sends under these names is dropped. */
const ours = ['x-nonce', 'x-plenary-path', 'x-plenary-address', 'content-security-policy'];

/** What answering depends on, as it is at the moment of each request. */
export type Serving = { phase: Phase; pages: Pages | null };

/** Answers every HTTP request: health, the way to the right address, then the pages. */
export function answerRequest(
  serving: Serving,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { appUrl, production } = environment();
  setSecurityHeaders(response, appUrl);
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  if (answerHealth(path, serving.phase, response)) return;
  if (answerMetrics(path, request, response)) return;
  if (serving.phase === 'stopping') response.setHeader('Connection', 'close');
  if (isRefused(request, response, path)) return;
  if (!serving.pages) return answerStarting(response);
  if (leadsToAppUrl(request, response)) return;
  const nonce = randomBytes(16).toString('base64');
  const policy = contentSecurityPolicy(nonce, appUrl, !production);
  markRequest(request, path, nonce, policy);
  response.setHeader('Content-Security-Policy', policy);
  // Whatever is not a built file may name people: no shared cache keeps it.
  if (!path.startsWith('/_next/static/')) response.setHeader('Cache-Control', 'private, no-store');
  const { pages } = serving;
  answerAsking(() => pages.answer(request, response)).catch((error: unknown) => {
    if (!response.writableEnded) log.error({ error, path }, 'A request could not be answered');
    answerInWords(request, response, 500);
  });
}

/** Refuses what no page need see: other methods, broken addresses, bodies that are too large. */
function isRefused(request: IncomingMessage, response: ServerResponse, path: string): boolean {
  if (answerOtherMethod(request, response)) return true;
  if (isReadable(request.url ?? '/')) return !boundBody(request, response, path);
  answerInWords(request, response, 400);
  return true;
}

const methods = ['GET', 'HEAD', 'POST', 'OPTIONS'];

/** Pages are read and forms are sent; whatever else HTTP can do, nobody does here. */
function answerOtherMethod(request: IncomingMessage, response: ServerResponse): boolean {
  const { method = '' } = request;
  if (method !== 'OPTIONS' && methods.includes(method)) return false;
  response.setHeader('Allow', methods.join(', '));
  if (method === 'OPTIONS') response.writeHead(204).end();
  else answerInWords(request, response, 405);
  return true;
}

/** Is this an address at all? Broken escapes and NUL bytes lead nowhere. */
function isReadable(url: string): boolean {
  if (!url.startsWith('/') || /%00/.test(url)) return false;
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '');
    return true;
  } catch {
    return false;
  }
}

/** Next takes the nonce for its own scripts from the request's policy. */
function markRequest(request: IncomingMessage, path: string, nonce: string, policy: string): void {
  for (const name of ours) delete request.headers[name];
  request.headers['content-security-policy'] = policy;
  request.headers['x-nonce'] = nonce;
  request.headers['x-plenary-path'] = request.url ?? path;
  request.headers['x-plenary-address'] = clientAddressOf(request);
}

/**
 * Without APP_URL there is one address, http://localhost: whoever typed 127.0.0.1 is led
 * there, because cookies and sockets belong to one name only. Not so Next itself: after an
 * action that redirects it asks 127.0.0.1 for the new page's parts (`rsc`) in the person's
 * name, and would lose their cookie on the way to another name.
 */
function leadsToAppUrl(request: IncomingMessage, response: ServerResponse): boolean {
  const { appUrl, appUrlGiven } = environment();
  const there = new URL(appUrl);
  const asked = request.headers.host;
  if (appUrlGiven || request.method !== 'GET' || asked === there.host) return false;
  if (request.headers.rsc !== undefined) return false;
  if (asked !== `127.0.0.1:${there.port}` && asked !== `[::1]:${there.port}`) return false;
  response.writeHead(307, { Location: `${appUrl}${request.url ?? '/'}` }).end();
  return true;
}

function answerStarting(response: ServerResponse): void {
  response.writeHead(503, { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': '2' });
  response.end('Plenary is starting. Please try again in a moment.\n');
}
