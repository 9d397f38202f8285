import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';

/** How long a PostgreSQL whose owner was killed is given to write what it holds. */
const patienceSeconds = 10;

/**
 * Makes way for a start: a lock left by a machine that lost its power is removed, one
 * whose owner was just killed is waited for, one that is in use is an error.
 */
export async function clearStaleLock(data: string): Promise<void> {
  const lock = join(data, 'postmaster.pid');
  const deadline = performance.now() + patienceSeconds * 1000;
  for (;;) {
    const pid = Number((await readFile(lock, 'utf8').catch(() => '')).split('\n', 1)[0]);
    if (!pid) return;
    if (!runs(pid, data)) return rm(lock, { force: true });
    if (performance.now() > deadline) {
      throw new Error(
        `The data in ${data} are in use by another Plenary (PostgreSQL process ${pid}): stop it, or set PLENARY_DATA to another folder.`,
      );
    }
    await after(100);
  }
}

/** Does this process serve these data? The number alone may belong to anybody by now. */
function runs(pid: number, data: string): boolean {
  const command = commandOf(pid);
  return command !== null && command.includes('postgres') && command.includes(data);
}

function commandOf(pid: number): string | null {
  try {
    if (existsSync('/proc/self/cmdline')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return execFileSync('ps', ['-ww', '-o', 'args=', '-p', `${pid}`], { encoding: 'utf8' });
  } catch {
    return null;
  }
}
