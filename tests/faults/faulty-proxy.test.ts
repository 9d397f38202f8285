import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { startFaultyProxy, type FaultyProxy } from '@/tests/support/faulty-proxy';
import { until } from '@/tests/support/live';

const servers: Server[] = [];
const proxies: FaultyProxy[] = [];
const clients: Socket[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  for (const proxy of proxies.splice(0)) await proxy.close();
  for (const server of servers.splice(0)) server.close();
});

/** A server that answers each chunk with `<name>:` and the chunk. */
async function startEcho(name: string) {
  const heard: string[] = [];
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      heard.push(chunk.toString());
      socket.write(`${name}:${chunk.toString()}`);
    });
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, heard, sockets, server };
}

async function proxyTo(...targets: { port: number }[]): Promise<FaultyProxy> {
  const proxy = await startFaultyProxy(targets);
  proxies.push(proxy);
  return proxy;
}

/** A client that tells what it has heard and how its connection ended. */
function connectTo({ port }: FaultyProxy) {
  const socket = connect(port, '127.0.0.1');
  clients.push(socket);
  const client = { socket, heard: '', ended: null as string | null };
  socket.on('data', (chunk) => (client.heard += chunk.toString()));
  socket.on('error', (error: NodeJS.ErrnoException) => (client.ended = error.code ?? 'error'));
  socket.on('close', () => (client.ended ??= 'closed'));
  return client;
}

const passed = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a faulty proxy', () => {
  it('passes everything on while nothing is wrong, and both ends', async () => {
    const echo = await startEcho('one');
    const client = connectTo(await proxyTo(echo));
    client.socket.write('hello');
    await until('the answer', () => client.heard === 'one:hello');
    client.socket.end();
    await until('the end', () => client.ended === 'closed');
  });

  it('uses its targets in turn and passes over one that refuses', async () => {
    const [one, other] = [await startEcho('one'), await startEcho('other')];
    const proxy = await proxyTo(one, other);
    const answers = async () => {
      const client = connectTo(proxy);
      client.socket.write('?');
      await until('an answer', () => client.heard !== '');
      return client.heard;
    };
    expect(await answers()).not.toBe(await answers());
    one.server.close();
    one.sockets.forEach((socket) => socket.destroy());
    expect([await answers(), await answers()]).toEqual(['other:?', 'other:?']);
  });

  it('is late by the latency, both ways, and keeps the order under jitter', async () => {
    const echo = await startEcho('e');
    const proxy = await proxyTo(echo);
    proxy.set({ latency: 100, jitter: 80 });
    const client = connectTo(proxy);
    const began = Date.now();
    for (let number = 0; number < 10; number += 1) {
      client.socket.write(`${number};`);
      await passed(5);
    }
    await until('all', () => client.heard.includes('9;'));
    expect(Date.now() - began).toBeGreaterThanOrEqual(50);
    expect(client.heard.replaceAll('e:', '')).toBe('0;1;2;3;4;5;6;7;8;9;');
  });

  it('is as slow as the rate', async () => {
    const echo = await startEcho('');
    const proxy = await proxyTo(echo);
    proxy.set({ rate: 20_000 });
    const client = connectTo(proxy);
    const began = Date.now();
    client.socket.write('x'.repeat(4_000));
    await until('all', () => client.heard.length >= 4_000);
    expect(Date.now() - began).toBeGreaterThanOrEqual(350);
  });

  it('holds everything back as a black hole, and delivers it when it heals', async () => {
    const echo = await startEcho('e');
    const proxy = await proxyTo(echo);
    const before = connectTo(proxy);
    before.socket.write('a');
    await until('the answer', () => before.heard === 'e:a');
    proxy.set({ blackhole: true });
    before.socket.write('b');
    const during = connectTo(proxy);
    during.socket.write('c');
    await passed(80);
    expect([before.heard, during.heard, echo.heard]).toEqual(['e:a', '', ['a']]);
    proxy.heal();
    await until('both', () => before.heard === 'e:ae:b' && during.heard === 'e:c');
  });

  it('abandons connections without telling either end, and takes new ones', async () => {
    const echo = await startEcho('e');
    const proxy = await proxyTo(echo);
    const client = connectTo(proxy);
    client.socket.write('a');
    await until('the answer', () => client.heard === 'e:a');
    proxy.abandon();
    client.socket.write('b');
    client.socket.destroy();
    await passed(80);
    expect(echo.heard).toEqual(['a']);
    expect(echo.sockets[0]?.readyState).toBe('open');
    const next = connectTo(proxy);
    next.socket.write('c');
    await until('the answer', () => next.heard === 'e:c');
  });

  it('cuts after so many bytes', async () => {
    const echo = await startEcho('e');
    const proxy = await proxyTo(echo);
    proxy.set({ cutAfter: 3 });
    const client = connectTo(proxy);
    client.socket.write('abcdef');
    await until('cut', () => client.ended === 'ECONNRESET');
    await until('what came before', () => echo.heard.join('') === 'abc');
    expect(client.heard).toBe('');
  });

  it('cuts on bytes that go up: they arrive, their answer does not', async () => {
    const echo = await startEcho('e');
    const proxy = await proxyTo(echo);
    proxy.set({ cutOn: { bytes: 'COMMIT', direction: 'up' } });
    const client = connectTo(proxy);
    client.socket.write('BEGIN');
    await until('the answer', () => client.heard === 'e:BEGIN');
    client.socket.write('COMMIT');
    await until('cut', () => client.ended !== null);
    await until('arrived', () => echo.heard.includes('COMMIT'));
    expect(client.heard).toBe('e:BEGIN');
  });

  it('cuts on bytes that come down: they do not arrive', async () => {
    const echo = await startEcho('e');
    const proxy = await proxyTo(echo);
    proxy.set({ cutOn: { bytes: 'secret', direction: 'down' } });
    const client = connectTo(proxy);
    client.socket.write('secret');
    await until('cut', () => client.ended !== null);
    expect(client.heard).toBe('');
  });

  it('lets a sender wait for a receiver that does not read', async () => {
    const flood = Buffer.alloc(64 * 2 ** 20);
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.write(flood);
    }).listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    const sent = once(server, 'connection') as Promise<[Socket]>;
    const client = connectTo(await proxyTo(server.address() as AddressInfo));
    client.socket.pause();
    const [sender] = await sent;
    await passed(200);
    expect(sender.writableLength).toBeGreaterThan(0);
    client.socket.resume();
    await until('all', () => client.heard.length === flood.length);
  });

  it('changes what passes, or loses it', async () => {
    const echo = await startEcho('e');
    const proxy = await proxyTo(echo);
    const loud = (bytes: Buffer) => Buffer.from(bytes.toString().toUpperCase());
    proxy.set({
      alter: { up: loud, down: (bytes) => (bytes.includes('B') ? Buffer.of() : bytes) },
    });
    const client = connectTo(proxy);
    for (const word of ['a', 'b', 'c']) {
      client.socket.write(word);
      await until('heard', () => echo.heard.at(-1) === word.toUpperCase());
    }
    await until('the others', () => client.heard === 'e:Ae:C');
  });

  it('troubles only the connections on which certain bytes have gone up', async () => {
    const echo = await startEcho('e');
    const proxy = await proxyTo(echo);
    proxy.set({ blackhole: true, only: 'LISTEN' });
    const [other, listener] = [connectTo(proxy), connectTo(proxy)];
    other.socket.write('SELECT');
    listener.socket.write('LISTEN');
    await until('the answer', () => other.heard === 'e:SELECT');
    await passed(50);
    expect(listener.heard).toBe('');
    proxy.heal();
    await until('the answer', () => listener.heard === 'e:LISTEN');
  });

  it('resets every connection, and refuses new ones until it listens again', async () => {
    const echo = await startEcho('e');
    const proxy = await proxyTo(echo);
    const client = connectTo(proxy);
    client.socket.write('a');
    await until('the answer', () => client.heard === 'e:a');
    await proxy.refuse();
    const refused = connectTo(proxy);
    await until('refused', () => refused.ended === 'ECONNREFUSED');
    expect(client.ended).toBeNull();
    proxy.reset();
    await until('reset', () => client.ended === 'ECONNRESET');
    await until('nothing held', () => proxy.size === 0);
    await proxy.listen();
    const next = connectTo(proxy);
    next.socket.write('b');
    await until('the answer', () => next.heard === 'e:b');
  });
});
