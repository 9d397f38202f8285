import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Stage } from '@/domain/voting/rules/verdict';
import { type ComparedSet, type Comparison, verdictOn } from './comparison';
import { readJson } from './read-data';

type Ward = {
  readonly ward: string;
  readonly council: string;
  readonly seats: number;
  readonly quota: number;
  readonly candidates: readonly string[];
  readonly ballots: readonly (readonly [count: number, ranking: readonly number[]])[];
  readonly official: readonly {
    readonly candidate: number;
    readonly elected: boolean;
    readonly stage_totals: readonly number[];
  }[];
};

/** The council wards of 2022 against the official returns [V31, V32]. */
export function scottishWards(folder: string): readonly ComparedSet[] {
  const within = join(folder, 'ranked/scotland2022');
  const wards = readdirSync(within)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file) => compareWard(readJson(join(within, file)) as Ward));
  return [
    { name: 'Scottish wards 2022, the elected', comparisons: wards.map((ward) => ward.winners) },
    {
      name: 'Scottish wards 2022, every stage total',
      comparisons: wards.map((ward) => ward.stages),
    },
  ];
}

function compareWard(ward: Ward): { winners: Comparison; stages: Comparison } {
  const ids = ward.candidates.map((_, index) => String(index + 1));
  const verdict = verdictOn({
    method: 'stv-scottish',
    seats: ward.seats,
    options: ward.candidates.map((name, index) => ({ id: String(index + 1), name })),
    ballots: ward.ballots.map(([count, ranking]) => ({
      count,
      ranking: ranking.map((candidate) => [String(candidate)]),
    })),
  });
  const official = ward.official
    .filter((each) => each.elected)
    .map((each) => String(each.candidate));
  const name = `${ward.council} ${ward.ward}`;
  return {
    winners: {
      name,
      expected: `quota ${ward.quota}: ${official.toSorted().join(' ')}`,
      ours: `quota ${verdict.quota}: ${verdict.elected.toSorted().join(' ')}`,
    },
    stages: { name, expected: 'equal', ours: firstDifference(ward, verdict.stages ?? [], ids) },
  };
}

/** The returns round totals of a thousand and more to two decimals. */
function firstDifference(ward: Ward, stages: readonly Stage[], ids: readonly string[]): string {
  const counted = Math.max(...ward.official.map((each) => each.stage_totals.length));
  if (counted !== stages.length) return `${stages.length} stages instead of ${counted}`;
  for (const [index, stage] of stages.entries()) {
    for (const id of ids) {
      const returned = ward.official.find((each) => String(each.candidate) === id);
      const theirs = returned?.stage_totals[index];
      const ours = Number(stage.totals[id]);
      const tolerance = ours >= 1000 ? 0.0051 : 0.000_001;
      if (theirs !== undefined && Math.abs(theirs - ours) > tolerance) {
        return `stage ${index + 1}, candidate ${id}: ${stage.totals[id]} instead of ${theirs}`;
      }
    }
  }
  return 'equal';
}
