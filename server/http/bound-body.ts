import type { IncomingMessage, ServerResponse } from 'node:http';
import { processWide } from '@/server/process-wide';
import { answerInWords } from './answer-in-words';

/** The longest body of a request, in bytes. Five hundred invitations are a tenth of it. */
export const bodyBytesMax = 1024 * 1024;
/** A link is redeemed by a token and a path, and by anybody. */
const redemptionBytesMax = 16 * 1024;
/** So much of all bodies one process holds at once. */
export const bodiesBytesMax = 64 * 1024 * 1024;
/** So long what is refused may still send; then its connection is cut. In milliseconds. */
const lingering = 1_000;

const underWay = () => processWide('bodies', () => ({ bytes: 0 }));

/**
 * Bounds what a request may send, before anybody reads it: by what it announces, and by
 * what comes where it announces nothing. Refused in words; what still comes is dropped.
 * False when it was refused at once.
 */
export function boundBody(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): boolean {
  const most = path.startsWith('/api/auth/') ? redemptionBytesMax : bodyBytesMax;
  const held = underWay();
  const announced = Number(request.headers['content-length'] ?? 0);
  let bytes = 0;
  let isRefused = false;
  const refuse = (status: 413 | 503) => {
    isRefused = true;
    response.setHeader('Connection', 'close');
    answerInWords(request, response, status);
    setTimeout(() => request.destroy(), lingering).unref();
  };
  // Where the parser hands over what it read: earlier than any reader, and before it is kept.
  const push = request.push.bind(request);
  request.push = (chunk: Buffer | null, encoding?: BufferEncoding): boolean => {
    if (isRefused) return true;
    if (chunk === null) return push(chunk, encoding);
    bytes += chunk.length;
    held.bytes += chunk.length;
    if (bytes <= most && held.bytes <= bodiesBytesMax) return push(chunk, encoding);
    refuse(bytes > most ? 413 : 503);
    return true;
  };
  response.once('close', () => (held.bytes -= bytes));
  if (announced > most) refuse(413);
  return !isRefused;
}
