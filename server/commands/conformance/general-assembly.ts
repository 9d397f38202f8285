import { join } from 'node:path';
import { type ComparedSet, outcomeOn } from './comparison';
import { readCsv, readJson, readJsonLines } from './read-data';

/** Every set of General Assembly votes, by rules 82 to 95 [V4, V7, V11]. */
export function generalAssembly(folder: string): readonly ComparedSet[] {
  const rows = readCsv(join(folder, 'ga/counts_1946_1979.csv'));
  return [
    countedVotes('General Assembly 1946–1979, simple majority', rows, 'ga-simple'),
    countedVotes('General Assembly 1946–1979, two thirds', rows, 'ga-important'),
    hardCases(join(folder, 'ga/hard_cases.json')),
    nearTwoThirds(join(folder, 'ga/rollcalls_near_two_thirds.jsonl')),
  ];
}

const words: Readonly<Record<string, string>> = {
  carried: 'adopted',
  met: 'adopted',
  lost: 'rejected',
  not_met: 'rejected',
  tie: 'tied',
};

function countedVotes(
  name: string,
  rows: readonly Readonly<Record<string, string>>[],
  rule: 'ga-simple' | 'ga-important',
): ComparedSet {
  const column = rule === 'ga-simple' ? 'simple_majority' : 'two_thirds';
  const comparisons = rows.map((row) => {
    const counts = {
      yes: Number(row['yes']),
      no: Number(row['no']),
      abstain: Number(row['abstain']),
    };
    const absent = Number(row['absent'] === '' ? 0 : row['absent']);
    return {
      name: `rcid ${row['rcid']} ${row['date']} ${row['unres']}`.trim(),
      expected: words[row[column] ?? ''] ?? '?',
      ours: outcomeOn({ method: 'threshold', rule, counts: { ...counts, absent } }),
    };
  });
  return { name, comparisons };
}

type RollCall = Readonly<Record<'yes' | 'no' | 'abstain', readonly string[]>>;

type HardCase = {
  readonly rcid: number;
  readonly majority: 'simple' | 'two_thirds';
  readonly documented_outcome: string;
  readonly votes: RollCall;
};

function hardCases(path: string): ComparedSet {
  const comparisons = (readJson(path) as readonly HardCase[]).map((hard) => ({
    name: `rcid ${hard.rcid}`,
    expected: hard.documented_outcome,
    ours: shortOutcome(hard.votes, hard.majority === 'simple' ? 'ga-simple' : 'ga-important'),
  }));
  return { name: 'General Assembly, documented hard cases', comparisons };
}

function shortOutcome(votes: RollCall, rule: string): string {
  return rollCall(votes, rule) === 'adopted' ? 'adopted' : 'not_adopted';
}

type NearTwoThirds = {
  readonly rcid: number;
  readonly unres: string;
  readonly two_thirds: boolean;
  readonly votes: RollCall;
};

function nearTwoThirds(path: string): ComparedSet {
  const comparisons = (readJsonLines(path) as readonly NearTwoThirds[]).map((call) => ({
    name: `rcid ${call.rcid} ${call.unres}`,
    expected: call.two_thirds ? 'adopted' : 'rejected',
    ours: rollCall(call.votes, 'ga-important'),
  }));
  return { name: 'General Assembly roll calls near two thirds', comparisons };
}

function rollCall(votes: RollCall, rule: string): string {
  const ballots = (['yes', 'no', 'abstain'] as const).flatMap((answer) =>
    votes[answer].map((voter) => ({ voter, answer })),
  );
  const roll = ballots.map(({ voter }) => ({ id: voter }));
  return outcomeOn({ method: 'threshold', rule, roll, ballots });
}
