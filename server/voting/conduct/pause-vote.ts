import { accept, refuse, type Result } from '@/domain/result';
import { checkPause, resume, type PauseRefusal } from '@/domain/voting/conduct/pause';
import type { SignedInPerson, WeightyRefusal } from '@/server/sessions/act-in-session';
import { closeOverdueVote, type VotePlace } from '@/server/voting/close-vote';
import { changeVote } from '@/server/voting/repository';
import { actOnVote } from './act-on-vote';

export type PauseVoteRefusal = WeightyRefusal | PauseRefusal;

/** Pauses a vote: until it goes on no ballot is taken, and its clock stands still. */
export async function pauseVote(
  person: SignedInPerson,
  place: VotePlace,
): Promise<Result<null, PauseVoteRefusal>> {
  // A vote whose deadline has passed is over, and nobody stops its clock any more.
  await closeOverdueVote(place);
  return actOnVote<PauseVoteRefusal>(person, place, 'pause-vote', async (acting) => {
    const { transaction, vote, now } = acting;
    // Who was given so many hours by a silence procedure has them [V35].
    if (vote.terms.deciding.method === 'silence') return refuse('not-found');
    const checked = checkPause(vote, now);
    if (!checked.ok) return checked;
    await changeVote(transaction, vote.id, { pausedAt: now });
    return accept({ question: vote.terms.question });
  });
}

/** Lets a paused vote go on; its deadline moves by the pause. */
export async function resumeVote(
  person: SignedInPerson,
  place: VotePlace,
): Promise<Result<null, PauseVoteRefusal>> {
  return actOnVote<PauseRefusal>(person, place, 'resume-vote', async (acting) => {
    const { transaction, vote, now } = acting;
    const resumed = resume(vote, now);
    if (!resumed.ok) return resumed;
    const closesAt = resumed.value;
    await changeVote(transaction, vote.id, { pausedAt: null, closesAt });
    return accept({
      question: vote.terms.question,
      closesAt: closesAt?.toISOString() ?? null,
    });
  });
}
