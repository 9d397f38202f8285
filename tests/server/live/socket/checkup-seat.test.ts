import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { probeSocket } from '@/components/checkup/probe-socket';
import { environment } from '@/server/environment';
import { startFaultyProxy } from '@/tests/support/faulty-proxy';
import {
  browserSocket,
  buildLiveDraft,
  buildWriter,
  startNode,
  until,
  type TestNode,
} from '@/tests/support/live';

let node: TestNode;
let administrator: Awaited<ReturnType<typeof buildWriter>>;
let delegate: Awaited<ReturnType<typeof buildWriter>>;

beforeEach(async () => {
  node = await startNode();
  const { session } = await buildLiveDraft();
  administrator = await buildWriter(session.id);
  delegate = await buildWriter(session.id);
  environment().adminEmails = [administrator.person.email];
});

afterEach(async () => {
  environment().adminEmails = [];
  await node.stop();
});

const probe = (socket: typeof globalThis.WebSocket, url = node.url) =>
  probeSocket(`${url}/live/checkup`, socket);

describe('the checkup’s socket', () => {
  it('tells an administrator what the server saw, and its clock', async () => {
    const { outcome, seen, browserAhead } = await probe(browserSocket(administrator.cookie));
    expect(outcome.kind).toBe('answered');
    expect(seen).toEqual({
      host: new URL(node.url).host,
      forwardedFor: null,
      forwardedProto: null,
      directAddress: expect.stringContaining('127.0.0.1') as string,
      isTrusted: true,
    });
    expect(Math.abs(browserAhead ?? Number.NaN)).toBeLessThan(1_000);
  });

  it('tells what a proxy passed on', async () => {
    const { cookie } = administrator;
    class Proxied extends WebSocket {
      constructor(url: string) {
        const forwarded = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' };
        super(url, { headers: { cookie, origin: 'http://plenary.test', ...forwarded } });
      }
    }
    const { seen } = await probe(Proxied as unknown as typeof globalThis.WebSocket);
    expect(seen).toMatchObject({ forwardedFor: '203.0.113.9', forwardedProto: 'https' });
  });

  it('does not exist for anybody else', async () => {
    const { outcome } = await probe(browserSocket(delegate.cookie));
    expect(outcome).toEqual({ kind: 'closed', code: 4404 });
  });

  it('is refused without a sign-in, and from another site', async () => {
    expect((await probe(browserSocket(''))).outcome).toEqual({ kind: 'closed', code: 4401 });
    const foreign = browserSocket(administrator.cookie, 'http://elsewhere.test');
    expect((await probe(foreign)).outcome).toEqual({ kind: 'closed', code: 4403 });
  });

  it('finds out that a proxy does not pass WebSockets', async () => {
    const proxy = createServer((_request, response) => response.writeHead(200).end('No upgrade'));
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const url = `ws://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    const { outcome, seen } = await probe(browserSocket(administrator.cookie), url);
    proxy.closeAllConnections();
    proxy.close();
    expect(outcome).toEqual({ kind: 'failed' });
    expect(seen).toBeNull();
  });

  it('finds out that nothing comes through', { timeout: 20_000 }, async () => {
    const proxy = await startFaultyProxy([{ port: Number(new URL(node.url).port) }]);
    const Base = browserSocket(administrator.cookie);
    const Held = class extends Base {
      override send(): void {
        proxy.set({ blackhole: true });
      }
    };
    const { outcome } = await probe(Held, `ws://127.0.0.1:${proxy.port}`);
    await proxy.close();
    expect(outcome).toEqual({ kind: 'silent' });
  });

  it('is closed to whoever keeps asking', async () => {
    const Socket = browserSocket(administrator.cookie);
    const socket = new Socket(`${node.url}/live/checkup`);
    let code = 0;
    socket.addEventListener('close', (event) => (code = event.code));
    socket.addEventListener('open', () => {
      for (let asked = 0; asked < 20; asked += 1) socket.send('?');
    });
    await until('closed', () => code !== 0);
    expect(code).toBe(1000);
  });
});
