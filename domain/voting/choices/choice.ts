import type { Answer, Quorum } from '@/domain/voting/rules/rule';
import type { Verdict } from '@/domain/voting/rules/verdict';

/** A way to choose among options. */
export type ChoiceMethod =
  | 'plurality'
  | 'approval'
  | 'score'
  | 'borda'
  | 'irv'
  | 'schulze'
  | 'ranked-pairs'
  | 'majority-judgment'
  | 'stv-scottish';

export const choiceMethods = [
  'plurality',
  'approval',
  'score',
  'borda',
  'irv',
  'schulze',
  'ranked-pairs',
  'majority-judgment',
  'stv-scottish',
] as const satisfies readonly ChoiceMethod[];

/** What may be chosen. */
export type Option = { readonly id: string; readonly name: string };

/** Option ids from the most to the least preferred; inner lists are equal ranks. */
export type Ranking = readonly (readonly string[])[];

/**
 * A ballot of a choice. The method says which of the three ways of marking it asks
 * for; an answer in their place is an abstention, a blank or an invalid paper.
 */
export type ChoiceBallot = {
  readonly voter?: string;
  readonly count?: number;
  readonly ranking?: Ranking;
  readonly approves?: readonly string[];
  readonly scores?: Readonly<Record<string, number>>;
  readonly answer?: Exclude<Answer, 'yes' | 'no'>;
};

/** The options of the methods; what is left out is the first of each. */
export type ChoiceRule = {
  /** How an option that a ballot does not rank compares with those it does. */
  readonly unranked?: 'tied-last' | 'no-preference';
  readonly strength?: 'winning-votes' | 'margins';
  /** An order drawn beforehand, the luckiest first [V20]. */
  readonly lot?: readonly string[];
  /** The most marks (approval), or the highest score (score, majority judgment). */
  readonly max?: number;
  readonly blankScore?: 'zero' | 'skip';
  /** So many must take part, or nobody is elected [V6]; counted by those who hand in a ballot. */
  readonly quorum?: Quorum;
  /** Plurality by one round, or by two where nobody has more than half [V22]. */
  readonly rounds?: 1 | 2;
};

/** A ballot that is counted, with its weight in millionths. */
export type Paper = { readonly ballot: ChoiceBallot; readonly weight: bigint };

/** What a method is given: everything in the order it was put down. */
export type Choice = {
  readonly options: readonly Option[];
  readonly papers: readonly Paper[];
  readonly seats: number;
  readonly rule: ChoiceRule;
};

/** What a method answers; the rest of the verdict is the same for all of them. */
export type ChoiceResult = Pick<Verdict, 'elected' | 'tiedWinners' | 'reason' | 'inequality'> &
  Partial<Omit<Verdict, 'outcome' | 'tally' | 'vetoedBy' | 'checks' | 'valid'>> & {
    /** Weight of the papers that could not be read under the method. */
    readonly invalid?: bigint;
  };
