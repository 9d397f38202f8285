import { changesBetween } from '@/domain/record/changes';
import { deed } from '@/domain/record/deeds';
import { refuse } from '@/domain/result';
import { checkSessionTerms, type SessionTerms } from '@/domain/sessions/session';
import { act } from '@/server/acts/act';
import { did, didNothing } from '@/server/acts/done';
import { changeSession, findSession } from './repository';
import { heldSession, type SessionPlace } from './session-things';

export type EditSession = SessionPlace & { terms: SessionTerms };

/** Changes what a session is about. What was there before stays on the record. */
export const editSession = act({
  act: 'edit-session',
  on: heldSession,
  work: async ({ transaction }, { sessionId, terms }: EditSession) => {
    const checked = checkSessionTerms(terms);
    if (!checked.ok) return checked;
    const before = await findSession(transaction, sessionId);
    if (!before) return refuse('not-found');
    const { title } = before.terms;
    const changes = changesBetween(before.terms, checked.value);
    if (Object.keys(changes).length === 0) return didNothing(null);
    await changeSession(transaction, sessionId, checked.value);
    return did(null, deed('edit-session', sessionId, { title, changes }));
  },
});
