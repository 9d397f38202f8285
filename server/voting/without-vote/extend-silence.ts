import { accept, refuse, type Result } from '@/domain/result';
import { isOver } from '@/domain/voting/heard/accept-objection';
import { checkReason } from '@/domain/voting/casting/ballot';
import type { SignedInPerson, WeightyRefusal } from '@/server/sessions/act-in-session';
import type { VotePlace } from '@/server/voting/close-vote';
import { actOnVote } from '@/server/voting/conduct/act-on-vote';
import { longestMinutes } from '@/server/voting/open-vote';
import { changeVote } from '@/server/voting/repository';
import { saveExtension } from './repository';

export type ExtendRefusal =
  | WeightyRefusal
  | 'vote-not-open'
  | 'vote-closed'
  | 'no-deadline'
  | 'unknown-deadline'
  | 'objection-needs-reason'
  | 'reason-too-long';

export type ExtendSilence = VotePlace & {
  /** So many hours later than the deadline that holds now. */
  hours: number;
  reason: string;
};

/** Gives a silence procedure a later deadline, with the reason, before the one that holds [V35]. */
export async function extendSilence(
  person: SignedInPerson,
  { hours, reason, ...place }: ExtendSilence,
): Promise<Result<null, ExtendRefusal>> {
  return actOnVote<ExtendRefusal>(person, place, 'extend-silence', async (acting) => {
    const { transaction, vote, now } = acting;
    if (vote.terms.deciding.method !== 'silence') return refuse('not-found');
    if (vote.openedAt === null) return refuse('vote-not-open');
    if (vote.closesAt === null) return refuse('no-deadline');
    if (vote.closedAt !== null || isOver(vote, now)) return refuse('vote-closed');
    if (!isLater(hours)) return refuse('unknown-deadline');
    const given = checkReason(reason);
    if (!given.ok) return given;
    const deadlineAt = new Date(vote.closesAt.getTime() + hours * 3_600_000);
    const extension = { grantedAt: now, deadlineAt, reason: given.value };
    await saveExtension(transaction, { voteId: vote.id, ...extension });
    await changeVote(transaction, vote.id, { closesAt: deadlineAt });
    const [from, until] = [vote.closesAt.toISOString(), deadlineAt.toISOString()];
    return accept({ from, until, reason: given.value });
  });
}

function isLater(hours: number): boolean {
  return Number.isInteger(hours) && hours > 0 && hours * 60 <= longestMinutes;
}
