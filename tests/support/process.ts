import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfNeeded } from '@/server/commands/build-if-needed';

/** The real process, as `npm start` runs it, with a database of its own. */
export type Plenary = {
  url: string;
  /** The address of its database, for tests that look behind the pages. */
  databaseUrl: string;
  process: ChildProcess;
  /** Whatever it has said so far, on both outputs. */
  said: () => string;
  /** SIGTERM, and wait: the exit code. Data without a name are removed. */
  stop: () => Promise<number | null>;
  /** kill -9, and wait. The data stay for `startPlenary({ data })`. */
  kill: () => Promise<void>;
};

type Ready = Pick<Plenary, 'url' | 'databaseUrl'>;

type Wanted = {
  /** Settings, over those of the tests. */
  env?: Record<string, string>;
  /** A name for its data. A second start with the same name finds them again. */
  data?: string;
};

/** Secret of every process the tests start, so that they may sign cookies themselves. */
export const secretOfTests = 'a secret of the tests, long enough to sign with';

/**
 * Starts the real server on a free port; the pages are built first if they changed.
 * Rejects with what it said if it ends before it is ready.
 */
export async function startPlenary(wanted: Wanted = {}): Promise<Plenary> {
  await buildIfNeeded();
  const data = wanted.data ?? randomUUID();
  const child = spawnPlenary({ ...wanted, data });
  const said = listen(child);
  const ended = once(child, 'exit');
  const ready = await Promise.race([untilReady(child, said), ended.then(() => null)]);
  if (!ready) throw new Error(`Plenary ended before it was ready:\n${said()}`);
  return {
    ...ready,
    process: child,
    said,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      if (!wanted.data) await removeData(data);
      return child.exitCode;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Starts the process without waiting for anything, for tests of how it begins. */
export function spawnPlenary({ env = {}, data = randomUUID() }: Wanted = {}): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      PORT: '0',
      PLENARY_DATA: dataFolder(data),
      PLENARY_SECRET: secretOfTests,
      PLENARY_DEMONSTRATION: 'no',
      PLENARY_SESSION_CREATORS: 'everybody',
      ...env,
    },
  });
  // A test that failed before it could stop its process leaves none behind.
  const takeAlong = () => child.kill('SIGKILL');
  process.once('exit', takeAlong);
  child.once('exit', () => process.off('exit', takeAlong));
  return child;
}

/** Removes what processes with this data name left behind. */
export async function removeData(data: string): Promise<void> {
  const { postgresAccount } = await import('@/server/database/postgres-account');
  await rm(postgresAccount(dataFolder(data)).folder, { recursive: true, force: true });
  await rm(dataFolder(data), { recursive: true, force: true });
}

/** Where the data of this name are asked to be. */
export function dataFolder(data: string): string {
  return join(tmpdir(), `plenary-test-${data}`);
}

/** Collects both outputs; `said` gives them back. */
export function listen(child: ChildProcess): () => string {
  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => (words += chunk));
  }
  return () => words;
}

/** Waits until its log says where it is. */
function untilReady(child: ChildProcess, said: () => string): Promise<Ready> {
  return new Promise((resolve) => {
    const look = () => {
      const url = /"appUrl":"([^"]+)".*"msg":"Plenary is ready"/.exec(said())?.[1];
      if (!url) return;
      child.stdout?.off('data', look);
      const folder = /"folder":"([^"]+)","msg":"The embedded/.exec(said())?.[1];
      resolve({ url, databaseUrl: folder ? addressOf(folder) : '' });
    };
    child.stdout?.on('data', look);
  });
}

function addressOf(folder: string): string {
  const password = readFileSync(join(folder, 'postgres-password'), 'utf8').trim();
  const port = readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[3];
  return `postgresql://plenary:${password}@127.0.0.1:${port}/plenary`;
}
