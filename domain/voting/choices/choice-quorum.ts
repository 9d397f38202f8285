import { heads } from '@/domain/voting/rules/amount';
import { quorumCheck } from '@/domain/voting/rules/checks';
import { ballotStates, type Quorum, type RollEntry } from '@/domain/voting/rules/rule';
import { emptyTally } from '@/domain/voting/rules/tally';
import type { Check, Turn } from '@/domain/voting/rules/verdict';
import type { ChoiceBallot, ChoiceResult } from './choice';

/**
 * Holds a choice against its quorum [V6], by heads: whoever hands in a ballot is present,
 * and by the votes cast whoever chooses something.
 */
export function choiceQuorum(
  quorum: Quorum,
  roll: readonly RollEntry[],
  ballots: readonly ChoiceBallot[],
): Check {
  const tally = emptyTally<'people'>();
  const counts = Object.fromEntries(ballotStates.map((state) => [state, 0]));
  for (const { answer, count = 1 } of ballots) {
    const state = answer ?? 'yes';
    counts[state] = (counts[state] ?? 0) + count;
  }
  const cast = ballots.reduce((sum, { count = 1 }) => sum + count, 0);
  const entitled = roll.filter((entry) => entry.entitled).length;
  for (const state of ballotStates) tally[state] = heads(counts[state] ?? 0);
  tally.absent = heads(Math.max(0, entitled - cast));
  tally['not-entitled'] = heads(roll.length - entitled);
  return quorumCheck('people', tally, quorum);
}

/** What a choice without a quorum came to: nobody is elected, whatever the papers say. */
export function withoutQuorum(check: Check): ChoiceResult & { turns: readonly Turn[] } {
  const missing = Number(check.needed ?? check.part.amount) - Number(check.part.amount);
  const counted = check.part.name === 'cast' ? 'cast' : 'present';
  return {
    elected: [],
    tiedWinners: [],
    reason: 'no-quorum',
    inequality: check.inequality,
    turns: [{ kind: 'more-present', count: missing, counted }],
  };
}
