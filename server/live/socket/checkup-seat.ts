import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import type { CheckupAnswer, SeenRequest } from '@/domain/checkup/judge-way';
import { isTrustedProxy } from '@/server/trusted-proxies';

/** An administrator's page needs two answers; nobody needs a socket here for longer. */
const answersMax = 5;
const openFor = 15_000;

/**
 * A socket that goes the way of all others and tells what arrived of it: it answers
 * every message with what the server saw of the request, and its clock.
 */
export function seatAtCheckup(socket: WebSocket, seen: SeenRequest): void {
  const late = setTimeout(() => socket.close(1000), openFor);
  let answers = 0;
  socket.on('error', () => socket.terminate());
  socket.on('close', () => clearTimeout(late));
  socket.on('message', () => {
    answers += 1;
    const answer: CheckupAnswer = { seen, serverTime: Date.now() };
    if (answers <= answersMax) socket.send(JSON.stringify(answer));
    else socket.close(1000);
  });
}

/** What a proxy passed on, or did not. */
export function seenRequest({ headers, socket }: IncomingMessage): SeenRequest {
  const directAddress = socket.remoteAddress ?? '';
  const header = (name: string) => [headers[name] ?? []].flat().join(', ') || null;
  return {
    host: headers.host ?? '',
    forwardedFor: header('x-forwarded-for'),
    forwardedProto: header('x-forwarded-proto'),
    directAddress,
    isTrusted: isTrustedProxy(directAddress),
  };
}
