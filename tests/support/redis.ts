import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@redis/client';
import { freePort } from '@/server/free-port';

/** A Redis server of the tests' own: nothing stored, on the loopback, to be ill-treated. */
export type TestRedis = {
  port: number;
  url: string;
  /** Runs a command and gives its answer. */
  command: (...words: string[]) => Promise<unknown>;
  /** kill -9. */
  kill: () => Promise<void>;
  /** Starts it again at the same port: empty. */
  start: () => Promise<void>;
  /** SIGSTOP: connections stay, nothing is answered. */
  freeze: () => void;
  thaw: () => void;
  stop: () => Promise<void>;
};

/** Says what to install where there is no Redis server. */
export default function requireRedis(): void {
  if (spawnSync('redis-server', ['--version']).status === 0) return;
  throw new Error(
    'These tests need a Redis server, and there is no redis-server on the PATH. Install it ' +
      '(Debian and Ubuntu: apt-get install redis-server; macOS: brew install redis). Its ' +
      'service need not run: the tests start a process of their own.',
  );
}

export async function startRedis(): Promise<TestRedis> {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'plenary-redis-'));
  let child: ChildProcess;
  const end = () => child.kill('SIGKILL');
  const start = async () => {
    const settings = { port, bind: '127.0.0.1', save: '', appendonly: 'no', dir: folder };
    const words = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, `${value}`]);
    child = spawn('redis-server', words, { stdio: 'ignore' });
    await untilAnswering(port);
  };
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    end();
    await ended;
  };
  process.once('exit', end);
  await start();
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    command: (...words) => command(port, words),
    kill,
    start,
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    stop: async () => {
      await kill();
      process.off('exit', end);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function command(port: number, words: string[]): Promise<unknown> {
  const client = createClient({
    url: `redis://127.0.0.1:${port}`,
    socket: { reconnectStrategy: false },
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await client.sendCommand(words);
  } finally {
    client.destroy();
  }
}

async function untilAnswering(port: number): Promise<void> {
  for (let tried = 0; tried < 200; tried += 1) {
    if (await command(port, ['PING']).catch(() => null)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The Redis server of the tests does not answer.');
}
