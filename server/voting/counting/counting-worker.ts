import { parentPort } from 'node:worker_threads';
import { readVoteRecord, recount } from '@/domain/voting/file/vote-record';
import type { Decision } from '@/domain/voting/heard/without-a-vote';

/** What the thread says: that it began, and what it came to. */
export type CountReply =
  | { kind: 'begun' }
  | { kind: 'counted'; verdict: Decision }
  | { kind: 'faulty'; fault: string };

// The thread of a counting desk: one file in, one verdict out, one after another.
parentPort?.on('message', (file: unknown) => {
  say({ kind: 'begun' });
  say(count(file));
});

function count(file: unknown): CountReply {
  try {
    const record = readVoteRecord(file);
    if (!record.ok) return { kind: 'faulty', fault: JSON.stringify(record.faults) };
    return { kind: 'counted', verdict: recount(record.value) };
  } catch (error) {
    return { kind: 'faulty', fault: error instanceof Error ? error.message : String(error) };
  }
}

function say(reply: CountReply): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(reply);
}
