import { deeds, type Deed } from '@/domain/record/deeds';
import { chain, genesisHash } from '@/domain/record/entry';
import { isAboutPeople } from '@/domain/sessions/acts';
import { databaseNow, type Database } from '@/server/database/client';
import { sha256 } from './sha256';
import { countEntry, findLastEntry, noteLastAct, saveEntry } from './repository';

/** Who acted, in which session; nobody where the system itself did. */
export type Recorded = { sessionId: string } & (
  | { personId: string; name: string }
  | { personId: null }
);

/**
 * Puts a deed on its session's record, in the transaction of the act itself: either both
 * are there or neither. Holds the session's row until the end, so that acts of one session
 * follow one another. Only the pipe of acts and the making of a session call it.
 */
export async function putOnRecord(
  transaction: Database,
  by: Recorded,
  { act, subjectId, payload, bySystem }: Deed,
): Promise<void> {
  const { sessionId } = by;
  await countEntry(transaction, sessionId);
  const last = await findLastEntry(transaction, sessionId);
  const at = await databaseNow(transaction);
  const actor = bySystem || by.personId === null ? null : by;
  const content = {
    sessionId,
    sequence: (last?.sequence ?? 0) + 1,
    at: at.toISOString(),
    act,
    actorId: actor?.personId ?? null,
    actorName: actor?.name ?? 'Plenary',
    subjectKind: deeds[act].subject,
    subjectId,
    payload,
  };
  await saveEntry(transaction, chain(content, last?.hash ?? genesisHash, sha256));
  await noteLastAct(transaction, content, isAboutPeople(act));
}
