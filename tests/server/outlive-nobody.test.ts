import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildIfNeeded } from '@/server/commands/build-if-needed';
import { postgresAccount } from '@/server/database/postgres-account';
import { outliveNobody } from '@/server/outlive-nobody';
import { dataFolder, listen, removeData, secretOfTests } from '@/tests/support/process';

const data = `outlive-${process.pid}`;

/** The process numbers of the server under test, found by its data folder, and of its PostgreSQL. */
function living(): { server: number[]; postgres: number[] } {
  const found = { server: [] as number[], postgres: [] as number[] };
  for (const pid of readdirSync('/proc').map(Number).filter(Boolean)) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'latin1');
      const environment = readFileSync(`/proc/${pid}/environ`, 'latin1');
      if (/^\S*node\0/.test(command) && command.includes('commands/start.ts')) {
        if (environment.includes(dataFolder(data))) found.server.push(pid);
      }
      const { folder } = postgresAccount(dataFolder(data));
      if (/postgres\0-D/.test(command) && command.includes(folder)) found.postgres.push(pid);
    } catch {
      // It ended while we looked.
    }
  }
  return found;
}

/** Starts Plenary as people do, and waits until it is ready. */
async function start(
  command: string,
  words: string[],
): Promise<{ child: ChildProcess; said: () => string }> {
  const child = spawn(command, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: '0',
      PLENARY_DATA: dataFolder(data),
      PLENARY_SECRET: secretOfTests,
      PLENARY_DEMONSTRATION: 'no',
    } as unknown as NodeJS.ProcessEnv,
  });
  const said = listen(child);
  await vi.waitFor(() => expect(said()).toContain('Plenary is ready'), {
    timeout: 60_000,
    interval: 100,
  });
  expect(living()).toEqual({ server: [expect.any(Number)], postgres: [expect.any(Number)] });
  return { child, said };
}

async function expectNobodyLeft(): Promise<void> {
  await vi.waitFor(() => expect(living()).toEqual({ server: [], postgres: [] }), {
    timeout: 20_000,
    interval: 100,
  });
}

beforeAll(async () => {
  await buildIfNeeded();
}, 300_000);

afterEach(async () => {
  for (const pid of living().server) process.kill(pid, 'SIGKILL');
  await removeData(data);
});

const npm = ['npm', ['start']] as const;
const shell = ['sh', ['-c', 'npm start; true']] as const;
const node = ['sh', ['-c', 'node --import tsx server/commands/start.ts; true']] as const;

describe('Plenary and its PostgreSQL end', () => {
  it.each([
    ['npm', 'SIGTERM', ...npm],
    ['npm', 'SIGINT', ...npm],
    ['npm', 'SIGKILL', ...npm],
    ['a shell before npm', 'SIGTERM', ...shell],
    ['a shell before npm', 'SIGKILL', ...shell],
    ['a shell before node', 'SIGTERM', ...node],
  ] as const)(
    'in order when %s is sent %s',
    async (_who, signal, command, words) => {
      const { child, said } = await start(command, [...words]);
      child.kill(signal);
      await expectNobodyLeft();
      // Not by being cut off: it said so, and finished what was under way.
      expect(said()).toContain('Finishing what is under way');
      expect(said()).not.toMatch(/could not be (closed|finished)/);
    },
    120_000,
  );
});

describe('outliveNobody', () => {
  it('leaves alone whoever still has a parent', async () => {
    const ended = vi.fn();
    const unwatch = outliveNobody(ended);
    await new Promise((resolve) => setTimeout(resolve, 600));
    unwatch();
    expect(ended).not.toHaveBeenCalled();
  });
});
