'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { accept, refuse } from '@/domain/result';
import { permanentGroup } from '@/domain/sessions/delegation';
import { currentPerson } from '@/server/auth/current-person';
import { addDelegation } from '@/server/delegations/add-delegation';
import { editDelegation } from '@/server/delegations/edit-delegation';
import { giveProxy, withdrawProxy } from '@/server/delegations/give-proxy';
import { removeDelegation } from '@/server/delegations/remove-delegation';
import { restoreSeat, suspendSeat } from '@/server/delegations/suspend-seat';

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
  const added = await addDelegation({ personId }, { sessionId, form: read.data });
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
  const edited = await editDelegation({ personId }, { ...ids, form: read.data });
  if (!edited.ok) return edited;
  revalidatePath(`/sessions/${ids.sessionId}`, 'layout');
  return redirect(`/sessions/${ids.sessionId}/participants`);
}

/** Takes a delegation's seat away, and goes back to the participants. */
export async function removeDelegationAction(ids: Ids) {
  const { personId } = await currentPerson();
  const removed = await removeDelegation({ personId }, ids);
  if (!removed.ok) return removed;
  revalidatePath(`/sessions/${ids.sessionId}`, 'layout');
  return redirect(`/sessions/${ids.sessionId}/participants`);
}

/** Suspends a delegation's seat, with the reason. */
export async function suspendSeatAction(ids: Ids, _last: unknown, form: FormData) {
  const person = await currentPerson();
  const reason = text.safeParse(form.get('reason'));
  if (!reason.success) return refuse('malformed');
  const done = await suspendSeat(person, { ...ids, reason: reason.data });
  if (done.ok) revalidatePath(`/sessions/${ids.sessionId}`, 'layout');
  return done;
}

/** Gives a suspended seat its vote back. */
export async function restoreSeatAction(ids: Ids) {
  const done = await restoreSeat(await currentPerson(), ids);
  if (done.ok) revalidatePath(`/sessions/${ids.sessionId}`, 'layout');
  return done;
}

/** Gives a delegation's vote to another, and goes back to the participants. */
export async function giveProxyAction(ids: Ids, _last: unknown, form: FormData) {
  const { personId } = await currentPerson();
  const holderId = z.uuid().safeParse(form.get('holderId'));
  if (!holderId.success) return refuse('malformed');
  const done = await giveProxy({ personId }, { ...ids, holderId: holderId.data });
  if (!done.ok) return done;
  revalidatePath(`/sessions/${ids.sessionId}`, 'layout');
  return redirect(`/sessions/${ids.sessionId}/participants`);
}

/** Takes a proxy back, and goes back to the participants. */
export async function withdrawProxyAction(ids: Ids) {
  const { personId } = await currentPerson();
  const done = await withdrawProxy({ personId }, ids);
  if (!done.ok) return done;
  revalidatePath(`/sessions/${ids.sessionId}`, 'layout');
  return redirect(`/sessions/${ids.sessionId}/participants`);
}
