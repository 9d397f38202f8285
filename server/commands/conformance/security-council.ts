import { join } from 'node:path';
import { type ComparedSet, outcomeOn } from './comparison';
import { readCsv, readJson, readJsonLines } from './read-data';

/** Every set of Security Council votes, by the rules of Article 27 [V8, V12, V15]. */
export function securityCouncil(folder: string): readonly ComparedSet[] {
  return [
    countedDecisions(join(folder, 'sc/counts_1946_1989.csv')),
    memberVotes(join(folder, 'sc/members_1994_2009.jsonl')),
    failedDrafts(join(folder, 'sc/failed_drafts_members.json')),
    proceduralDecisions(join(folder, 'sc/procedural_adopted_over_permanent_no.json')),
  ];
}

const outcomes: Readonly<Record<string, string>> = { failed: 'rejected' };

function expectedOutcome(outcome: string): string {
  return outcomes[outcome] ?? outcome;
}

function countedDecisions(path: string): ComparedSet {
  const rows = readCsv(path);
  const counted = rows.filter((row) => row['modality'] === 'vote' && row['yes'] !== '');
  const comparisons = counted.map((row) => {
    const { symbol = '', date = '', yes, no, abstain, threshold, flag = '' } = row;
    const counts = { yes: Number(yes), no: Number(no), abstain: Number(abstain) };
    const absent = Number(row['not_voting'] ?? 0);
    const vetoes = (row['vetoed_by'] ?? '').split(/[ ;,]+/).filter((name) => name !== '');
    const ours = outcomeOn({
      method: 'threshold',
      rule: threshold === '7' ? 'unsc-substantive-1946' : 'unsc-substantive',
      counts: { ...counts, absent },
      vetoes,
    });
    return {
      name: `${symbol} ${date}`.trim(),
      expected: expectedOutcome(row['outcome'] ?? ''),
      ours,
      ...(flag === '' ? {} : { knownDefect: flag }),
    };
  });
  const without = rows.length - counted.length;
  return {
    name: 'Security Council 1946–1989, counts',
    comparisons,
    leftOut: `${without} decisions recorded without counts`,
  };
}

type MemberVote = {
  readonly symbol?: string;
  readonly meeting: string;
  readonly on?: string;
  readonly draft?: string;
  readonly date?: string;
  readonly members?: number;
  readonly procedural?: boolean;
  readonly outcome: string;
  readonly votes: Readonly<Record<'Y' | 'N' | 'A', readonly string[]>>;
  readonly not_voting_count: number;
};

const permanent = new Set([
  'China',
  'France',
  'Russian Federation',
  'United Kingdom',
  'United States',
]);

function memberVotes(path: string): ComparedSet {
  const votes = readJsonLines(path) as readonly MemberVote[];
  const comparisons = votes.map((vote) => ({
    name: `${vote.symbol ?? vote.draft ?? vote.meeting} ${vote.date ?? ''}`.trim(),
    expected: expectedOutcome(vote.outcome),
    ours: rollCall(vote, vote.procedural ? 'unsc-procedural' : 'unsc-substantive'),
  }));
  return { name: 'Security Council 1994–2009, member by member', comparisons };
}

function failedDrafts(path: string): ComparedSet {
  const votes = readJson(path) as readonly MemberVote[];
  const comparisons = votes.map((vote) => ({
    name: `${vote.meeting} ${vote.on ?? ''}`.trim(),
    expected: expectedOutcome(vote.outcome),
    ours: rollCall(vote, vote.members === 11 ? 'unsc-substantive-1946' : 'unsc-substantive'),
  }));
  return { name: 'Security Council drafts that failed, by member', comparisons };
}

const answers = { Y: 'yes', N: 'no', A: 'abstain' } as const;

function rollCall({ votes, not_voting_count }: MemberVote, rule: string): string {
  const ballots = (['Y', 'N', 'A'] as const).flatMap((letter) =>
    votes[letter].map((voter) => ({ voter, answer: answers[letter] })),
  );
  const silent = Array.from({ length: not_voting_count }, (_, index) => `not voting ${index + 1}`);
  const roll = [...ballots.map(({ voter }) => voter), ...silent].map((id) => ({
    id,
    groups: permanent.has(id) ? ['permanent'] : [],
  }));
  return outcomeOn({ method: 'threshold', rule, roll, ballots });
}

type ProceduralDecision = {
  readonly symbol: string;
  readonly date: string;
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
  readonly p5_no: readonly string[];
};

function proceduralDecisions(path: string): ComparedSet {
  const comparisons = (readJson(path) as readonly ProceduralDecision[]).map((decision) => {
    const { yes, no, abstain, date } = decision;
    const rule = date < '1966' ? 'unsc-procedural-1946' : 'unsc-procedural';
    const counts = { yes, no, abstain };
    return {
      name: `${decision.symbol} ${date}`,
      expected: 'adopted',
      ours: outcomeOn({ method: 'threshold', rule, counts, vetoes: decision.p5_no }),
    };
  });
  return { name: 'Security Council procedural, over a permanent no', comparisons };
}
