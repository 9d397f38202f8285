import type { Fault } from '@/domain/voting/fault';
import { type BallotState, ballotStates, type RollEntry } from '@/domain/voting/rules/rule';
import { voterFault, weightOf } from '@/domain/voting/rules/tally';
import type { ChoiceBallot, Paper } from './choice';

type Gathered = {
  readonly papers: readonly Paper[];
  /** The weight of everybody whose paper is not among them, by state; yes and no stay empty. */
  readonly states: Readonly<Record<BallotState, bigint>>;
  readonly faults: readonly Fault[];
};

const one = 1_000_000n;

/**
 * Weighs the ballots of a choice by the roll and sets aside those that choose nothing
 * [V2, V3]. A ballot without a mark is blank.
 */
export function gatherPapers(
  roll: readonly RollEntry[] | null,
  ballots: readonly ChoiceBallot[],
): Gathered {
  const named = ballots.filter((ballot) => ballot.voter !== undefined).length;
  if (named > 0 && named < ballots.length) {
    return { ...sortOut([]), faults: [{ code: 'mixed-ballots', at: 'ballots' }] };
  }
  return named > 0 ? gatherNamed(roll, ballots) : gatherSecret(roll, ballots);
}

function gatherNamed(
  roll: readonly RollEntry[] | null,
  ballots: readonly ChoiceBallot[],
): Gathered {
  if (!roll) return { ...sortOut([]), faults: [{ code: 'roll-missing', at: 'roll' }] };
  const lines = new Map(roll.map((entry) => [entry.id, entry]));
  const weights = new Map(roll.map((entry) => [entry.id, weightOf(entry)]));
  const cast = new Set<string>();
  const faults: Fault[] = [];
  const papers: Paper[] = [];
  ballots.forEach((ballot, index) => {
    const voter = ballot.voter ?? '';
    const code = voterFault(lines.get(voter), cast.has(voter));
    if (code) faults.push({ code, at: `ballots[${index}].voter`, found: voter });
    cast.add(voter);
    papers.push({ ballot, weight: weights.get(voter) ?? 0n });
  });
  const gathered = sortOut(papers);
  for (const entry of roll) {
    if (!entry.entitled) gathered.states['not-entitled'] += weightOf(entry);
    else if (!cast.has(entry.id)) gathered.states.absent += weightOf(entry);
  }
  return { ...gathered, faults };
}

function gatherSecret(
  roll: readonly RollEntry[] | null,
  ballots: readonly ChoiceBallot[],
): Gathered {
  const papers = ballots.map((ballot) => ({ ballot, weight: weightOfCount(ballot.count ?? 1) }));
  const gathered = sortOut(papers);
  if (!roll) return { ...gathered, faults: [] };
  const entitled = roll.filter((entry) => entry.entitled);
  const cast = ballots.reduce((sum, { count = 1 }) => sum + count, 0);
  gathered.states['not-entitled'] = BigInt(roll.length - entitled.length) * one;
  gathered.states.absent = BigInt(Math.max(0, entitled.length - cast)) * one;
  return { ...gathered, faults: secretFaults(entitled, cast) };
}

function weightOfCount(count: number): bigint {
  return count === 1 ? one : BigInt(count) * one;
}

function secretFaults(entitled: readonly RollEntry[], cast: number): readonly Fault[] {
  const [found, expected] = [String(cast), String(entitled.length)];
  const unequal = entitled.some((entry) => weightOf(entry) !== weightOfCount(1));
  return [
    ...(unequal && cast > 0 ? [{ code: 'secret-weights', at: 'roll' } as const] : []),
    ...(cast > entitled.length
      ? [{ code: 'too-many-ballots', at: 'ballots', found, expected } as const]
      : []),
  ];
}

function sortOut(all: readonly Paper[]) {
  const states = Object.fromEntries(ballotStates.map((state) => [state, 0n])) as Record<
    BallotState,
    bigint
  >;
  const papers = all.filter(({ ballot, weight }) => {
    const state = ballot.answer ?? (isBlank(ballot) ? 'blank' : null);
    if (state !== null) states[state] += weight;
    return state === null;
  });
  return { papers, states };
}

function isBlank({ ranking, approves, scores }: ChoiceBallot): boolean {
  if (ranking) return ranking.every((equals) => equals.length === 0);
  if (approves) return approves.length === 0;
  for (const id in scores) if (Object.hasOwn(scores, id)) return false;
  return true;
}
