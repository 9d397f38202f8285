import { deed } from '@/domain/record/deeds';
import { refuse } from '@/domain/result';
import { checkReason } from '@/domain/voting/casting/ballot';
import { isOver } from '@/domain/voting/heard/accept-objection';
import { act } from '@/server/acts/act';
import { did } from '@/server/acts/done';
import { longestMinutes } from '@/server/voting/open-vote';
import { changeVote } from '@/server/voting/repository';
import { heldVote, type VotePlace } from '@/server/voting/vote-thing';
import { saveExtension } from './repository';

export type ExtendSilence = VotePlace & {
  /** So many hours later than the deadline that holds now. */
  hours: number;
  reason: string;
};

/** Gives a silence procedure a later deadline, with the reason, before the one that holds [V35]. */
export const extendSilence = act({
  act: 'extend-silence',
  on: heldVote,
  work: async ({ transaction, now, held: vote }, { hours, reason: text }: ExtendSilence) => {
    if (vote.terms.deciding.method !== 'silence') return refuse('not-found');
    if (vote.openedAt === null) return refuse('vote-not-open');
    if (vote.closesAt === null) return refuse('no-deadline');
    if (vote.closedAt !== null || isOver(vote, now)) return refuse('vote-closed');
    if (!isLater(hours)) return refuse('unknown-deadline');
    const given = checkReason(text);
    if (!given.ok) return given;
    const reason = given.value;
    const deadlineAt = new Date(vote.closesAt.getTime() + hours * 3_600_000);
    await saveExtension(transaction, { voteId: vote.id, grantedAt: now, deadlineAt, reason });
    await changeVote(transaction, vote.id, { closesAt: deadlineAt });
    const [from, until] = [vote.closesAt.toISOString(), deadlineAt.toISOString()];
    return did(null, deed('extend-silence', vote.id, { number: vote.number, from, until, reason }));
  },
});

function isLater(hours: number): boolean {
  return Number.isInteger(hours) && hours > 0 && hours * 60 <= longestMinutes;
}
