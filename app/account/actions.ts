'use server';

import { redirect } from 'next/navigation';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { languages } from '@/domain/language';
import { refuse } from '@/domain/result';
import { forgetSignIn } from '@/server/auth/browser-cookie';
import { currentPerson } from '@/server/auth/current-person';
import { editPerson } from '@/server/auth/edit-person';
import { endAllSignIns, endSignIn } from '@/server/auth/sign-in';

const personForm = z.object({ name: z.string().max(1000), language: z.enum(languages) });

/** Changes the signed-in person's name and language. */
export async function editPersonAction(_last: unknown, form: FormData) {
  const { personId } = await currentPerson();
  const edit = personForm.safeParse(Object.fromEntries(form));
  if (!edit.success) return refuse('language-unknown');
  const edited = await editPerson({ ...edit.data, personId });
  if (edited.ok) revalidatePath('/', 'layout');
  return edited;
}

/** Ends the sign-in of this browser. */
export async function signOutAction() {
  const person = await currentPerson();
  await endSignIn(person);
  await forgetSignIn();
  return redirect('/sign-in');
}

/** Ends every sign-in of the person, this one too. */
export async function signOutEverywhereAction() {
  const { personId } = await currentPerson();
  await endAllSignIns(personId);
  await forgetSignIn();
  return redirect('/sign-in');
}

const endForm = z.object({ signInId: z.uuid() });

/** Ends one other sign-in of the person. */
export async function endSignInAction(form: FormData) {
  const { personId } = await currentPerson();
  const ended = endForm.safeParse(Object.fromEntries(form));
  if (ended.success) await endSignIn({ signInId: ended.data.signInId, personId });
  revalidatePath('/account');
}
