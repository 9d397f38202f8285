'use server';

import { revalidatePath } from 'next/cache';
import { marksOfForm } from '@/components/voting/ballot/marks-of-form';
import { ask } from '@/app/ask';
import { accept, refuse, type Result } from '@/domain/result';
import { currentPerson } from '@/server/auth/current-person';
import { castBallot, type CastBallotRefusal, type Receipt } from '@/server/voting/cast-ballot';
import { closeVote } from '@/server/voting/close-vote';
import { readBeforeClosing } from '@/server/voting/read-before-closing';
import { ballot, votePlace } from '@/server/voting/requests';

/** Casts the ballot of the signed-in person's delegation. */
export async function castBallotAction(
  _last: unknown,
  form: FormData,
): Promise<Result<Receipt, CastBallotRefusal>> {
  const { personId } = await currentPerson();
  const read = ballot.safeParse(Object.fromEntries(form));
  if (!read.success) return refuse('stale-page');
  return castBallot({ personId }, { ...read.data, marks: marksOfForm(form) });
}

/** Reads how many have voted, for whoever may close the vote. */
export async function readBeforeClosingAction(request: unknown) {
  return ask({ schema: votePlace, unread: 'not-found' }, request, readBeforeClosing);
}

/** Closes a vote, as the signed-in person. */
export async function closeVoteAction(form: FormData) {
  const person = await currentPerson();
  const read = votePlace.safeParse(Object.fromEntries(form));
  if (!read.success) return refuse('not-found');
  const closed = await closeVote(person, read.data);
  if (!closed.ok) return closed;
  revalidatePath(`/sessions/${read.data.sessionId}/votes/${read.data.voteId}`);
  return accept(null);
}
