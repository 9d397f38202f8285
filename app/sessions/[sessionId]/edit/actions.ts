'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { termsOfForm } from '@/app/sessions/terms-of-form';
import { refuse } from '@/domain/result';
import { currentPerson } from '@/server/auth/current-person';
import { editSession } from '@/server/sessions/edit-session';

/** Changes what a session is about, and goes back to it. */
export async function editSessionAction(session: string, _last: unknown, form: FormData) {
  const { personId } = await currentPerson();
  const terms = termsOfForm(form);
  const sessionId = z.uuid().safeParse(session);
  if (!terms || !sessionId.success) return refuse('malformed');
  const edited = await editSession({ personId }, { sessionId: sessionId.data, terms });
  if (!edited.ok) return edited;
  revalidatePath(`/sessions/${sessionId.data}`, 'layout');
  return redirect(`/sessions/${sessionId.data}`);
}
