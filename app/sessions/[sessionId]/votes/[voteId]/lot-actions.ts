'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { fieldOf, marksOfForm } from '@/components/voting/ballot/marks-of-form';
import { accept, refuse, type Result } from '@/domain/result';
import { currentPerson } from '@/server/auth/current-person';
import { settleByLot, type SettleByLotRefusal } from '@/server/voting/settle-by-lot';

const place = z.object({ sessionId: z.uuid(), voteId: z.uuid() });
const ranks = z.object({ ranking: z.array(z.array(z.string().max(40)).length(1)) });

/** Settles a vote by lot, drawn by the server or in the room, as the signed-in person. */
export async function settleByLotAction(form: FormData): Promise<Result<null, SettleByLotRefusal>> {
  const person = await currentPerson();
  const read = place.safeParse(Object.fromEntries(form));
  if (!read.success) return refuse('not-found');
  const inRoom = form.has(fieldOf.marking);
  const drawn = ranks.safeParse(marksOfForm(form));
  if (inRoom && !drawn.success) return refuse('lot-incomplete');
  const lot = inRoom && drawn.success ? drawn.data.ranking.flat() : null;
  const settled = await settleByLot(person, read.data, lot);
  if (!settled.ok) return settled;
  revalidatePath(`/sessions/${read.data.sessionId}/votes/${read.data.voteId}`);
  return accept(null);
}
