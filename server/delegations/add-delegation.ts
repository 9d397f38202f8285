import { deed } from '@/domain/record/deeds';
import { refuse } from '@/domain/result';
import { looksTaken, readDelegation, type DelegationForm } from '@/domain/sessions/delegation';
import { act } from '@/server/acts/act';
import { did } from '@/server/acts/done';
import { heldSession, type SessionPlace } from '@/server/sessions/session-things';
import { listDelegations, saveDelegation } from './repository';

export type AddDelegation = SessionPlace & { form: DelegationForm };

/** Gives a body a seat in a session. */
export const addDelegation = act({
  act: 'add-delegation',
  on: heldSession,
  work: async ({ transaction }, { sessionId, form }: AddDelegation) => {
    const read = readDelegation(form);
    if (!read.ok) return read;
    const { name, shortName } = read.value;
    const others = await listDelegations(transaction, sessionId);
    if (others.some((other) => other.shortName.toLowerCase() === shortName.toLowerCase())) {
      return refuse('short-name-taken');
    }
    if (looksTaken({ name, shortName }, others)) return refuse('looks-like-another');
    const delegationId = await saveDelegation(transaction, sessionId, read.value);
    return did({ delegationId }, deed('add-delegation', delegationId, read.value));
  },
});
