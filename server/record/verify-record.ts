import { findFault, unchecked, type ChainCheck } from '@/domain/record/find-fault';
import { inTransaction, type Database } from '@/server/database/client';
import { sha256 } from './append-to-record';
import { listChain, listRecords } from './repository';

/** So many entries are recomputed at a time, so that a long record needs little memory. */
const stretchLength = 1000;

export type RecordCheck = ChainCheck & {
  sessionId: string;
  title: string;
  /** Acts counted on the session's own row; a chain that is shorter was cut off. */
  acts: number;
};

/**
 * Recomputes the record of one session, or of all. Each is read in one transaction; acts
 * that are put on it meanwhile are not part of this reading.
 */
export async function verifyRecords(sessionId?: string): Promise<RecordCheck[]> {
  const records = await inTransaction((transaction) => listRecords(transaction, sessionId));
  const checks: RecordCheck[] = [];
  for (const { id } of records) {
    const check = await inTransaction((transaction) => verifyOne(transaction, id));
    if (check) checks.push(check);
  }
  return checks;
}

async function verifyOne(transaction: Database, sessionId: string): Promise<RecordCheck | null> {
  const [session] = await listRecords(transaction, sessionId);
  if (!session) return null;
  let check: ChainCheck = unchecked;
  for (;;) {
    const stretch = await listChain(transaction, sessionId, {
      sequence: check.length,
      limit: stretchLength,
    });
    check = findFault(stretch, sha256, check);
    if (check.fault || stretch.length < stretchLength) break;
  }
  return { sessionId, title: session.title, acts: session.revision, ...check };
}
