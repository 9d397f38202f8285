import type { ChoiceBallot, ChoiceMethod, ChoiceRule } from '@/domain/voting/choices/choice';
import { decideChoice } from '@/domain/voting/choices/decide-choice';
import type { Verdict } from '@/domain/voting/rules/verdict';

export type Profile = {
  options: string;
  ballots: readonly ChoiceBallot[];
  seats?: number;
  rule?: ChoiceRule;
};

/** Decides a choice among options named by single letters, by ballots without names. */
export function choose(
  method: ChoiceMethod,
  { options, ballots, seats = 1, rule = {} }: Profile,
): Verdict {
  const named = options.split('').map((id) => ({ id, name: id }));
  return decideChoice({ method, rule, roll: null, ballots, options: named, seats });
}

/** Gathered rankings by pattern: `['ABC', 3]` ranks A, B, C three times; `A=BC` ties A and B. */
export function rankings(
  ...patterns: (readonly [pattern: string, count: number])[]
): ChoiceBallot[] {
  return patterns.map(([pattern, count]) => ({ ranking: rankingOf(pattern), count }));
}

/** `A=BC` is A and B equal, then C. */
function rankingOf(pattern: string): string[][] {
  return (pattern.match(/\w(?:=\w)*/g) ?? []).map((equals) => equals.split('='));
}

/** Schulze's example with 45 voters, as in the Wikipedia article on his method. */
export const schulze45 = rankings(
  ['ACBED', 5],
  ['ADECB', 5],
  ['BEDAC', 8],
  ['CABED', 3],
  ['CAEBD', 7],
  ['CBADE', 2],
  ['DCEBA', 7],
  ['EBADC', 8],
);
