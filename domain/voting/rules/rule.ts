import type { Unit } from './amount';

/** What one voter can say to a question put to the vote. */
export type Answer = 'yes' | 'no' | 'abstain' | 'not-participating' | 'blank' | 'invalid';

export const answers = [
  'yes',
  'no',
  'abstain',
  'not-participating',
  'blank',
  'invalid',
] as const satisfies readonly Answer[];

/** The eight states of a voter, never merged [V2]. */
export type BallotState = Answer | 'absent' | 'not-entitled';

export const ballotStates = [
  ...answers,
  'absent',
  'not-entitled',
] as const satisfies readonly BallotState[];

/** One line of the roll, frozen when the vote opens. */
export type RollEntry = {
  readonly id: string;
  readonly name: string;
  /** A decimal of at most six digits after the point. */
  readonly weight: string;
  /** For instance `permanent`: what a rule's vetoes ask for. */
  readonly groups: readonly string[];
  /** Suspended seats stay on the roll without a vote. */
  readonly entitled: boolean;
};

/**
 * One ballot. Secret and gathered ballots leave the voter out and may stand for
 * several equal ones by `count`.
 */
export type AnswerBallot = {
  readonly voter?: string;
  readonly answer: Answer;
  readonly count?: number;
};

/**
 * The whole of which the yes votes must be a share: `cast` is yes and no; `present`
 * everybody who answered in whatever way; `entitled` everybody with a vote;
 * `members` also the suspended ones.
 */
export type NamedBase =
  | 'cast'
  | 'cast+invalid'
  | 'cast+abstain'
  | 'present'
  | 'entitled'
  | 'members';

export const namedBases = [
  'cast',
  'cast+invalid',
  'cast+abstain',
  'present',
  'entitled',
  'members',
] as const satisfies readonly NamedBase[];

/** A named base, or a number fixed by the body's statute. */
export type Base = NamedBase | { readonly fixed: string };

export type AtLeast = '>=' | '>';
type AtMost = '<=' | '<';

/** So many must take part, or the vote decides nothing [V6]. */
export type Quorum = {
  readonly of: Base;
  readonly threshold: string;
  readonly compare: AtLeast;
  readonly countedBy: 'present' | 'cast';
};

/** An answer that must not exceed a share: `no` at most a third, say [V9]. */
export type Cap = {
  readonly answer: Answer;
  readonly base: Base;
  readonly threshold: string;
  readonly compare: AtMost;
};

/**
 * The Council's deemed majority [V13]: the share is not asked for while those
 * not in favour are fewer than a blocking minority, which is `members` of them, and
 * where some do not take part the fewest that carry more than `share`, plus one.
 */
export type BlockingMinority = { readonly share: string; readonly members: string };

/**
 * How a question is decided, as data. Either `threshold` with `base` and `compare`,
 * or `minYes`, or both. Shares are `2/3` or decimals, numbers are decimal strings.
 */
export type ThresholdRule = {
  readonly unit: Unit;
  readonly base?: Base;
  readonly threshold?: string;
  readonly compare?: AtLeast;
  /** So many yes votes at the least, whatever the base [V15]. */
  readonly minYes?: string;
  readonly quorum?: Quorum;
  /** A no of any entitled member of these groups defeats what would have carried [V8]. */
  readonly vetoGroups?: readonly string[];
  readonly caps?: readonly Cap[];
  readonly blockingMinority?: BlockingMinority;
  /** Further rules that must all pass [V10]. */
  readonly also?: readonly ThresholdRule[];
  /** What equal yes and no mean: lost (also when left out), or an outcome of its own [V7]. */
  readonly tie?: 'rejected' | 'tied';
};

/** A rule and all that it includes, itself first. */
export function rulesWithin(rule: ThresholdRule): readonly ThresholdRule[] {
  return [rule, ...(rule.also ?? []).flatMap(rulesWithin)];
}
