'use server';

import { redirect } from 'next/navigation';
import { refuse } from '@/domain/result';
import { currentPerson } from '@/server/auth/current-person';
import { createSession } from '@/server/sessions/create-session';
import { termsOfForm } from '@/app/sessions/terms-of-form';

/** Opens a session whose chair is the signed-in person, and goes there. */
export async function createSessionAction(_last: unknown, form: FormData) {
  const { personId, name } = await currentPerson();
  const terms = termsOfForm(form);
  if (!terms) return refuse('malformed');
  const created = await createSession({ personId, name }, { terms });
  if (!created.ok) return created;
  return redirect(`/sessions/${created.value.sessionId}`);
}
