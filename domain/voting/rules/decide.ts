import { type Amount, formatAmount, type Unit } from './amount';
import { deemAttained } from './blocking-minority';
import { baseAmount, capCheck, minimumCheck, quorumCheck, thresholdCheck } from './checks';
import { requireFraction } from './checks';
import { FaultyVoteError } from '@/domain/voting/fault';
import {
  type AnswerBallot,
  type BallotState,
  ballotStates,
  type RollEntry,
  type ThresholdRule,
} from './rule';
import { rulesWithin } from './rule';
import { ruleFaults } from './rule-faults';
import { standingFaults } from './standing-faults';
import { countBallots, type Standing, sumOf, type Tally } from './tally';
import { turningPoints } from './turning-points';
import type { Check, Outcome, Reason, TallyText, Verdict } from './verdict';

/**
 * Decides a question by a rule: the one function behind the page, the server and
 * `npm run tally`. Throws FaultyVoteError on ballots or a rule that may not be
 * counted; a record from outside goes through readVoteRecord first.
 */
export function decide(
  rule: ThresholdRule,
  roll: readonly RollEntry[],
  ballots: readonly AnswerBallot[],
): Verdict {
  const count = countBallots(roll, ballots);
  const unreadable = ruleFaults(rule);
  const faults =
    unreadable.length > 0 ? unreadable : [...count.faults, ...standingFaults(rule, count.standing)];
  if (faults.length > 0) throw new FaultyVoteError(faults);
  return decideStanding(rule, count.standing);
}

/** Decides from what is known of the count, however it came to be known. */
export function decideStanding(rule: ThresholdRule, standing: Standing): Verdict {
  const checks = checksOf(rule, standing);
  const able = vetoesOf(rule, standing);
  const [outcome, reason] = conclude(rule, standing, checks, able.length > 0);
  return {
    outcome,
    reason,
    tally: tallyText(tallyIn(rule.unit, standing)),
    inequality: inequalityOf(reason, checks),
    vetoedBy: outcome === 'vetoed' ? able : [],
    elected: [],
    tiedWinners: [],
    opposedWithVeto: able,
    checks,
    turns: turningPoints(rule, standing, outcome, (supposed) => judge(rule, supposed)),
  };
}

/** Only what a standing would come to. */
function judge(rule: ThresholdRule, standing: Standing): Outcome {
  const isOpposed = vetoesOf(rule, standing).length > 0;
  return conclude(rule, standing, checksOf(rule, standing), isOpposed)[0];
}

type Conclusion = readonly [Outcome, Reason];

/** In this order: quorum, zero votes, the tests of the rule, vetoes [V5, V6, V8, V10]. */
function conclude(
  rule: ThresholdRule,
  standing: Standing,
  checks: readonly Check[],
  vetoed: boolean,
): Conclusion {
  const unmet = checks.filter((check) => !check.met);
  if (unmet.some((check) => check.kind === 'quorum')) return ['no-quorum', 'no-quorum'];
  if (nothingCast(rule, standing)) return ['rejected', 'no-votes-cast'];
  const [first] = unmet;
  if (first)
    return unmet.length === 1 ? failing(rule, standing, first) : ['rejected', reasonOf(first)];
  return vetoed ? ['vetoed', 'veto'] : ['adopted', 'threshold-met'];
}

/** Zero votes never carry [V5]: nobody said yes or no, or a rule without a bar met no yes. */
function nothingCast(rule: ThresholdRule, standing: Standing): boolean {
  return rulesWithin(rule).some((each) => {
    const tally = tallyIn(each.unit, standing);
    const base =
      each.base === undefined ? sumOf(tally, ['yes', 'no']) : baseAmount(tally, each.base);
    if (base === 0n || sumOf(tally, ['yes', 'no']) === 0n) return true;
    return tally.yes === 0n && checksWithin(each, standing).every((check) => check.met);
  });
}

function failing(rule: ThresholdRule, standing: Standing, check: Check): Conclusion {
  if (check.kind !== 'threshold' || !isTie(rule, tallyIn(rule.unit, standing))) {
    return ['rejected', reasonOf(check)];
  }
  return [rule.tie ?? 'rejected', 'tie'];
}

/**
 * Equal yes and no under a rule that asks for more yes than no, or that says itself
 * what a tie means [V7]. A two-thirds rule just fails.
 */
function isTie(rule: ThresholdRule, tally: Tally<Unit>): boolean {
  if (tally.yes !== tally.no) return false;
  if (rule.tie !== undefined) return true;
  if (rule.threshold === undefined || rule.compare !== '>') return false;
  const { numerator, denominator } = requireFraction(rule.threshold);
  return 2n * numerator === denominator && (rule.base === 'cast' || rule.base === 'cast+invalid');
}

function reasonOf(check: Check): Reason {
  if (check.kind === 'minimum') return 'minimum-not-met';
  if (check.kind === 'cap') return 'cap-exceeded';
  return check.kind === 'quorum' ? 'no-quorum' : 'threshold-not-met';
}

/** What decided, in numbers: every test that was passed, or the first that was not. */
function inequalityOf(reason: Reason, checks: readonly Check[]): string {
  if (reason === 'no-votes-cast') return 'yes 0, no 0';
  const failed = checks.filter((check) => !check.met);
  const [first] =
    reason === 'no-quorum' ? failed.filter((check) => check.kind === 'quorum') : failed;
  return first ? first.inequality : checks.map((check) => check.inequality).join('; ');
}

/** Every comparison of a rule and of those it includes; the quorum last. */
function checksOf(rule: ThresholdRule, standing: Standing): readonly Check[] {
  const checks = rulesWithin(rule).flatMap((each) => checksWithin(each, standing));
  const isQuorum = (check: Check) => check.kind === 'quorum';
  return [...checks.filter((check) => !isQuorum(check)), ...checks.filter(isQuorum)];
}

function checksWithin(rule: ThresholdRule, standing: Standing): readonly Check[] {
  const { unit, base, threshold, compare, minYes, quorum, caps = [] } = rule;
  const tally = tallyIn(unit, standing);
  const checks: Check[] = [];
  if (base !== undefined && threshold !== undefined && compare !== undefined) {
    const check = thresholdCheck(unit, tally, { base, threshold, compare });
    checks.push(deemAttained(rule, standing, check));
  }
  if (minYes !== undefined) checks.push(minimumCheck(unit, tally, minYes));
  for (const cap of caps) checks.push(capCheck(unit, tally, cap));
  if (quorum) checks.push(quorumCheck(unit, tally, quorum));
  return checks;
}

/** Who may veto under the rule and said no, in the roll's order [V8]. */
function vetoesOf(rule: ThresholdRule, standing: Standing): readonly string[] {
  const groups = new Set(rulesWithin(rule).flatMap((each) => each.vetoGroups ?? []));
  if (groups.size === 0) return [];
  return (standing.opposed ?? [])
    .filter((voter) => voter.groups === 'any' || voter.groups.some((group) => groups.has(group)))
    .map((voter) => voter.id);
}

function tallyIn(unit: Unit, standing: Standing): Tally<Unit> {
  const tally = unit === 'people' ? standing.people : standing.weight;
  if (!tally) throw new FaultyVoteError([{ code: 'weights-unknown', at: 'rule.unit' }]);
  return tally;
}

/** Writes a tally out as the file format has it. */
export function tallyText(tally: Readonly<Record<BallotState, Amount<Unit>>>): TallyText {
  const entries = ballotStates.map((state) => [state, formatAmount(tally[state])]);
  return Object.fromEntries(entries) as TallyText;
}
