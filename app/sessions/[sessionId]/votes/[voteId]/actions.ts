'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { marksOfForm } from '@/components/voting/ballot/marks-of-form';
import { accept, refuse, type Result } from '@/domain/result';
import { currentPerson } from '@/server/auth/current-person';
import { castBallot, type CastBallotRefusal, type Receipt } from '@/server/voting/cast-ballot';
import { closeVote } from '@/server/voting/close-vote';

const place = z.object({ sessionId: z.uuid(), voteId: z.uuid() });
const ballot = place.extend({
  delegationId: z.uuid().optional(),
  sha256: z
    .string()
    .max(64)
    .transform((hash) => (hash === '' ? null : hash)),
});

/** Casts the ballot of the signed-in person's delegation. */
export async function castBallotAction(
  _last: unknown,
  form: FormData,
): Promise<Result<Receipt, CastBallotRefusal>> {
  const { personId } = await currentPerson();
  const read = ballot.safeParse(Object.fromEntries(form));
  if (!read.success) return refuse('stale-page');
  return castBallot(personId, { ...read.data, marks: marksOfForm(form) });
}

/** Closes a vote, as the signed-in person. */
export async function closeVoteAction(form: FormData) {
  const person = await currentPerson();
  const read = place.safeParse(Object.fromEntries(form));
  if (!read.success) return refuse('not-found');
  const closed = await closeVote(person, read.data);
  if (!closed.ok) return closed;
  revalidatePath(`/sessions/${read.data.sessionId}/votes/${read.data.voteId}`);
  return accept(null);
}
