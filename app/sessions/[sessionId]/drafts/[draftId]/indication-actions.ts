'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { refuse } from '@/domain/result';
import { rollCallAnswers } from '@/domain/voting/casting/ballot';
import { currentPerson } from '@/server/auth/current-person';
import { indicate } from '@/server/voting/indications/indicate';

const indication = z.object({
  sessionId: z.uuid(),
  draftId: z.uuid(),
  delegationId: z.uuid(),
  answer: z.union([z.enum(rollCallAnswers), z.literal('').transform(() => null)]),
});

/** Notes how a delegation means to vote, as the signed-in person heard or tells it. */
export async function indicateAction(form: FormData) {
  const { personId } = await currentPerson();
  const read = indication.safeParse(Object.fromEntries(form));
  return read.success ? indicate(personId, read.data) : refuse('not-found');
}

/** The same from a plain form; the page that comes back says what stands. */
export async function indicateAndReturnAction(form: FormData): Promise<void> {
  await indicateAction(form);
  const read = indication.safeParse(Object.fromEntries(form));
  if (!read.success) return;
  revalidatePath(`/sessions/${read.data.sessionId}/drafts/${read.data.draftId}`);
}
