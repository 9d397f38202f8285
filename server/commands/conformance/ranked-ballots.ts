import { join } from 'node:path';
import { amountOf } from '@/domain/voting/rules/amount';
import type { Pairwise } from '@/domain/voting/choices/pairwise';
import { rankedPairsByPairs } from '@/domain/voting/choices/ranked-pairs';
import { schulzeByPairs } from '@/domain/voting/choices/schulze';
import type { Verdict } from '@/domain/voting/rules/verdict';
import { type ComparedSet, type Comparison, verdictOn } from './comparison';
import { readJson } from './read-data';

/** Profiles and matrices with known winners [V21, V25 to V29]. */
export function rankedBallots(folder: string): readonly ComparedSet[] {
  const profiles = readJson(
    join(folder, 'ranked/profiles_known_winners.json'),
  ) as readonly Profile[];
  const cycles = readJson(join(folder, 'ranked/condorcet_cycles.json')) as readonly Cycle[];
  return [
    { name: 'Profiles, documented winners', comparisons: profiles.flatMap(documentedWinners) },
    {
      name: 'Profiles, winners by another reckoning',
      comparisons: profiles.flatMap(reckonedWinners),
    },
    { name: 'Profiles, pairwise matrices', comparisons: profiles.map(matrixOf) },
    {
      name: 'Real Condorcet cycles, from their matrices',
      comparisons: cycles.flatMap(cycleWinners),
      leftOut: 'instant runoff, Borda and first choices, which a matrix cannot give',
    },
  ];
}

type Profile = {
  readonly id: string;
  readonly candidates: readonly string[];
  readonly ballots: readonly (readonly [count: number, ranking: readonly (readonly number[])[]])[];
  readonly known: Readonly<Record<string, string | readonly string[]>>;
  readonly computed_by_our_reference: Readonly<Record<string, readonly string[]>>;
  readonly pairwise: readonly (readonly number[])[];
};

type Cycle = {
  readonly id: string;
  readonly candidates: readonly string[];
  readonly pairwise: readonly (readonly number[])[];
  readonly schulze: readonly string[];
  readonly ranked_pairs_margins: readonly string[];
  readonly ranked_pairs_winning_votes: readonly string[];
};

const methodOf: Readonly<Record<string, { method: string; rule?: Record<string, string> }>> = {
  schulze: { method: 'schulze' },
  schulze_debian: { method: 'schulze' },
  schulze_margins: { method: 'schulze', rule: { strength: 'margins' } },
  ranked_pairs: { method: 'ranked-pairs', rule: { strength: 'margins' } },
  borda: { method: 'borda' },
  fptp: { method: 'plurality' },
  irv: { method: 'irv' },
};

function documentedWinners(profile: Profile): readonly Comparison[] {
  return Object.entries(profile.known).map(([name, winners]) =>
    compareWinners(profile, name, [winners].flat()),
  );
}

function reckonedWinners(profile: Profile): readonly Comparison[] {
  return Object.entries(profile.computed_by_our_reference).flatMap(([name, winners]) =>
    methodOf[name] ? [compareWinners(profile, name, winners)] : [],
  );
}

function compareWinners(profile: Profile, name: string, winners: readonly string[]): Comparison {
  const verdict = verdictOn({ ...recordOf(profile), ...methodOf[name] });
  const lotTie =
    name === 'irv' &&
    verdict.tiedWinners.length > 0 &&
    winners.every((id) => verdict.tiedWinners.includes(id));
  return {
    name: `${profile.id} ${name}`,
    expected: winners.toSorted().join(' = '),
    ours: winnersOf(verdict),
    ...(lotTie
      ? { knownDefect: 'a tie only a lot can break, on which the other reckoning chose' }
      : {}),
  };
}

function winnersOf({ elected, tiedWinners }: Pick<Verdict, 'elected' | 'tiedWinners'>): string {
  return [...elected, ...tiedWinners].toSorted().join(' = ');
}

function recordOf({ candidates, ballots }: Profile) {
  const named = (places: readonly (readonly number[])[]) =>
    places.map((equals) => equals.map((index) => candidates[index] ?? ''));
  return {
    method: 'schulze',
    options: candidates.map((id) => ({ id })),
    ballots: ballots.map(([count, ranking]) => ({ count, ranking: named(ranking) })),
  };
}

function matrixOf(profile: Profile): Comparison {
  const { pairwise = {} } = verdictOn(recordOf(profile));
  const ours = profile.candidates.map((row) =>
    profile.candidates.map((column) => Number(pairwise[row]?.[column] ?? 0)),
  );
  return {
    name: profile.id,
    expected: JSON.stringify(profile.pairwise),
    ours: JSON.stringify(ours),
  };
}

function cycleWinners({ id, candidates, ...cycle }: Cycle): readonly Comparison[] {
  const pairs: Pairwise = {
    ids: candidates,
    of: (row, column) => amountOf(BigInt(cycle.pairwise[row]?.[column] ?? 0) * 1_000_000n),
  };
  const by = (strength: 'margins' | 'winning-votes') => ({ seats: 1, rule: { strength } });
  const results = [
    ['schulze', cycle.schulze, schulzeByPairs(pairs, by('winning-votes'))],
    ['ranked pairs, margins', cycle.ranked_pairs_margins, rankedPairsByPairs(pairs, by('margins'))],
    [
      'ranked pairs, winning votes',
      cycle.ranked_pairs_winning_votes,
      rankedPairsByPairs(pairs, by('winning-votes')),
    ],
  ] as const;
  return results.map(([name, winners, result]) => ({
    name: `${id} ${name}`,
    expected: winners.toSorted().join(' = '),
    ours: winnersOf(result),
  }));
}
