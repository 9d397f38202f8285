import { describe, expect, it } from 'vitest';
import { exportVote, rollCallTable } from '@/domain/voting/export-vote';

const vote = {
  rule: 'simple-majority',
  roll: [
    { id: 'CAN', name: 'Canada', weight: '1', groups: [], entitled: true },
    {
      id: '=1+1',
      name: 'Civil, “Society”\n"Forum"',
      weight: '2.5',
      groups: ['a', 'b'],
      entitled: true,
    },
  ],
  ballots: [{ voter: 'CAN', answer: 'yes' }],
} as const;

describe('exportVote', () => {
  it('is the file format of a recountable record and nothing else', () => {
    expect(exportVote(vote)).toEqual({
      format: 'plenary.vote-record/1',
      method: 'threshold',
      rule: 'simple-majority',
      roll: vote.roll,
      ballots: vote.ballots,
    });
  });
});

describe('rollCallTable', () => {
  it('quotes what must be quoted and defuses formulas', () => {
    const columns = ['Code', 'Delegation', 'Weight', 'Groups', 'Vote'];
    const table = rollCallTable(vote, { columns, answer: (state) => `<${state}>` });
    expect(table).toBe(
      'Code,Delegation,Weight,Groups,Vote\r\n' +
        'CAN,Canada,1,,<yes>\r\n' +
        `'=1+1,"Civil, “Society”\n""Forum""",2.5,a b,<absent>\r\n`,
    );
  });
});
