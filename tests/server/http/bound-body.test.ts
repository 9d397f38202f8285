import { request as ask, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { environment } from '@/server/environment';
import { bodyBytesMax } from '@/server/http/bound-body';
import { openServer } from '@/server/http/open-server';

let server: Server;
let port: number;
/** What the pages have read of the last body. */
let read = 0;

async function readWhole(request: AsyncIterable<Buffer>): Promise<void> {
  for await (const chunk of request) read += chunk.length;
}

beforeEach(async () => {
  read = 0;
  environment().production = true;
  server = openServer({
    phase: 'ready',
    pages: {
      answer: async (request, response) => {
        await readWhole(request);
        response.end(`${read} bytes`);
      },
      upgrade: async () => undefined,
      close: async () => undefined,
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

type Sending = { path?: string; bytes: number; announced?: boolean; headers?: object };

/** Sends a body in pieces and tells the answer; what cannot be sent any more is not. */
function send({ path = '/sign-in', bytes, announced = false, headers = {} }: Sending) {
  return new Promise<{ status: number; words: string; language: string | undefined }>(
    (resolve, reject) => {
      const length = announced ? { 'content-length': bytes } : {};
      const options = { port, path, method: 'POST', headers: { ...headers, ...length } };
      const sending = ask(options, (answer: IncomingMessage) => {
        let words = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => (words += chunk));
        answer.on('end', () => {
          resolve({
            status: answer.statusCode ?? 0,
            words,
            language: answer.headers['content-language'],
          });
        });
        answer.on('error', reject);
      });
      sending.on('error', reject);
      const piece = Buffer.alloc(64 * 1024, 'x');
      let left = bytes;
      const more = () => {
        if (left <= 0 || sending.destroyed) {
          sending.end();
          return;
        }
        const next = piece.subarray(0, Math.min(left, piece.length));
        left -= next.length;
        sending.write(next, () => setImmediate(more));
      };
      more();
    },
  );
}

describe('a body', () => {
  it.each([true, false])('arrives whole up to the limit (announced: %s)', async (announced) => {
    const { status, words } = await send({ bytes: bodyBytesMax, announced });
    expect([status, words]).toEqual([200, `${bodyBytesMax} bytes`]);
  });

  it.each([true, false])('is refused in words beyond it (announced: %s)', async (announced) => {
    const { status, words } = await send({ bytes: bodyBytesMax + 1, announced });
    expect(status).toBe(413);
    expect(words).toContain('too large');
    expect(read).toBeLessThanOrEqual(bodyBytesMax);
  });

  it('is refused in the reader’s language', async () => {
    const headers = { 'accept-language': 'fr-CA' };
    const { words, language } = await send({ bytes: bodyBytesMax * 2, announced: true, headers });
    expect(language).toBe('fr');
    expect(words).toContain('trop volumineux');
  });

  it.each([true, false])(
    'that redeems a link is short: nobody has signed in yet (announced: %s)',
    async (announced) => {
      const path = '/api/auth/callback/email';
      expect((await send({ path, bytes: 4_000, announced })).status).toBe(200);
      expect((await send({ path, bytes: 20_000, announced })).status).toBe(413);
    },
  );

  it('of four hundred megabytes costs no memory', async () => {
    const before = process.memoryUsage().rss;
    const answer = await send({ bytes: 400 * 1024 * 1024 }).catch((error: Error) => error.message);
    expect(answer).not.toMatchObject({ status: 200 });
    expect(read).toBeLessThanOrEqual(bodyBytesMax);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
  });
});

describe('an address that is none', () => {
  it.each(['/%F0%28', '/sessions/%00', '/sign-in?next=%00'])('is told so: %s', async (path) => {
    expect((await fetch(`http://127.0.0.1:${port}${path}`)).status).toBe(400);
  });

  it('and a method that nobody needs are no failure of ours', async () => {
    const answers = await Promise.all(
      ['OPTIONS * HTTP/1.1', 'OPTIONS /sign-in HTTP/1.1', 'PUT / HTTP/1.1'].map((line) =>
        say(`${line}\r\nHost: x\r\nConnection: close\r\n\r\n`),
      ),
    );
    const statuses = answers.map(({ words }) => words.split(' ', 2)[1]);
    expect(statuses).toEqual(['204', '204', '405']);
  });
});

/** Opens a connection, says this, and tells what came back and after how long it was closed. */
function say(words: string): Promise<{ words: string; seconds: number }> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(port, '127.0.0.1', () => socket.write(words));
    let heard = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => (heard += chunk));
    socket.on('error', reject);
    socket.on('close', () => {
      resolve({ words: heard, seconds: (performance.now() - began) / 1_000 });
    });
  });
}

describe('a connection', () => {
  const upgrade = (path: string) =>
    `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
    'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';

  it('that asks for another protocol outside of /live/ is answered and closed', async () => {
    const paths = ['/', '/live', '/_next/webpack-hmr', '/sessions/1'];
    for (const { words, seconds } of await Promise.all(paths.map((path) => say(upgrade(path))))) {
      expect(words).toContain('404 Not Found');
      expect(seconds).toBeLessThan(2);
    }
  });

  it('that says nothing, or does not finish what it says, is closed within ten seconds', async () => {
    const silent = Array.from({ length: 100 }, () => '');
    const begun = [upgrade('/live/topics').slice(0, 60), 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: '];
    const closed = await Promise.all([...silent, ...begun].map((words) => say(words)));
    expect(Math.max(...closed.map(({ seconds }) => seconds))).toBeLessThan(10);
  }, 20_000);
});
