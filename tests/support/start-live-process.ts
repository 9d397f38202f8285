import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A live node in a process of its own, on the worker's database. */
export type LiveProcess = { child: ChildProcess; url: string };

/** Starts one; whoever does must kill it. */
export async function startLiveProcess(env: Record<string, string> = {}): Promise<LiveProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/support/live-process.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  process.once('exit', () => child.kill('SIGKILL'));
  const [url] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { child, url };
}
