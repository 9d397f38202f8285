import { accept, refuse } from '@/domain/result';
import { ruleOf } from '@/domain/voting/rules/own-rule';
import { quorumSoFar } from '@/domain/voting/rules/quorum-so-far';
import type { BeforeClosing } from '@/domain/voting/before-closing';
import type { VoteTerms } from '@/domain/voting/terms';
import { read } from '@/server/acts/read';
import type { VotePlace } from './vote-thing';
import { findVoteSnapshot } from './read-vote-snapshot';
import type { RollLine } from './roll/repository';

/**
 * How many have voted, for whoever may close the vote, and only for them: also where
 * everybody else is shown nothing meanwhile. Nobody closes a vote blind.
 */
export const readBeforeClosing = read({
  act: 'close-vote',
  read: async ({ source }, { sessionId, voteId }: VotePlace) => {
    const reading = await findVoteSnapshot(source, sessionId, voteId);
    if (!reading) return refuse('not-found');
    const { vote, roll } = reading;
    if (vote.openedAt === null || vote.closedAt !== null) return refuse('not-found');
    return accept(beforeClosing(vote.terms, roll));
  },
});

function beforeClosing({ deciding }: VoteTerms, roll: readonly RollLine[]): BeforeClosing {
  const voters = roll.filter(({ entitled }) => entitled);
  const voted = new Set(voters.filter(({ hasVoted }) => hasVoted).map(({ id }) => id));
  const counts = { cast: voted.size, entitled: voters.length };
  if (deciding.method !== 'threshold') return { ...counts, quorum: null };
  const check = quorumSoFar(ruleOf(deciding.rule), roll, voted);
  if (!check) return { ...counts, quorum: null };
  const { part, needed, met } = check;
  return { ...counts, quorum: { present: part.amount, needed, isMet: met } };
}
