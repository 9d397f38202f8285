import { decide } from './decide';
import type { RollEntry, ThresholdRule } from './rule';
import type { Check } from './verdict';

/**
 * Whether enough have voted for the vote to count, while it is still open [V6]: the
 * rule's own check, as if it closed now. Whoever has voted is present; who has not is
 * absent. Null where the rule asks for no quorum.
 *
 * @param voted the names on the roll of those whose ballots are in
 */
export function quorumSoFar(
  rule: ThresholdRule,
  roll: readonly RollEntry[],
  voted: ReadonlySet<string>,
): Check | null {
  const ballots = roll
    .filter(({ id, entitled }) => entitled && voted.has(id))
    // What they voted does not matter for being present.
    .map(({ id }) => ({ voter: id, answer: 'yes' as const }));
  const { checks } = decide(rule, roll, ballots);
  return checks?.find(({ kind }) => kind === 'quorum') ?? null;
}
