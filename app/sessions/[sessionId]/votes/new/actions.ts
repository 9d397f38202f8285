'use server';

import { redirect } from 'next/navigation';
import type { Result } from '@/domain/result';
import { currentPerson } from '@/server/auth/current-person';
import { announceVote, type AnnounceVoteRefusal } from '@/server/voting/conduct/announce-vote';
import { openVote } from '@/server/voting/open-vote';
import { openVoteOfForm } from '@/app/sessions/[sessionId]/votes/terms-of-form';

/** Opens a vote, or announces it for an hour, as the signed-in person, and goes to it. */
export async function openVoteAction(
  _last: unknown,
  form: FormData,
): Promise<Result<null, AnnounceVoteRefusal>> {
  const person = await currentPerson();
  const read = openVoteOfForm(form);
  if (!read.ok) return read;
  const { opensAt, ...chosen } = read.value;
  const opened = opensAt
    ? await announceVote(person, { ...chosen, opensAt })
    : await openVote(person, chosen);
  if (!opened.ok) return opened;
  return redirect(`/sessions/${read.value.sessionId}/votes/${opened.value.voteId}`);
}
