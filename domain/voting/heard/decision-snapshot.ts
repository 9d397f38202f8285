import type { UncountedMethod } from '@/domain/voting/terms';
import type { VerdictWithoutVote } from './without-a-vote';

/**
 * A decision without a vote as everybody in the session sees it while it goes on and
 * afterwards. Instants are ISO 8601 in UTC.
 */
export type DecisionSnapshot = {
  readonly method: UncountedMethod;
  /** How it stands as of the reading; once it is closed, what it came to. */
  readonly standing: VerdictWithoutVote;
  readonly objections: readonly ObjectionShown[];
  /** Later deadlines of a silence procedure, each with its reason. */
  readonly extensions: readonly {
    readonly grantedAt: string;
    readonly deadlineAt: string;
    readonly reason: string;
  }[];
  /** Whose silence is meant, and since when it is proved that they know. */
  readonly members: readonly {
    readonly voter: string;
    readonly name: string;
    readonly toldAt: string | null;
  }[];
};

export type ObjectionShown = {
  /** The delegation’s short name, as on the roll. */
  readonly by: string;
  readonly name: string;
  readonly reason: string;
  readonly at: string;
  readonly withdrawnAt: string | null;
};
