import { tallyText } from '@/domain/voting/rules/decide';
import { FaultyVoteError } from '@/domain/voting/fault';
import type { AnswerBallot, RollEntry } from '@/domain/voting/rules/rule';
import { countBallots } from '@/domain/voting/rules/tally';
import type { Verdict } from '@/domain/voting/rules/verdict';

/** A ballot in a round of consent: yes is consent, no is an objection. */
export type ConsentBallot = AnswerBallot & {
  /** Without a standing an objection is unresolved; a ruling may find it unfounded. */
  readonly objection?: {
    readonly reason?: string;
    readonly standing?: 'unresolved' | 'resolved' | 'unfounded';
  };
};

/**
 * Consent [V33]: adopted when somebody consents and no objection remains that is neither
 * resolved nor ruled unfounded. Nothing is counted against anything; there is no tie.
 */
export function decideByConsent(
  roll: readonly RollEntry[],
  ballots: readonly ConsentBallot[],
): Verdict {
  const { standing, faults } = countBallots(roll, ballots);
  if (faults.length > 0) throw new FaultyVoteError(faults);
  const objections = ballots.filter((ballot) => ballot.answer === 'no' && stands(ballot));
  const count = objections.reduce((sum, ballot) => sum + (ballot.count ?? 1), 0);
  const consented = standing.people.yes > 0n;
  const adopted = consented && count === 0;
  const common = { tally: tallyText(standing.people), vetoedBy: [], elected: [], tiedWinners: [] };
  return {
    ...common,
    outcome: adopted ? 'adopted' : 'rejected',
    reason: count > 0 ? 'objection' : consented ? 'no-objection' : 'no-votes-cast',
    inequality: `objections ${count} ${count === 0 ? '=' : '>'} 0`,
  };
}

function stands({ objection }: ConsentBallot): boolean {
  return (objection?.standing ?? 'unresolved') === 'unresolved';
}
