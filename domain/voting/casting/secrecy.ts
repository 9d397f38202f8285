import type { VoteTerms } from '@/domain/voting/terms';

/** Below so many voters a secret result can show how each voted [V39]. */
export const fewVoters = 5;

/** Whether a vote's ballots lose their names [V38]. */
export function isSecret({ secrecy }: Pick<VoteTerms, 'secrecy'>): boolean {
  return secrecy === 'secret';
}

/**
 * Whether a secret vote has so few voters that its result tells on them: a warning, not a
 * refusal, since the body may still want it [V39].
 *
 * @param voters how many have a vote
 */
export function isTooFewForSecrecy(terms: Pick<VoteTerms, 'secrecy'>, voters: number): boolean {
  return isSecret(terms) && voters < fewVoters;
}
