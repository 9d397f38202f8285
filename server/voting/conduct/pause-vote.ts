import { deed } from '@/domain/record/deeds';
import { refuse, type Result } from '@/domain/result';
import { checkPause, resume, type PauseRefusal } from '@/domain/voting/conduct/pause';
import { act } from '@/server/acts/act';
import type { SignedInPerson, WeightyRefusal } from '@/server/acts/asker';
import { did } from '@/server/acts/done';
import { closeOverdueVote } from '@/server/voting/close-vote';
import { changeVote } from '@/server/voting/repository';
import { heldVote, type VotePlace } from '@/server/voting/vote-thing';

/** Pauses a vote: until it goes on no ballot is taken, and its clock stands still. */
export async function pauseVote(
  asker: SignedInPerson,
  place: VotePlace,
): Promise<Result<null, WeightyRefusal | PauseRefusal>> {
  // A vote whose deadline has passed is over, and nobody stops its clock any more.
  await closeOverdueVote(place);
  return stopClock(asker, place);
}

const stopClock = act({
  act: 'pause-vote',
  on: heldVote,
  work: async ({ transaction, now, held: vote }) => {
    // Who was given so many hours by a silence procedure has them [V35].
    if (vote.terms.deciding.method === 'silence') return refuse('not-found');
    const checked = checkPause(vote, now);
    if (!checked.ok) return checked;
    await changeVote(transaction, vote.id, { pausedAt: now });
    const told = { number: vote.number, question: vote.terms.question };
    return did(null, deed('pause-vote', vote.id, told));
  },
});

/** Lets a paused vote go on; its deadline moves by the pause. */
export const resumeVote = act({
  act: 'resume-vote',
  on: heldVote,
  work: async ({ transaction, now, held: vote }) => {
    const resumed = resume(vote, now);
    if (!resumed.ok) return resumed;
    const closesAt = resumed.value;
    await changeVote(transaction, vote.id, { pausedAt: null, closesAt });
    const told = { number: vote.number, question: vote.terms.question };
    const until = { closesAt: closesAt?.toISOString() ?? null };
    return did(null, deed('resume-vote', vote.id, { ...told, ...until }));
  },
});
