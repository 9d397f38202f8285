import { accept, refuse, type Result } from '@/domain/result';
import {
  checkSessionTerms,
  type SessionTerms,
  type SessionTermsRefusal,
} from '@/domain/sessions/session';
import { limitedSignIn } from '@/server/auth/asking';
import { findPerson } from '@/server/auth/repository';
import { inTransaction } from '@/server/database/client';
import { savePlace } from '@/server/participants/repository';
import { appendToRecord } from '@/server/record/append-to-record';
import { saveSession } from './repository';

export type CreateSession = { person: { personId: string; name: string }; terms: SessionTerms };

/**
 * Opens a session, whose chair is whoever opens it. A sign-in by a copied link does not:
 * it is good only in the sessions of whoever copied it.
 */
export async function createSession({
  person,
  terms,
}: CreateSession): Promise<Result<{ sessionId: string }, SessionTermsRefusal | 'sign-in-limited'>> {
  if (limitedSignIn(person.personId) !== null) return refuse('sign-in-limited');
  const checked = checkSessionTerms(terms);
  if (!checked.ok) return checked;
  const sessionId = await inTransaction(async (transaction) => {
    const opener = await findPerson(transaction, person.personId);
    const id = await saveSession(transaction, checked.value, opener?.isDemonstration ?? false);
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
