import { changesBetween } from '@/domain/record/changes';
import { deed } from '@/domain/record/deeds';
import { refuse } from '@/domain/result';
import { looksTaken, readDelegation, type DelegationForm } from '@/domain/sessions/delegation';
import { act } from '@/server/acts/act';
import { did, didNothing } from '@/server/acts/done';
import { heldSession } from '@/server/sessions/session-things';
import { changeDelegation, findDelegation, listDelegations } from './repository';
import type { DelegationPlace } from './suspend-seat';

export type EditDelegation = DelegationPlace & { form: DelegationForm };

/** Changes a delegation. A vote that is open keeps the roll it was opened with. */
export const editDelegation = act({
  act: 'edit-delegation',
  on: heldSession,
  work: async ({ transaction }, { sessionId, delegationId, form }: EditDelegation) => {
    const before = await findDelegation(transaction, sessionId, delegationId);
    if (!before) return refuse('not-found');
    const read = readDelegation(form);
    if (!read.ok) return read;
    const { name, shortName } = read.value;
    const all = await listDelegations(transaction, sessionId);
    const others = all.filter(({ id }) => id !== delegationId);
    if (others.some((other) => other.shortName.toLowerCase() === shortName.toLowerCase())) {
      return refuse('short-name-taken');
    }
    if (looksTaken({ name, shortName }, others)) return refuse('looks-like-another');
    const after = { id: delegationId, ...read.value };
    const changes = changesBetween(before, after);
    if (Object.keys(changes).length === 0) return didNothing(null);
    await changeDelegation(transaction, after);
    return did(null, deed('edit-delegation', delegationId, { name: before.name, changes }));
  },
});
