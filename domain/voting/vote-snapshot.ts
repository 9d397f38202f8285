import type { Topic } from '@/domain/topic';
import type { CountRefusal } from './counting';
import type { VoteStatus } from './casting/accept-ballot';
import type { BallotContent } from './casting/ballot';
import type { DecisionSnapshot } from './heard/decision-snapshot';
import type { VoteConduct } from './conduct/conduct';
import type { BallotState } from './rules/rule';
import type { Verdict } from './rules/verdict';

/**
 * A vote as everybody in the session may see it: while it runs no more than its terms
 * say, afterwards the result once it is published.
 */
export type VoteSnapshot = {
  readonly revision: number;
  readonly id: string;
  readonly status: VoteStatus;
  /** ISO 8601 in UTC; when it is to open by itself. */
  readonly opensAt: string | null;
  /** ISO 8601 in UTC; the deadline, if one was set. */
  readonly closesAt: string | null;
  /** ISO 8601 in UTC; null while the vote is open. */
  readonly closedAt: string | null;
  /** The database's clock when this was read: what a countdown starts from. */
  readonly readAt: string;
  readonly entitled: number;
  /** How many have voted; null where the terms show nothing meanwhile. */
  readonly cast: number | null;
  /** The roll as far as it may be seen meanwhile; null where nobody sees who has voted. */
  readonly meanwhile: readonly RollCallLine[] | null;
  /** Why it could not be counted when its time had come; null where nothing is wrong. */
  readonly parkedBecause: CountRefusal | null;
  readonly conduct: VoteConduct;
  readonly result: VoteResult | null;
  /** What is said in a decision without a vote, and what it came to; null where votes are counted. */
  readonly decision: DecisionSnapshot | null;
};

export type VoteResult = {
  readonly verdict: Verdict;
  /** In the body's order. In a secret vote its lines say who took part, never how. */
  readonly rollCall: readonly RollCallLine[];
  /** The ballots of a secret vote, in no order; null in all others. */
  readonly papers: readonly BallotContent[] | null;
};

/** How one delegation voted. `voter` is its short name, as in the verdict and the export. */
export type RollCallLine = {
  readonly voter: string;
  readonly name: string;
  readonly weight: string;
  readonly groups: readonly string[];
  /** What it counts as; `voted` where it chose, or where how it voted is not shown. */
  readonly state: BallotState | 'voted';
  /** How its ballot was marked; null where there is none or it is not shown. */
  readonly content: BallotContent | null;
  /** Who cast for it by proxy. */
  readonly proxy: string | null;
  /** Whether a ruling made it abstain. */
  readonly mustAbstain: boolean;
};

/** The live topic of a vote. */
export function voteTopic(voteId: string): Topic<VoteSnapshot> {
  return { name: `vote:${voteId}` };
}
