import { formatAmount } from '@/domain/voting/rules/amount';
import { type BallotState, ballotStates, type RollEntry } from '@/domain/voting/rules/rule';
import type { Check, Outcome, TallyText, Verdict } from '@/domain/voting/rules/verdict';
import { FaultyVoteError } from '@/domain/voting/fault';
import { approval } from './approval';
import { borda } from './borda';
import type {
  Choice,
  ChoiceBallot,
  ChoiceMethod,
  ChoiceResult,
  ChoiceRule,
  Option,
} from './choice';
import { choiceQuorum, withoutQuorum } from './choice-quorum';
import { gatherPapers } from './gather-papers';
import { instantRunoff } from './instant-runoff';
import { majorityJudgment } from './majority-judgment';
import { plurality } from './plurality';
import { rankedPairs } from './ranked-pairs';
import { schulze } from './schulze';
import { scottishStv } from './scottish-stv';
import { score } from './score';

const countBy: Readonly<Record<ChoiceMethod, (choice: Choice) => ChoiceResult>> = {
  plurality,
  approval,
  score,
  borda,
  irv: instantRunoff,
  schulze,
  'ranked-pairs': rankedPairs,
  'majority-judgment': majorityJudgment,
  'stv-scottish': scottishStv,
};

export type ChoiceVote = {
  readonly method: ChoiceMethod;
  readonly rule: ChoiceRule;
  /** Left out where the ballots carry no names. */
  readonly roll: readonly RollEntry[] | null;
  readonly ballots: readonly ChoiceBallot[];
  readonly options: readonly Option[];
  readonly seats: number;
};

/**
 * Decides a choice among options by its method [V20]. Throws FaultyVoteError on ballots
 * that may not be counted; a record from outside goes through readVoteRecord first.
 */
export function decideChoice({ method, rule, roll, ballots, options, seats }: ChoiceVote): Verdict {
  const gathered = gatherPapers(roll, ballots);
  if (gathered.faults.length > 0) throw new FaultyVoteError(gathered.faults);
  const { papers } = gathered;
  const cast = papers.reduce((sum, { weight }) => sum + weight, 0n);
  const quorum = rule.quorum && roll ? choiceQuorum(rule.quorum, roll, ballots) : null;
  const counted = countOf(
    { method, quorum, hasVotes: cast > 0n },
    { options, papers, seats, rule },
  );
  const { invalid = 0n, ...result } = counted;
  const valid = cast - invalid;
  return {
    outcome: outcomeOf(result),
    tally: writeStates({ ...gathered.states, invalid: gathered.states.invalid + invalid }),
    vetoedBy: [],
    valid: formatAmount(valid),
    ...(quorum && { checks: [quorum] }),
    ...result,
  };
}

type Counting = { method: ChoiceMethod; quorum: Check | null; hasVotes: boolean };

/** In this order: the quorum, zero votes, the method. */
function countOf({ method, quorum, hasVotes }: Counting, choice: Choice): ChoiceResult {
  if (quorum && !quorum.met) return withoutQuorum(quorum);
  return hasVotes ? countBy[method](choice) : nothingCast;
}

/** Zero votes never elect [V5]. */
const nothingCast: ChoiceResult = {
  elected: [],
  tiedWinners: [],
  reason: 'no-votes-cast',
  inequality: '',
};

function outcomeOf({ elected, reason }: Pick<ChoiceResult, 'elected' | 'reason'>): Outcome {
  if (reason === 'no-quorum') return 'no-quorum';
  return elected.length > 0 ? 'elected' : 'undecided';
}

function writeStates(states: Readonly<Record<BallotState, bigint>>): TallyText {
  const entries = ballotStates.map((state) => [state, formatAmount(states[state])]);
  return Object.fromEntries(entries) as TallyText;
}
