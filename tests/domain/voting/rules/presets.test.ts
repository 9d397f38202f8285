import { describe, expect, it } from 'vitest';
import { decide } from '@/domain/voting/rules/decide';
import { isPresetName, presetNames, presets } from '@/domain/voting/rules/presets';
import type { Answer, RollEntry } from '@/domain/voting/rules/rule';
import { ruleFaults } from '@/domain/voting/rules/rule-faults';
import { council, councilVoting } from '@/tests/domain/voting/build-vote';

describe('the Security Council', () => {
  const substantive = presets['unsc-substantive'];

  it('[V12] adopts with nine yes and no negative vote of a permanent member', () => {
    const verdict = decide(
      substantive,
      council,
      councilVoting({ CHN: 'abstain', ALB: 'no' }, 'yes'),
    );
    expect(verdict).toMatchObject({ outcome: 'adopted', reason: 'threshold-met', vetoedBy: [] });
    expect(verdict.inequality).toBe('yes 13 ≥ 9');
  });

  it('[V8] a negative vote of a permanent member defeats what would have carried', () => {
    const verdict = decide(substantive, council, councilVoting({ RUS: 'no' }, 'yes'));
    expect(verdict).toMatchObject({ outcome: 'vetoed', reason: 'veto', vetoedBy: ['RUS'] });
  });

  it('[V8] eight yes are no majority, whoever else said no', () => {
    const noes = Object.fromEntries(['RUS', 'CHN'].map((id) => [id, 'no' as const]));
    const abstaining = ['ALB', 'BRA', 'GAB', 'GHA', 'IND'].map((id) => [id, 'abstain' as const]);
    const answers: Record<string, Answer> = { ...noes, ...Object.fromEntries(abstaining) };
    const verdict = decide(substantive, council, councilVoting(answers, 'yes'));
    expect(verdict).toMatchObject({ outcome: 'rejected', reason: 'minimum-not-met', vetoedBy: [] });
    expect(verdict.inequality).toBe('yes 8 < 9');
  });

  it('[V12] absence and not participating of a permanent member are no veto', () => {
    const ballots = councilVoting({ USA: 'not-participating' }, 'yes').slice(1);
    const verdict = decide(substantive, council, ballots);
    expect(verdict).toMatchObject({ outcome: 'adopted' });
    expect(verdict.tally).toMatchObject({ absent: '1', 'not-participating': '1' });
  });

  it('[V12] S/RES/2623 (2022): procedural, adopted over the no of Russia', () => {
    const answers: Record<string, Answer> = {
      RUS: 'no',
      CHN: 'abstain',
      IND: 'abstain',
      ARE: 'abstain',
    };
    const verdict = decide(presets['unsc-procedural'], council, councilVoting(answers, 'yes'));
    expect(verdict).toMatchObject({ outcome: 'adopted', inequality: 'yes 11 ≥ 9', vetoedBy: [] });
  });

  it('[V15] until 1965 seven of eleven were enough', () => {
    const eleven = council.slice(0, 11);
    const ballots = eleven.slice(0, 7).map(({ id }) => ({ voter: id, answer: 'yes' as const }));
    expect(decide(presets['unsc-substantive-1946'], eleven, ballots).outcome).toBe('adopted');
    expect(decide(presets['unsc-procedural-1946'], eleven, ballots.slice(1)).outcome).toBe(
      'rejected',
    );
  });
});

/** Shares of the population of the Union in thousandths of a per cent, 2024, largest first. */
const population: Record<string, string> = {
  DE: '18.59',
  FR: '15.16',
  IT: '13.13',
  ES: '10.71',
  PL: '8.16',
  RO: '4.24',
  NL: '3.96',
  BE: '2.62',
  CZ: '2.42',
  SE: '2.35',
  PT: '2.34',
  GR: '2.32',
  HU: '2.14',
  AT: '2.03',
  BG: '1.44',
  DK: '1.32',
  FI: '1.24',
  SK: '1.21',
  IE: '1.17',
  HR: '0.86',
  LT: '0.64',
  SI: '0.47',
  LV: '0.42',
  EE: '0.30',
  CY: '0.20',
  LU: '0.15',
  MT: '0.12',
};

describe('the Council of the Union', () => {
  it('[V13] adopts by 55 % of the members with 65 % of the population', () => {
    const verdict = union('eu-qualified', ['IT', 'HU', 'NL', 'PL', 'FI', 'SE'], ['BE']);
    expect(verdict).toMatchObject({
      outcome: 'adopted',
      tally: { yes: '20', no: '6', abstain: '1' },
    });
  });

  it('[V13] an abstention is not in favour', () => {
    const verdict = union('eu-qualified', [], ['DE', 'FR', 'IT', 'ES']);
    expect(verdict).toMatchObject({ outcome: 'rejected', reason: 'threshold-not-met' });
  });

  it('[V13] three members cannot block, however large', () => {
    const verdict = union('eu-qualified', ['DE', 'FR', 'IT'], []);
    expect(verdict.outcome).toBe('adopted');
    expect(verdict.checks?.map((check) => check.deemed)).toEqual([false, true, false]);
    expect(verdict.inequality).toContain('not in favour 3 < 4');
  });

  it('[V13] where some take no part, the fewest that carry 35 % plus one block', () => {
    const out = ['DK', 'IE'];
    expect(union('eu-qualified', ['DE', 'FR', 'IT'], [], out).outcome).toBe('adopted');
    expect(union('eu-qualified', ['DE', 'FR', 'IT', 'MT'], [], out).outcome).toBe('rejected');
  });

  it('[V13] the reinforced majority needs 20 of 27 and knows no deemed majority', () => {
    const small = ['MT', 'LU', 'CY', 'EE', 'LV', 'SI', 'LT'];
    expect(union('eu-reinforced', small, []).outcome).toBe('adopted');
    expect(union('eu-reinforced', [...small, 'HR'], []).outcome).toBe('rejected');
    expect(union('eu-reinforced', ['DE', 'FR', 'IT'], []).outcome).toBe('rejected');
  });

  it('[V13] the simple majority is 14 of 27', () => {
    const ids = Object.keys(population);
    expect(union('eu-simple', ids.slice(14), []).outcome).toBe('adopted');
    expect(union('eu-simple', ids.slice(13), []).outcome).toBe('rejected');
  });
});

describe('two thirds of the members', () => {
  it('[V61] are of all members, the suspended included', () => {
    const members = ['a', 'b', 'c'].map((id) => ({ id, name: id, weight: '1', groups: [] }));
    const roll = members.map((one) => ({ ...one, entitled: one.id !== 'c' }));
    const ballots = ['a', 'b'].map((voter) => ({ voter, answer: 'yes' as const }));
    const rule = presets['two-thirds-of-members'];
    expect(decide(rule, roll, ballots).outcome).toBe('adopted');
    expect(decide(rule, roll, ballots.slice(1)).outcome).toBe('rejected');
    const four = [...roll, { ...members[0]!, id: 'd', name: 'd', entitled: false }];
    expect(decide(rule, four, ballots).outcome).toBe('rejected');
  });
});

describe('presets', () => {
  it.each(presetNames)('[V18] %s is a sound rule object', (name) => {
    expect(ruleFaults(presets[name])).toEqual([]);
    expect(isPresetName(name)).toBe(true);
  });

  it('[V18] knows no others', () => {
    expect(isPresetName('toString')).toBe(false);
    expect(isPresetName(undefined)).toBe(false);
  });
});

function union(
  preset: 'eu-qualified' | 'eu-reinforced' | 'eu-simple',
  against: string[],
  abstaining: string[],
  outside: string[] = [],
) {
  const roll = Object.entries(population).map(([id, weight]): RollEntry => ({
    id,
    name: id,
    weight,
    groups: [],
    entitled: !outside.includes(id),
  }));
  const ballots = roll
    .filter((entry) => entry.entitled)
    .map(({ id }) => {
      const answer: Answer = against.includes(id)
        ? 'no'
        : abstaining.includes(id)
          ? 'abstain'
          : 'yes';
      return { voter: id, answer };
    });
  return decide(presets[preset], roll, ballots);
}
