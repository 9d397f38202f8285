'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { accept, refuse } from '@/domain/result';
import { permanentGroup } from '@/domain/sessions/delegation';
import { currentPerson } from '@/server/auth/current-person';
import { addDelegation } from '@/server/delegations/add-delegation';
import { editDelegation } from '@/server/delegations/edit-delegation';
import { removeDelegation } from '@/server/delegations/remove-delegation';

const text = z.string().max(10_000);
const delegationForm = z
  .object({
    name: text,
    shortName: text,
    weight: text,
    groups: text,
    permanent: z.literal('on').optional(),
  })
  .transform(({ permanent, groups, ...form }) => ({
    ...form,
    groups: permanent ? `${permanentGroup}, ${groups}` : groups,
  }));

/** Gives a body a seat; the form stays for the next one. */
export async function addDelegationAction(sessionId: string, _last: unknown, form: FormData) {
  const { personId } = await currentPerson();
  const read = delegationForm.safeParse(Object.fromEntries(form));
  if (!read.success) return refuse('malformed');
  const added = await addDelegation({ personId, sessionId, form: read.data });
  if (!added.ok) return added;
  revalidatePath(`/sessions/${sessionId}`, 'layout');
  return accept({ ...added.value, name: read.data.name.trim() });
}

type Ids = { sessionId: string; delegationId: string };

/** Changes a delegation, and goes back to the participants. */
export async function editDelegationAction(ids: Ids, _last: unknown, form: FormData) {
  const { personId } = await currentPerson();
  const read = delegationForm.safeParse(Object.fromEntries(form));
  if (!read.success) return refuse('malformed');
  const edited = await editDelegation({ personId, ...ids, form: read.data });
  if (!edited.ok) return edited;
  revalidatePath(`/sessions/${ids.sessionId}`, 'layout');
  return redirect(`/sessions/${ids.sessionId}/participants`);
}

/** Takes a delegation's seat away, and goes back to the participants. */
export async function removeDelegationAction(ids: Ids) {
  const { personId } = await currentPerson();
  const removed = await removeDelegation({ personId, ...ids });
  if (!removed.ok) return removed;
  revalidatePath(`/sessions/${ids.sessionId}`, 'layout');
  return redirect(`/sessions/${ids.sessionId}/participants`);
}
