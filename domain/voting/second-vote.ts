import { accept, refuse, type Result } from '@/domain/result';
import { presets, type PresetName } from './presets';
import type { ThresholdRule } from './rule';
import type { Decision } from './without-a-vote';

export type SecondVoteRefusal = 'vote-not-published' | 'vote-not-tied' | 'second-vote-there';

/** What is asked of a vote before a second one is held. */
export type FirstVote = {
  readonly verdict: Pick<Decision, 'outcome'> | null;
  readonly publishedAt: Date | null;
};

/** Whether a second vote may be held: after a published tie, once [V40]. */
export function checkSecondVote(
  { verdict, publishedAt }: FirstVote,
  hasSecond: boolean,
): Result<null, SecondVoteRefusal> {
  if (!verdict || publishedAt === null) return refuse('vote-not-published');
  if (verdict.outcome !== 'tied') return refuse('vote-not-tied');
  return hasSecond ? refuse('second-vote-there') : accept(null);
}

/**
 * The rule of a second vote: that of the first, except that equal again means lost [V40].
 * A rule that keeps no tie apart stays as it is.
 */
export function ruleOfSecondVote(name: PresetName): PresetName | ThresholdRule {
  const rule = presets[name];
  return rule.tie === 'tied' ? { ...rule, tie: 'rejected' } : name;
}
