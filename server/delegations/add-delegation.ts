import { deed } from '@/domain/record/deeds';
import { refuse } from '@/domain/result';
import { readDelegation, type DelegationForm } from '@/domain/sessions/delegation';
import { act } from '@/server/acts/act';
import { did } from '@/server/acts/done';
import { heldSession, type SessionPlace } from '@/server/sessions/session-things';
import { isShortNameTaken, saveDelegation } from './repository';

export type AddDelegation = SessionPlace & { form: DelegationForm };

/** Gives a body a seat in a session. */
export const addDelegation = act({
  act: 'add-delegation',
  on: heldSession,
  work: async ({ transaction }, { sessionId, form }: AddDelegation) => {
    const read = readDelegation(form);
    if (!read.ok) return read;
    if (await isShortNameTaken(transaction, sessionId, read.value.shortName)) {
      return refuse('short-name-taken');
    }
    const delegationId = await saveDelegation(transaction, sessionId, read.value);
    return did({ delegationId }, deed('add-delegation', delegationId, read.value));
  },
});
