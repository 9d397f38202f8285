import { describe, expect, it } from 'vitest';
import { whatIf } from '@/domain/voting/rules/what-if';

const seats = Array.from({ length: 15 }, (_, index) => ({
  id: `S${index}`,
  name: `State ${index}`,
  weight: '1',
  groups: index < 5 ? ['permanent'] : [],
  entitled: index < 14,
}));

/** The first so many say the answer. */
const saying = (count: number, answer: 'yes' | 'no') =>
  Object.fromEntries(seats.slice(0, count).map(({ id }) => [id, answer]));

describe('what would come out if it were put to the vote now', () => {
  it('[V60] counts what was indicated by the same rule as a vote', () => {
    const supposed = { rule: 'unsc-substantive', seats, silentAs: 'absent' } as const;
    expect(whatIf({ ...supposed, indications: saying(9, 'yes') })).toMatchObject({
      outcome: 'adopted',
      tally: { yes: '9', absent: '5', 'not-entitled': '1' },
    });
    const vetoed = { ...saying(10, 'yes'), S0: 'no' } as const;
    expect(whatIf({ ...supposed, indications: vetoed })).toMatchObject({
      outcome: 'vetoed',
      vetoedBy: ['S0'],
    });
  });

  it.each([
    ['absent', 'rejected', { yes: '7', absent: '7' }],
    ['yes', 'adopted', { yes: '14' }],
    ['abstain', 'rejected', { yes: '7', abstain: '7' }],
    ['no', 'rejected', { yes: '7', no: '7' }],
  ] as const)('[V60] counts those who said nothing as %s', (silentAs, outcome, tally) => {
    const indications = saying(7, 'yes');
    expect(whatIf({ rule: 'unsc-procedural', seats, indications, silentAs })).toMatchObject({
      outcome,
      tally,
    });
  });

  it('[V60] gives no vote to a suspended seat, whatever it says', () => {
    const indications = saying(15, 'yes');
    const verdict = whatIf({ rule: 'simple-majority', seats, indications, silentAs: 'no' });
    expect(verdict.tally).toMatchObject({ yes: '14', 'not-entitled': '1' });
  });
});
