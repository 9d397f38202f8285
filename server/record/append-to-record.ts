import { createHash } from 'node:crypto';
import type { Json } from '@/domain/record/canonical';
import { chain, genesisHash, type RecordedAct, type SubjectKind } from '@/domain/record/entry';
import { databaseNow, type Database } from '@/server/database/client';
import { countEntry, findLastEntry, saveEntry } from './repository';

/** What is put on the record; the rest (time, sequence, hashes) is added here. */
export type Deed = {
  sessionId: string;
  /** Null when the system itself acted. */
  actor: { personId: string; name: string } | null;
  act: RecordedAct;
  subject: { kind: SubjectKind; id: string };
  payload: Json;
};

/**
 * Appends an act to its session's record, in the transaction of the act itself:
 * either both are there or neither. Holds the session's row until the end, so that
 * acts of one session follow one another.
 */
export async function appendToRecord(transaction: Database, deed: Deed): Promise<void> {
  await countEntry(transaction, deed.sessionId);
  const last = await findLastEntry(transaction, deed.sessionId);
  const at = await databaseNow(transaction);
  const content = {
    sessionId: deed.sessionId,
    sequence: (last?.sequence ?? 0) + 1,
    at: at.toISOString(),
    act: deed.act,
    actorId: deed.actor?.personId ?? null,
    actorName: deed.actor?.name ?? 'Plenary',
    subjectKind: deed.subject.kind,
    subjectId: deed.subject.id,
    payload: deed.payload,
  };
  await saveEntry(transaction, chain(content, last?.hash ?? genesisHash, sha256));
}

/** SHA-256 of a text's UTF-8 bytes, in hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
