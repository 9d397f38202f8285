'use server';

import { revalidatePath } from 'next/cache';
import { fieldOf, marksOfForm } from '@/components/voting/ballot/marks-of-form';
import { accept, refuse } from '@/domain/result';
import { currentPerson } from '@/server/auth/current-person';
import { drawnOrder, votePlace } from '@/server/voting/requests';
import { settleByLot } from '@/server/voting/settle-by-lot';

/** Settles a vote by lot, drawn by the server or in the room, as the signed-in person. */
export async function settleByLotAction(form: FormData) {
  const person = await currentPerson();
  const read = votePlace.safeParse(Object.fromEntries(form));
  if (!read.success) return refuse('not-found');
  const inRoom = form.has(fieldOf.marking);
  const drawn = drawnOrder.safeParse(marksOfForm(form));
  if (inRoom && !drawn.success) return refuse('lot-incomplete');
  const lot = inRoom && drawn.success ? drawn.data.ranking.flat() : null;
  const settled = await settleByLot(person, { ...read.data, drawn: lot });
  if (!settled.ok) return settled;
  revalidatePath(`/sessions/${read.data.sessionId}/votes/${read.data.voteId}`);
  return accept(null);
}
