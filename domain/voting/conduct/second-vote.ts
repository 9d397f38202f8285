import { accept, refuse, type Result } from '@/domain/result';
import { ruleOf, type ChosenRule } from '@/domain/voting/rules/own-rule';
import { isPresetName, type PresetName } from '@/domain/voting/rules/presets';
import type { ThresholdRule } from '@/domain/voting/rules/rule';
import type { VoteTerms } from '@/domain/voting/terms';
import type { Decision } from '@/domain/voting/heard/without-a-vote';

export type SecondVoteRefusal = 'vote-not-published' | 'vote-not-tied' | 'second-vote-there';

/** What a verdict asks for: after a tie a second vote [V40], of two rounds the second [V22]. */
export function sequelOf({
  outcome,
  secondRound,
}: NonNullable<FirstVote['verdict']>): 'second-vote' | 'second-round' | null {
  if (outcome === 'tied') return 'second-vote';
  return secondRound ? 'second-round' : null;
}

/** What is asked of a vote before a second one is held. */
export type FirstVote = {
  readonly verdict:
    | (Pick<Decision, 'outcome'> & { readonly secondRound?: readonly string[] })
    | null;
  readonly publishedAt: Date | null;
};

/** Whether a second vote may be held, once: after a published tie [V40], or a first round [V22]. */
export function checkSecondVote(
  { verdict, publishedAt }: FirstVote,
  hasSecond: boolean,
): Result<null, SecondVoteRefusal> {
  if (!verdict || publishedAt === null) return refuse('vote-not-published');
  if (sequelOf(verdict) === null) return refuse('vote-not-tied');
  return hasSecond ? refuse('second-vote-there') : accept(null);
}

/**
 * The rule of a second vote: that of the first, except that equal again means lost [V40].
 * A rule that keeps no tie apart stays as it is.
 */
export function ruleOfSecondVote(chosen: ChosenRule): PresetName | ThresholdRule {
  const rule = ruleOf(chosen);
  if (rule.tie === 'tied') return { ...rule, tie: 'rejected' };
  return isPresetName(chosen) ? chosen : rule;
}

/** The terms of a second vote: those of the first, and of two rounds the two that go on [V22]. */
export function termsOfSecondVote({
  terms,
  verdict,
}: Pick<FirstVote, 'verdict'> & { readonly terms: VoteTerms }): VoteTerms {
  const { deciding } = terms;
  const goOn = verdict?.secondRound;
  if (!goOn || !('options' in deciding)) return terms;
  const { rounds: _, lot: _lot, ...rule } = deciding.rule;
  const options = deciding.options.filter(({ id }) => goOn.includes(id));
  return { ...terms, deciding: { ...deciding, rule, options } };
}
