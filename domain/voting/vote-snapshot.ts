import type { Topic } from '@/domain/topic';
import type { BallotState } from './rule';
import type { Verdict } from './verdict';

/**
 * A vote as everybody in the session may see it. While it is open it says how many have
 * voted and never how; the answers appear with the verdict.
 */
export type VoteSnapshot = {
  readonly revision: number;
  readonly id: string;
  /** ISO 8601 in UTC; the deadline, if one was set. */
  readonly closesAt: string | null;
  /** ISO 8601 in UTC; null while the vote is open. */
  readonly closedAt: string | null;
  /** The database's clock when this was read: what a countdown starts from. */
  readonly readAt: string;
  readonly entitled: number;
  readonly cast: number;
  readonly result: VoteResult | null;
};

export type VoteResult = {
  readonly verdict: Verdict;
  /** In the body's order. */
  readonly rollCall: readonly RollCallLine[];
};

/** How one delegation voted. `voter` is its short name, as in the verdict and the export. */
export type RollCallLine = {
  readonly voter: string;
  readonly name: string;
  readonly weight: string;
  readonly groups: readonly string[];
  readonly state: BallotState;
};

/** The live topic of a vote. */
export function voteTopic(voteId: string): Topic<VoteSnapshot> {
  return { name: `vote:${voteId}` };
}
