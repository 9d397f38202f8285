'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { refuse } from '@/domain/result';
import { roles } from '@/domain/sessions/roles';
import { currentPerson } from '@/server/auth/current-person';
import { appointHead, dismissHead } from '@/server/participants/appoint-head';
import { changeRole } from '@/server/participants/change-role';
import { copySignInLink } from '@/server/participants/copy-sign-in-link';
import { inviteParticipants } from '@/server/participants/invite-participants';
import { removeParticipant } from '@/server/participants/remove-participant';

const id = z.uuid();
/** Of a list: “none” is an empty choice. */
const choice = z.union([z.literal('').transform(() => null), id]);

const placeForm = z.object({ participantId: id, role: z.enum(roles), delegationId: choice });
const participantForm = z.object({ participantId: id });
const inviteForm = z.object({
  list: z.string().max(200_000),
  role: z.enum(roles),
  delegationId: choice,
});

/** Gives a participant another place. */
export async function changeRoleAction(sessionId: string, _last: unknown, form: FormData) {
  const { personId } = await currentPerson();
  const read = placeForm.safeParse(Object.fromEntries(form));
  if (!read.success) return refuse('malformed');
  const { participantId, ...place } = read.data;
  const done = await changeRole({ personId }, { sessionId, participantId, place });
  if (!done.ok) return done;
  revalidatePath(`/sessions/${sessionId}`, 'layout');
  return { ok: true, value: null } as const;
}

/** Ends somebody's part in the session. */
export async function removeParticipantAction(sessionId: string, _last: unknown, form: FormData) {
  const { personId } = await currentPerson();
  const read = participantForm.safeParse(Object.fromEntries(form));
  if (!read.success) return refuse('malformed');
  const done = await removeParticipant({ personId }, { sessionId, ...read.data });
  if (!done.ok) return done;
  revalidatePath(`/sessions/${sessionId}`, 'layout');
  return { ok: true, value: null } as const;
}

/** Makes a delegate the head of their delegation. */
export async function appointHeadAction(sessionId: string, _last: unknown, form: FormData) {
  return changeHead(sessionId, form, appointHead);
}

/** Ends somebody's being head. */
export async function dismissHeadAction(sessionId: string, _last: unknown, form: FormData) {
  return changeHead(sessionId, form, dismissHead);
}

async function changeHead(
  sessionId: string,
  form: FormData,
  change: typeof appointHead | typeof dismissHead,
) {
  const { personId } = await currentPerson();
  const read = participantForm.safeParse(Object.fromEntries(form));
  if (!read.success) return refuse('malformed');
  const done = await change({ personId }, { sessionId, ...read.data });
  if (done.ok) revalidatePath(`/sessions/${sessionId}`, 'layout');
  return done;
}

/** Makes a sign-in link to hand over, where there is no mail. */
export async function copySignInLinkAction(sessionId: string, _last: unknown, form: FormData) {
  const { personId } = await currentPerson();
  const read = participantForm.safeParse(Object.fromEntries(form));
  if (!read.success) return refuse('malformed');
  return copySignInLink({ personId }, { sessionId, ...read.data });
}

/** Invites everybody on a pasted list. */
export async function inviteAction(sessionId: string, _last: unknown, form: FormData) {
  const { personId, language } = await currentPerson();
  const read = inviteForm.safeParse(Object.fromEntries(form));
  if (!read.success) return refuse('malformed');
  const done = await inviteParticipants({ personId }, { sessionId, language, ...read.data });
  if (done.ok) revalidatePath(`/sessions/${sessionId}`, 'layout');
  return done;
}
