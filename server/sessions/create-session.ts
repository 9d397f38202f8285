import { deed } from '@/domain/record/deeds';
import { accept, refuse, type Result } from '@/domain/result';
import {
  checkSessionTerms,
  type SessionTerms,
  type SessionTermsRefusal,
} from '@/domain/sessions/session';
import type { Asker } from '@/server/acts/asker';
import { isAsked, limitedSignIn } from '@/server/auth/asking';
import { findPerson } from '@/server/auth/repository';
import { inTransaction } from '@/server/database/client';
import { savePlace } from '@/server/participants/repository';
import { putOnRecord } from '@/server/record/put-on-record';
import { mayOpenSession } from './may-open-session';
import { saveSession } from './repository';

/** Why somebody may open no session. */
export type CreatorRefusal = 'sign-in-limited' | 'not-a-creator';

/**
 * Opens a session, whose chair is whoever opens it. A sign-in by a copied link does not:
 * it is good only in the sessions of whoever copied it. Nobody is in the session before,
 * so that this act alone does not go the way of the others.
 */
export async function createSession(
  opener: Asker & { name: string },
  { terms }: { terms: SessionTerms },
): Promise<Result<{ sessionId: string }, SessionTermsRefusal | CreatorRefusal>> {
  const { personId, name } = opener;
  if (limitedSignIn(personId) !== null) return refuse('sign-in-limited');
  if (isAsked() && !(await mayOpenSession(personId))) return refuse('not-a-creator');
  const checked = checkSessionTerms(terms);
  if (!checked.ok) return checked;
  const sessionId = await inTransaction(async (transaction) => {
    const person = await findPerson(transaction, personId);
    const id = await saveSession(transaction, checked.value, person?.isDemonstration ?? false);
    const chair = { role: 'chair', delegationId: null } as const;
    await savePlace(transaction, { sessionId: id, personId, ...chair });
    const opened = deed('create-session', id, checked.value);
    await putOnRecord(transaction, { sessionId: id, personId, name }, opened);
    return id;
  });
  return accept({ sessionId });
}
