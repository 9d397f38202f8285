import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { decide } from '@/domain/voting/rules/decide';
import { presets } from '@/domain/voting/rules/presets';
import {
  answers,
  namedBases,
  type Answer,
  type BallotState,
  type RollEntry,
  type ThresholdRule,
} from '@/domain/voting/rules/rule';
import type { Outcome, Turn } from '@/domain/voting/rules/verdict';

vi.setConfig({ testTimeout: 120_000 });

const share = fc.constantFrom('1/2', '2/3', '3/4', '3/5', '1/1');
const atLeast = fc.constantFrom('>=' as const, '>' as const);
const base = fc.constantFrom(...namedBases);

/** Every kind of rule that counts people and that somebody can put together by the form. */
const ownRule: fc.Arbitrary<ThresholdRule> = fc
  .record(
    {
      unit: fc.constant('people' as const),
      base,
      threshold: share,
      compare: atLeast,
      minYes: fc.constantFrom('1', '2', '4'),
      quorum: fc.record({
        of: fc.constantFrom('entitled' as const, 'members' as const),
        threshold: fc.constantFrom('1/3', '1/2', '2/3'),
        compare: atLeast,
        countedBy: fc.constantFrom('present' as const, 'cast' as const),
      }),
      caps: fc.array(
        fc.record({
          answer: fc.constantFrom('no' as const, 'abstain' as const),
          base,
          threshold: fc.constantFrom('0', '1/3', '1/2'),
          compare: fc.constant('<=' as const),
        }),
        { maxLength: 1 },
      ),
      tie: fc.constantFrom('rejected' as const, 'tied' as const),
    },
    { requiredKeys: ['unit', 'base', 'threshold', 'compare'] },
  )
  // More than the whole can never be reached.
  .filter(({ threshold, compare }) => threshold !== '1/1' || compare === '>=');
const byPeople = Object.values(presets).filter(({ also }) => also === undefined);
const rule = fc.oneof(ownRule, fc.constantFrom(...byPeople));

const state: fc.Arbitrary<Answer | 'absent'> = fc.constantFrom(...answers, 'absent' as const);
const states = fc.array(state, { minLength: 1, maxLength: 7 });

describe('what would have changed it, tried with every group of voters', () => {
  it('[V36] is true of every group of so many, and of no smaller one', () => {
    fc.assert(
      fc.property(rule, states, (each, voted) => {
        for (const turn of decided(each, voted).turns ?? []) expectTrue(each, voted, turn);
      }),
      { numRuns: 1_500 },
    );
  });

  it('[V36] is said wherever abstaining or absent voters could have carried it', () => {
    fc.assert(
      fc.property(rule, states, (each, voted) => {
        const { outcome, turns = [], reason } = decided(each, voted);
        if (outcome !== 'rejected' && outcome !== 'tied') return;
        if (reason === 'no-votes-cast') return;
        const all = voted.map((one) => (one === 'no' ? one : 'yes'));
        if (decided(each, all).outcome === 'adopted') expect(turns).not.toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});

type Voted = readonly (Answer | 'absent')[];

/** Who moves where by a turning point, and what it then comes to. */
const meanings: Record<
  Turn['kind'],
  { from: readonly BallotState[]; to: Answer | 'absent'; does: (outcome: Outcome) => boolean }
> = {
  'more-yes': {
    from: ['abstain', 'not-participating', 'blank', 'invalid', 'absent'],
    to: 'yes',
    does: carries,
  },
  'present-yes': {
    from: ['abstain', 'not-participating', 'blank', 'invalid'],
    to: 'yes',
    does: carries,
  },
  'abstain-yes': { from: ['abstain'], to: 'yes', does: carries },
  'absent-yes': { from: ['absent'], to: 'yes', does: carries },
  'any-yes': {
    from: ['abstain', 'not-participating', 'blank', 'invalid', 'absent'],
    to: 'yes',
    does: carries,
  },
  switched: { from: ['no'], to: 'yes', does: carries },
  'fewer-yes': { from: ['yes'], to: 'absent', does: (outcome) => outcome !== 'adopted' },
  'yes-abstaining': { from: ['yes'], to: 'abstain', does: (outcome) => outcome !== 'adopted' },
  'yes-absent': { from: ['yes'], to: 'absent', does: (outcome) => outcome !== 'adopted' },
  'more-present': { from: ['absent'], to: 'abstain', does: (outcome) => outcome !== 'no-quorum' },
};

function carries(outcome: Outcome): boolean {
  return outcome === 'adopted' || outcome === 'vetoed';
}

function expectTrue(each: ThresholdRule, voted: Voted, { kind, count, counted }: Turn): void {
  const meaning = meanings[kind];
  const from: readonly BallotState[] =
    counted === 'cast' ? meanings['more-yes'].from : meaning.from;
  const to = counted === 'cast' ? 'no' : meaning.to;
  const movable = voted.flatMap((one, index) => (from.includes(one) ? [index] : []));
  for (const group of groupsWithin(movable)) {
    const supposed = voted.map((one, index) => (group.includes(index) ? to : one));
    const does = meaning.does(decided(each, supposed).outcome);
    if (group.length === count) expect(does, `${kind} ${count} of ${voted.join()}`).toBe(true);
    if (group.length < count && kind !== 'any-yes') {
      expect(does, `${kind} ${count} of ${voted.join()}`).toBe(false);
    }
  }
}

function groupsWithin(indexes: readonly number[]): readonly (readonly number[])[] {
  const [first, ...rest] = indexes;
  if (first === undefined) return [[]];
  const without = groupsWithin(rest);
  return [...without, ...without.map((group) => [first, ...group])];
}

function decided(each: ThresholdRule, voted: Voted) {
  const roll: RollEntry[] = voted.map((_, index) => ({
    id: `m${index}`,
    name: `Member ${index}`,
    weight: '1',
    groups: [],
    entitled: true,
  }));
  const ballots = voted.flatMap((answer, index) =>
    answer === 'absent' ? [] : [{ voter: `m${index}`, answer }],
  );
  return decide(each, roll, ballots);
}
