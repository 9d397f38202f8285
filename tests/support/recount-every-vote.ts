import { expect } from 'vitest';
import { readVoteRecord, recount } from '@/domain/voting/file/vote-record';
import { database } from '@/server/database/client';
import { fileOf, findCounted } from '@/server/voting/find-counted';
import { findVote } from '@/server/voting/repository';

const recounted = new Set<string>();

/**
 * Counts every vote again that the test before closed, from nothing but its exported
 * file, and expects the verdict that the server gave [V18].
 */
export async function recountEveryVote(): Promise<void> {
  // Most tests of the server never ask the database: then there is nothing to open it for.
  if (!(Symbol.for('plenary.database') in globalThis)) return;
  for (const { sessionId, voteId } of await listClosed()) {
    const vote = await findVote(database(), sessionId, voteId);
    if (!vote?.verdict || recounted.has(`${voteId} ${JSON.stringify(vote.verdict)}`)) continue;
    recounted.add(`${voteId} ${JSON.stringify(vote.verdict)}`);
    const file = asFile(fileOf(await findCounted(database(), vote)));
    const record = readVoteRecord(file);
    if (!record.ok) throw new Error(`Vote ${voteId}: ${JSON.stringify(record.faults)}`);
    expect(asFile(recount(record.value))).toEqual(asFile(vote.verdict));
  }
}

/** Votes that an act closed; rows that a test wrote as closed have nothing to recount. */
async function listClosed(): Promise<{ sessionId: string; voteId: string }[]> {
  return database().$queryRaw<{ sessionId: string; voteId: string }[]>`
    SELECT v.session_id AS "sessionId", v.id AS "voteId" FROM votes v
    WHERE v.closed_at IS NOT NULL AND EXISTS (
      SELECT FROM record_entries e
      WHERE e.session_id = v.session_id AND e.act = 'close-vote' AND e.subject_id = v.id::text)`;
}

function asFile(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
