import { log } from '@/server/log';
import { processWide } from '@/server/process-wide';

function underWay(): Set<Promise<void>> {
  return processWide('background-work', () => new Set());
}

/** Starts work that nobody waits for. It begins after the answer; a failure is logged. */
export function inBackground(what: string, work: () => Promise<void>): void {
  const done = new Promise((resolve) => setImmediate(resolve))
    .then(work)
    .catch((error: unknown) => log.error({ error, what }, 'Work in the background failed.'))
    .finally(() => underWay().delete(done));
  underWay().add(done);
}

/** Waits until everything begun has ended: for the end of the process, and for tests. */
export async function finishBackground(): Promise<void> {
  while (underWay().size > 0) await Promise.all(underWay());
}
