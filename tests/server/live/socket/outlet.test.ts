import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { limits } from '@/server/live/limits/limits';
import { Outlet, prepare, type Line } from '@/server/live/socket/outlet';
import { until } from '@/tests/support/live';

let server: Server;
let line: Line;
let tab: WebSocket;
let received: Buffer[];

beforeEach(async () => {
  const sockets = new WebSocketServer({ noServer: true });
  server = createServer();
  const connected = new Promise<Line>((resolve) => {
    server.on('upgrade', (request, wire, head) => {
      sockets.handleUpgrade(request, wire, head, (socket) => resolve({ socket, wire }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  tab = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  received = [];
  tab.on('message', (data: Buffer) => received.push(data));
  line = await connected;
  await once(tab, 'open');
});

afterEach(async () => {
  tab.terminate();
  line.socket.terminate();
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

const open = (reached: string[] = []) =>
  new Outlet(
    line,
    (limit) => reached.push(limit),
    () => reached.push('ended'),
  );

describe('what is prepared once for many', () => {
  it.each([0, 1, 125, 126, 65_535, 65_536, 300_000])('arrives whole: %i bytes', async (length) => {
    const message = Buffer.alloc(length, 7);
    open().sendPrepared(prepare(message));
    await until('it arrives', () => received.length === 1);
    expect(received[0]?.equals(message)).toBe(true);
  });

  it('keeps its order with what is sent to one only', async () => {
    const outlet = open();
    for (let number = 0; number < 100; number += 1) {
      const message = Buffer.alloc(1 + number * 90, number);
      if (number % 3 === 0) outlet.send(message);
      else outlet.sendPrepared(prepare(message));
    }
    await until('all arrive', () => received.length === 100);
    expect(received.map(([first]) => first)).toEqual(Array.from({ length: 100 }, (_, n) => n));
  });

  it('is not sent after the socket was closed', async () => {
    const outlet = open();
    const closed = once(tab, 'close');
    line.socket.close(1012);
    outlet.sendPrepared(prepare(Buffer.from('late')));
    const [code] = await closed;
    expect(code).toBe(1012);
    expect(received).toEqual([]);
  });
});

describe('a reader that sleeps', () => {
  it('goes without presence first, and is ended before it fills the memory', () => {
    tab.pause();
    const reached: string[] = [];
    const outlet = open(reached);
    const piece = prepare(Buffer.alloc(256 * 1024));
    while (line.wire.writableLength <= limits.bufferedSoftBytes) outlet.sendPrepared(piece);
    const before = line.wire.writableLength;
    outlet.sendPresence(piece);
    expect(line.wire.writableLength).toBe(before);
    expect(reached).toEqual(['bufferedSoftBytes']);

    while (!reached.includes('ended')) outlet.sendPrepared(piece);
    expect(reached).toContain('bufferedHardBytes');
    expect(line.wire.writableLength).toBeLessThan(limits.bufferedHardBytes + 2 * piece.length);
  });
});
