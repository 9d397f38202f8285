import type { Unit } from './amount';
import type { BallotState, NamedBase } from './rule';

export type Outcome =
  | 'adopted'
  | 'rejected'
  | 'vetoed'
  | 'tied'
  | 'no-quorum'
  | 'elected'
  | 'undecided';

/** Why the outcome is what it is. The words are in the messages under `verdict.reasons`. */
export type Reason =
  | 'threshold-met'
  | 'threshold-not-met'
  | 'minimum-not-met'
  | 'cap-exceeded'
  | 'veto'
  | 'tie'
  | 'no-quorum'
  | 'no-votes-cast'
  | 'no-objection'
  | 'objection'
  | 'most-votes'
  | 'majority-of-votes'
  | 'second-round'
  | 'beats-all'
  | 'strongest-path'
  | 'locked-pairs'
  | 'best-median'
  | 'median-tie-broken'
  | 'quota-reached'
  | 'all-places-filled'
  | 'lot'
  | 'only-a-lot';

/** Numbers in decimal strings by state of the ballot. */
export type TallyText = Readonly<Record<BallotState, string>>;

/** One comparison a rule makes, with the numbers in it. */
export type Check = {
  readonly kind: 'threshold' | 'minimum' | 'quorum' | 'cap';
  readonly unit: Unit;
  /** What was measured, and how much of it there was. */
  readonly part: { readonly name: BallotState | 'present' | 'cast'; readonly amount: string };
  /** The whole it is a share of; null where a plain number was asked for. */
  readonly base: { readonly name: NamedBase | 'fixed'; readonly amount: string } | null;
  /** A share, or the number asked for. */
  readonly threshold: string;
  readonly compare: '>=' | '>' | '<=' | '<';
  readonly met: boolean;
  /** Met without the numbers: fewer were not in favour than a blocking minority [V13]. */
  readonly deemed: boolean;
  /** The least of the part that meets it while all others stay as they are; null if none does. */
  readonly needed: string | null;
  /** The same with the votes of the base only changing sides; null where it does not apply. */
  readonly neededOfBase: string | null;
  /** The two sides of the comparison, as they turned out: `3×108 ≥ 2×162 → 324 ≥ 324`. */
  readonly comparison: string;
  readonly inequality: string;
};

/**
 * A least change of votes that would have turned an outcome [V36]: so many more yes, by
 * anybody who voted neither way, by those present, abstaining or absent (of `any-yes` fewer
 * may do); so many of the no
 * voting yes; so many yes fewer, abstaining or not there; so many more for a quorum.
 */
export type Turn = {
  readonly kind:
    | 'more-yes'
    | 'present-yes'
    | 'abstain-yes'
    | 'absent-yes'
    | 'any-yes'
    | 'switched'
    | 'fewer-yes'
    | 'yes-abstaining'
    | 'yes-absent'
    | 'more-present';
  readonly count: number;
  /** By whom a quorum is counted. */
  readonly counted?: 'present' | 'cast';
};

/** One stage of a transfer count. */
export type Stage = {
  readonly totals: Readonly<Record<string, string>>;
  readonly elected: readonly string[];
  readonly excluded: readonly string[];
  readonly nonTransferable: string;
  /** Those between whom only a lot could decide here, which nobody drew: the count stopped. */
  readonly tied?: readonly string[];
};

/**
 * One victory of ranked pairs: whether it is kept. `by-lot` where that may depend on the
 * order in which equal victories are taken.
 */
export type RankedDefeat = {
  readonly winner: string;
  readonly loser: string;
  readonly preferred: string;
  readonly opposed: string;
  readonly locked: 'always' | 'never' | 'by-lot';
};

type NumbersByOption = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What a vote came to: the verdict of the file format `plenary.vote-record/1`. */
export type Verdict = {
  readonly outcome: Outcome;
  readonly reason: Reason;
  readonly tally: TallyText;
  readonly inequality: string;
  readonly vetoedBy: readonly string[];
  readonly elected: readonly string[];
  readonly tiedWinners: readonly string[];
  /** Only a lot can decide, and whom it could elect was too much to work out [V20]. */
  readonly tiedUnknown?: true;
  /** What the tied are tied for, where it is not a place [V22]. */
  readonly tiedFor?: 'second-round';
  /** Who said no and could have vetoed, whether or not it came to that [V8]. */
  readonly opposedWithVeto?: readonly string[];
  /** The comparisons made, in their order; threshold and consent votes only. */
  readonly checks?: readonly Check[];
  /** What would have turned the outcome [V36]; threshold votes only. */
  readonly turns?: readonly Turn[];
  /** Papers that took part in the count of a choice. */
  readonly valid?: string;
  /** Who goes into the second round [V22]. */
  readonly secondRound?: readonly string[];
  /** Points, votes, grades or means by option, where the method has one number for each. */
  readonly totals?: Readonly<Record<string, string>>;
  readonly quota?: string;
  readonly stages?: readonly Stage[];
  readonly pairwise?: NumbersByOption;
  /** Schulze: the strongest chain from the one to the other. */
  readonly paths?: NumbersByOption;
  /** Ranked pairs: the victories from the strongest, for the first place. */
  readonly defeats?: readonly RankedDefeat[];
  /**
   * Majority judgment: the last elected and the first who was not had the same median;
   * with so much weight taken from each, their next grades differed [V30].
   */
  readonly medianTie?: {
    readonly last: string;
    readonly next: string;
    readonly taken: string;
    readonly ahead: string;
    readonly behind: string;
  };
  /** Scores and grades: how much weight gave which, by option. */
  readonly histogram?: NumbersByOption;
};
