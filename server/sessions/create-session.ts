import { accept, type Result } from '@/domain/result';
import {
  checkSessionTerms,
  type SessionTerms,
  type SessionTermsRefusal,
} from '@/domain/sessions/session';
import { inTransaction } from '@/server/database/client';
import { savePlace } from '@/server/participants/repository';
import { appendToRecord } from '@/server/record/append-to-record';
import { saveSession } from './repository';

export type CreateSession = { person: { personId: string; name: string }; terms: SessionTerms };

/** Opens a session. Whoever is signed in may; they become its chair. */
export async function createSession({
  person,
  terms,
}: CreateSession): Promise<Result<{ sessionId: string }, SessionTermsRefusal>> {
  const checked = checkSessionTerms(terms);
  if (!checked.ok) return checked;
  const sessionId = await inTransaction(async (transaction) => {
    const id = await saveSession(transaction, checked.value);
    await savePlace(transaction, {
      sessionId: id,
      personId: person.personId,
      role: 'chair',
      delegationId: null,
    });
    await appendToRecord(transaction, {
      sessionId: id,
      actor: person,
      act: 'create-session',
      subject: { kind: 'session', id },
      payload: checked.value,
    });
    return id;
  });
  return accept({ sessionId });
}
