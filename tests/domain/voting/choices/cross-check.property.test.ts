import * as fc from 'fast-check';
import { describe, it, vi } from 'vitest';
import { Borda, FirstPastThePost, InstantRunoff, RankedPairs, Schulze, utils } from 'votes';
import type { ChoiceMethod, ChoiceRule } from '@/domain/voting/choices/choice';
import { decideChoice } from '@/domain/voting/choices/decide-choice';
import type { Verdict } from '@/domain/voting/rules/verdict';

// Hundreds of votes each: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000 });

/**
 * A third opinion, where it is right: the package `votes` keeps no lot, leaves tails
 * unranked in Borda, drops ties of ranked pairs and ranks the equal winners of Schulze, so whole strict rankings are
 * compared, and the methods that meet ties where none comes up.
 */
const candidates = ['A', 'B', 'C', 'D', 'E'];
const strict = fc.shuffledSubarray(candidates, { minLength: 5 });
const profile = fc.array(fc.tuple(strict, fc.integer({ min: 1, max: 999 })), {
  minLength: 1,
  maxLength: 9,
});
/** Enough rankings that margins are seldom equal. */
const fullProfile = fc.array(fc.tuple(strict, fc.integer({ min: 1, max: 9999 })), {
  minLength: 5,
  maxLength: 9,
});
type Profile = readonly (readonly [order: readonly string[], count: number])[];

type Third = { ranking(): string[][] };
type Ballots = { candidates: string[]; ballots: { ranking: string[][]; weight: number }[] };

describe('against the package votes', () => {
  it.each([
    ['[V25] Borda', 'borda', {}, (all: Ballots) => new Borda(all)],
    ['[V21] plurality', 'plurality', {}, (all: Ballots) => new FirstPastThePost(all)],
  ] as const)('%s: the same winners', (_, method, rule, third) => {
    fc.assert(
      fc.property(
        profile,
        (each) => first(third(ballotsOf(each))) === winners(verdictOf(method, rule, each)),
      ),
    );
  });

  it('[V28] Schulze: the same winner where there is one', () => {
    fc.assert(
      fc.property(profile, (each) => {
        const verdict = verdictOf('schulze', {}, each);
        fc.pre(verdict.tiedWinners.length === 0);
        return first(new Schulze(matrixOf(ballotsOf(each)))) === winners(verdict);
      }),
    );
  });

  it('[V26] instant runoff: the same winner where nobody is tied for the last place', () => {
    fc.assert(
      fc.property(profile, (each) => {
        const verdict = verdictOf('irv', {}, each);
        fc.pre((verdict.stages ?? []).every((stage) => hasOneLast(Object.values(stage.totals))));
        return first(new InstantRunoff(ballotsOf(each))) === winners(verdict);
      }),
    );
  });

  it('[V29] ranked pairs by margins: the same winner where no two margins are equal', () => {
    fc.assert(
      fc.property(fullProfile, (each) => {
        const verdict = verdictOf('ranked-pairs', { strength: 'margins' }, each);
        const margins = marginsOf(verdict);
        fc.pre(new Set(margins).size === margins.length && !margins.includes(0));
        return first(new RankedPairs(matrixOf(ballotsOf(each)))) === winners(verdict);
      }),
    );
  });
});

function ballotsOf(profile: Profile): Ballots {
  const ballots = profile.map(([order, weight]) => ({ ranking: order.map((id) => [id]), weight }));
  return { candidates, ballots };
}

function matrixOf({ candidates: ids, ballots }: Ballots) {
  return utils.matrixFromBallots(ballots, ids);
}

function verdictOf(method: ChoiceMethod, rule: ChoiceRule, profile: Profile): Verdict {
  const ballots = profile.map(([order, count]) => ({ ranking: order.map((id) => [id]), count }));
  const options = candidates.map((id) => ({ id, name: id }));
  return decideChoice({ method, rule, roll: null, ballots, options, seats: 1 });
}

function first(third: Third): string {
  return (third.ranking()[0] ?? []).toSorted().join();
}

function winners({ elected, tiedWinners }: Verdict): string {
  return [...elected, ...tiedWinners].toSorted().join();
}

function hasOneLast(totals: readonly string[]): boolean {
  const lowest = Math.min(...totals.map(Number));
  return totals.filter((total) => Number(total) === lowest).length === 1;
}

function marginsOf({ pairwise = {} }: Verdict): number[] {
  return candidates.flatMap((left, index) =>
    candidates
      .slice(index + 1)
      .map((right) => Math.abs(Number(pairwise[left]?.[right]) - Number(pairwise[right]?.[left]))),
  );
}
