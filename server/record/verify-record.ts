import type { Entry } from '@/domain/record/entry';
import { findFault, unchecked, type ChainCheck, type FaultKind } from '@/domain/record/find-fault';
import { accept, refuse } from '@/domain/result';
import { inTransaction, type Database } from '@/server/database/client';
import { read } from '@/server/acts/read';
import type { SessionPlace } from '@/server/sessions/session-things';
import { sha256 } from './sha256';
import { listChain, listRecords } from './repository';

/** So many entries are recomputed at a time, so that a long record needs little memory. */
const stretchLength = 1000;

export type RecordCheck = {
  sessionId: string;
  title: string;
  /** How many entries were recomputed, and the hash of the last of them. */
  length: number;
  head: string;
  /**
   * The first entry that is not as it should be. `end`: more entries were put on
   * the record than it has, so that it was cut off after `expected`.
   */
  fault: { kind: FaultKind | 'end'; expected: number; entry: Entry | null } | null;
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
  const { length, head } = check;
  const end = { kind: 'end', expected: length, entry: null } as const;
  const fault = check.fault ?? (length < session.recordLength ? end : null);
  return { sessionId, title: session.title, length, head, fault };
}

/** Recomputes the record of a session for somebody who may read it. */
export const verifyRecord = read({
  act: 'read-record',
  read: async ({ source }, { sessionId }: SessionPlace) => {
    const check = await verifyOne(source, sessionId);
    return check ? accept(check) : refuse('not-found');
  },
});
