import { describe, expect, it } from 'vitest';
import { decide } from '@/domain/voting/rules/decide';
import { FaultyVoteError } from '@/domain/voting/fault';
import { presets } from '@/domain/voting/rules/presets';
import type { AnswerBallot, RollEntry, ThresholdRule } from '@/domain/voting/rules/rule';
import { council, rollOf, voting } from '@/tests/domain/voting/build-vote';

const majority: ThresholdRule = { unit: 'people', base: 'cast', threshold: '1/2', compare: '>' };

describe('decide', () => {
  it.each([
    { rule: 'V4', preset: 'simple-majority', yes: 8, no: 7, outcome: 'adopted' },
    { rule: 'V4', preset: 'simple-majority', yes: 1, no: 0, abstain: 192, outcome: 'adopted' },
    { rule: 'V7', preset: 'simple-majority', yes: 13, no: 13, outcome: 'rejected' },
    { rule: 'V4', preset: 'two-thirds', yes: 108, no: 54, abstain: 16, outcome: 'adopted' },
    { rule: 'V4', preset: 'two-thirds', yes: 107, no: 54, outcome: 'rejected' },
    { rule: 'V4', preset: 'absolute-majority', yes: 97, absent: 96, outcome: 'adopted' },
    { rule: 'V4', preset: 'absolute-majority', yes: 96, absent: 96, outcome: 'rejected' },
    { rule: 'V11', preset: 'ga-simple', yes: 1, no: 0, abstain: 192, outcome: 'adopted' },
    { rule: 'V11', preset: 'ga-simple', yes: 47, no: 47, abstain: 20, outcome: 'tied' },
    { rule: 'V11', preset: 'ga-important', yes: 47, no: 47, abstain: 20, outcome: 'rejected' },
    { rule: 'V11', preset: 'ga-important', yes: 51, no: 49, abstain: 25, outcome: 'rejected' },
    { rule: 'V6', preset: 'ga-simple', yes: 96, no: 0, absent: 97, outcome: 'no-quorum' },
    { rule: 'V6', preset: 'ga-simple', yes: 97, no: 0, absent: 96, outcome: 'adopted' },
    { rule: 'V5', preset: 'simple-majority', abstain: 5, outcome: 'rejected' },
    { rule: 'V5', preset: 'two-thirds', outcome: 'rejected' },
    {
      rule: 'V14',
      preset: 'rr-majority',
      yes: 41,
      no: 30,
      invalid: 10,
      blank: 4,
      outcome: 'adopted',
    },
    {
      rule: 'V14',
      preset: 'rr-majority',
      yes: 40,
      no: 31,
      invalid: 10,
      blank: 4,
      outcome: 'rejected',
    },
    { rule: 'V14', preset: 'rr-majority', yes: 13, no: 13, outcome: 'rejected' },
    { rule: 'V14', preset: 'rr-two-thirds', yes: 20, no: 10, outcome: 'adopted' },
    { rule: 'V14', preset: 'rr-two-thirds', yes: 20, no: 10, invalid: 1, outcome: 'rejected' },
  ] as const)(
    '[$rule] $preset, $yes to $no: $outcome',
    ({ rule: _rule, preset, outcome, ...counts }) => {
      const { roll, ballots } = voting(counts);
      expect(decide(presets[preset], roll, ballots).outcome).toBe(outcome);
    },
  );

  it('[V4] writes the comparison with the numbers in it', () => {
    const { roll, ballots } = voting({ yes: 108, no: 54, abstain: 16, absent: 15 });
    const verdict = decide(presets['two-thirds'], roll, ballots);
    expect(verdict.inequality).toBe('yes 108, cast 162: 3×108 ≥ 2×162 → 324 ≥ 324');
    expect(verdict.reason).toBe('threshold-met');
  });

  it('[V4] writes the comparison that failed as it was', () => {
    const { roll, ballots } = voting({ yes: 1, no: 2 });
    expect(decide(majority, roll, ballots).inequality).toBe('yes 1, cast 3: 2×1 ≤ 3 → 2 ≤ 3');
  });

  it('[V5] gives the reason when nobody said yes or no', () => {
    const { roll, ballots } = voting({ abstain: 3 });
    const verdict = decide(presets['absolute-majority'], roll, ballots);
    expect(verdict).toMatchObject({ outcome: 'rejected', reason: 'no-votes-cast' });
  });

  it('[V5] a rule without a bar does not carry on no yes at all', () => {
    const { roll, ballots } = voting({ no: 3 });
    const rule: ThresholdRule = { unit: 'people', base: 'cast', threshold: '0', compare: '>=' };
    expect(decide(rule, roll, ballots).outcome).toBe('rejected');
  });

  it('[V7] an equal vote is kept apart where the body keeps it apart', () => {
    const { roll, ballots } = voting({ yes: 4, no: 4 });
    expect(decide({ ...majority, tie: 'tied' }, roll, ballots)).toMatchObject({
      outcome: 'tied',
      reason: 'tie',
    });
    expect(decide(majority, roll, ballots)).toMatchObject({ outcome: 'rejected', reason: 'tie' });
  });

  it('[V9] a cap refuses what the majority would carry', () => {
    const { roll, ballots } = voting({ yes: 9, no: 1 });
    const unopposed: ThresholdRule = {
      ...majority,
      caps: [{ answer: 'no', base: 'cast', threshold: '0', compare: '<=' }],
    };
    const verdict = decide(unopposed, roll, ballots);
    expect(verdict).toMatchObject({ outcome: 'rejected', reason: 'cap-exceeded' });
    expect(verdict.inequality).toBe('no 1, cast 10: 1 > 0×10 → 1 > 0');
  });

  it('[V10] a double majority needs both', () => {
    const roll = rollOf(['A', '10'], ['B', '1'], ['C', '1']);
    const ballots = cast({ A: 'no', B: 'yes', C: 'yes' });
    const both: ThresholdRule = { ...majority, also: [{ ...majority, unit: 'weight' }] };
    expect(decide(majority, roll, ballots).outcome).toBe('adopted');
    expect(decide(both, roll, ballots)).toMatchObject({
      outcome: 'rejected',
      reason: 'threshold-not-met',
      inequality: 'yes 2, cast 12: 2×2 ≤ 12 → 4 ≤ 12',
    });
  });

  it('[V1] weighs in millionths, exactly', () => {
    const roll = rollOf(['A', '0.1'], ['B', '0.2'], ['C', '0.3']);
    const rule: ThresholdRule = { unit: 'weight', base: 'cast', threshold: '1/2', compare: '>=' };
    const verdict = decide(rule, roll, cast({ A: 'yes', B: 'yes', C: 'no' }));
    expect(verdict.outcome).toBe('adopted');
    expect(verdict.tally).toMatchObject({ yes: '0.3', no: '0.3' });
  });

  it('[V1] refuses a fixed base smaller than those who may vote', () => {
    const { roll, ballots } = voting({ yes: 16 });
    const rule: ThresholdRule = { ...majority, base: { fixed: '15' } };
    expect(() => decide(rule, roll, ballots)).toThrow(FaultyVoteError);
  });

  it('[V2] keeps the eight states apart', () => {
    const roll: RollEntry[] = rollOf('a', 'b', 'c', 'd', 'e', 'f', 'g');
    roll.push({ id: 'h', name: 'h', weight: '1', groups: [], entitled: false });
    const ballots = cast({
      a: 'yes',
      b: 'no',
      c: 'abstain',
      d: 'not-participating',
      e: 'blank',
      f: 'invalid',
    });
    const { tally } = decide(majority, roll, ballots);
    expect(new Set(Object.values(tally))).toEqual(new Set(['1']));
    expect(Object.keys(tally)).toHaveLength(8);
  });

  it.each([
    { fault: 'unknown-voter', ballots: [{ voter: 'x', answer: 'yes' }] },
    {
      fault: 'voted-twice',
      ballots: [
        { voter: 'a', answer: 'yes' },
        { voter: 'a', answer: 'yes' },
      ],
    },
    { fault: 'not-entitled', ballots: [{ voter: 's', answer: 'yes' }] },
    { fault: 'mixed-ballots', ballots: [{ voter: 'a', answer: 'yes' }, { answer: 'no' }] },
    { fault: 'too-many-ballots', ballots: [{ answer: 'yes', count: 3 }] },
  ] as const)('[V3] refuses to count: $fault', ({ fault, ballots }) => {
    const suspended = { id: 's', name: 's', weight: '1', groups: [], entitled: false };
    expect(() => decide(majority, [...rollOf('a', 'b'), suspended], ballots)).toThrow(fault);
  });

  it('[V17] counts secret ballots, the rest of the roll as absent', () => {
    const ballots: AnswerBallot[] = [{ answer: 'yes', count: 3 }, { answer: 'no' }];
    const verdict = decide(majority, rollOf('a', 'b', 'c', 'd', 'e', 'f'), ballots);
    expect(verdict.tally).toMatchObject({ yes: '3', no: '1', absent: '2' });
    expect(verdict.outcome).toBe('adopted');
  });

  it('[V17] does not guess who stood behind a secret no', () => {
    const ballots: AnswerBallot[] = [{ answer: 'yes', count: 9 }, { answer: 'no' }];
    expect(() => decide(presets['unsc-substantive'], council, ballots)).toThrow('secret-veto');
  });
});

function cast(answers: Record<string, AnswerBallot['answer']>): AnswerBallot[] {
  return Object.entries(answers).map(([voter, answer]) => ({ voter, answer }));
}
