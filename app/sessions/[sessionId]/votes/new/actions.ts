'use server';

import { redirect } from 'next/navigation';
import type { Result } from '@/domain/result';
import { currentPerson } from '@/server/auth/current-person';
import { openVote, type OpenVoteRefusal } from '@/server/voting/open-vote';
import { openVoteOfForm } from '@/app/sessions/[sessionId]/votes/terms-of-form';

/** Opens a vote, as the signed-in person, and goes to it. */
export async function openVoteAction(
  _last: unknown,
  form: FormData,
): Promise<Result<null, OpenVoteRefusal>> {
  const person = await currentPerson();
  const read = openVoteOfForm(form);
  if (!read.ok) return read;
  const opened = await openVote(person, read.value);
  if (!opened.ok) return opened;
  return redirect(`/sessions/${read.value.sessionId}/votes/${opened.value.voteId}`);
}
