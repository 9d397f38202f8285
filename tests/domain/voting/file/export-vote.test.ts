import { describe, expect, it } from 'vitest';
import {
  countedState,
  countVote,
  exportVote,
  rollCallTable,
  type CountedLine,
  type CountedVote,
} from '@/domain/voting/file/export-vote';

const counts = { entitled: true, mark: null, mustAbstain: false } as const;
const canada = { id: 'CAN', name: 'Canada', weight: '1', groups: [] };
const forum = {
  id: '=1+1',
  name: 'Civil, “Society”\n"Forum"',
  weight: '2.5',
  groups: ['a', 'b'],
};

const vote: CountedVote = {
  deciding: { method: 'threshold', rule: 'simple-majority' },
  roll: [
    { ...canada, ...counts, content: { answer: 'yes' } },
    { ...forum, ...counts, content: null },
  ],
  papers: null,
};

describe('exportVote', () => {
  it('is the file format of a recountable record and nothing else', () => {
    expect(exportVote(vote)).toEqual({
      format: 'plenary.vote-record/1',
      method: 'threshold',
      rule: 'simple-majority',
      roll: [
        { ...canada, entitled: true },
        { ...forum, entitled: true },
      ],
      ballots: [{ voter: 'CAN', answer: 'yes' }],
    });
  });

  it('has a choice’s options, and its ballots as they were marked', () => {
    const options = [
      { id: 'a', name: 'First text', draftId: 'not exported' },
      { id: 'b', name: 'Second text' },
    ];
    const content = { ranking: [['b'], ['a']] };
    const deciding = { method: 'schulze', rule: {}, options, seats: 1 } as const;
    const choice = { deciding, roll: [{ ...canada, ...counts, content }], papers: null };
    expect(exportVote(choice)).toMatchObject({
      method: 'schulze',
      options: [
        { id: 'a', name: 'First text' },
        { id: 'b', name: 'Second text' },
      ],
      ballots: [{ voter: 'CAN', ...content }],
    });
    expect(countVote(choice)).toMatchObject({ outcome: 'elected', elected: ['b'] });
  });

  it('has the ballots of a secret vote without names', () => {
    const papers = [{ answer: 'no' }] as const;
    const roll = vote.roll.map((line) => ({ ...line, content: null }));
    expect(exportVote({ ...vote, roll, papers }).ballots).toEqual([{ answer: 'no' }]);
  });

  it('[V38] counts whom the chair marked in a secret vote as taking no part, without a name', () => {
    const roll = vote.roll.map((line, index) => {
      return { ...line, content: null, mark: index === 0 ? null : 'not-participating' } as const;
    });
    const papers = [{ answer: 'no' }] as const;
    expect(exportVote({ ...vote, roll, papers }).ballots).toEqual([
      { answer: 'no' },
      { answer: 'not-participating' },
    ]);
  });
});

describe('what counts for a delegation', () => {
  const line = { ...canada, ...counts, content: { answer: 'no' } } as const;

  it.each([
    ['no', {}],
    ['abstain', { mustAbstain: true }],
    ['absent', { mark: 'absent' }],
    ['absent', { content: null }],
    ['not-participating', { mark: 'not-participating' }],
    ['not-entitled', { entitled: false }],
    ['voted', { content: { approves: ['a'] } }],
    ['voted', { content: null, hasVoted: true }],
    ['absent', { content: null, hasVoted: true, mark: 'absent' }],
  ] as const)('is %s for %j', (state, wanted) => {
    expect(countedState({ ...line, ...wanted })).toBe(state);
  });

  it('is decided by the ruling where a member had to abstain, so that a veto falls', () => {
    const members = Array.from({ length: 10 }, (_, index): CountedLine => ({
      ...canada,
      ...counts,
      id: String(index),
      groups: index === 0 ? ['permanent'] : [],
      content: { answer: index === 0 ? 'no' : 'yes' },
    }));
    const deciding = { method: 'threshold', rule: 'unsc-substantive' } as const;
    const ruled = members.map((each) => ({ ...each, mustAbstain: each.id === '0' }));
    expect(countVote({ deciding, roll: members, papers: null }).outcome).toBe('vetoed');
    expect(countVote({ deciding, roll: ruled, papers: null })).toMatchObject({
      outcome: 'adopted',
      tally: { yes: '9', abstain: '1' },
    });
  });
});

describe('rollCallTable', () => {
  it('quotes what must be quoted and defuses formulas', () => {
    const columns = ['Code', 'Delegation', 'Weight', 'Groups', 'Vote'];
    const table = rollCallTable(vote, { columns, answer: (line) => `<${countedState(line)}>` });
    expect(table).toBe(
      'Code,Delegation,Weight,Groups,Vote\r\n' +
        'CAN,Canada,1,,<yes>\r\n' +
        `'=1+1,"Civil, “Society”\n""Forum""",2.5,a b,<absent>\r\n`,
    );
  });

  it.each([
    ['Forum;=1+1', `"Forum;'=1+1"`],
    ['Forum; +1', `"Forum;' +1"`],
    [';@sum', `";'@sum"`],
    ['Forum;"=1"', `"Forum;'""=1"""`],
    [' =1', `' =1`],
    ['Côte d’Ivoire; the', '"Côte d’Ivoire; the"'],
    ['Guinea-Bissau', 'Guinea-Bissau'],
  ])('is no formula where spreadsheets cut at semicolons either: %s', (name, written) => {
    const line = { ...canada, ...counts, name, content: null };
    const table = rollCallTable({ ...vote, roll: [line] }, { columns: [], answer: () => '' });
    expect(table.split('\r\n')[1]).toBe(`CAN,${written},1,,`);
  });

  it('has a column for each option of a choice: a rank, a grade or a mark', () => {
    const options = ['A', 'B', 'C'].map((id) => ({ id, name: `Text ${id}` }));
    const line = (id: string, content: CountedLine['content']): CountedLine => {
      return { id, name: id, weight: '1', groups: [], ...counts, content };
    };
    const table = rollCallTable(
      {
        deciding: { method: 'schulze', rule: {}, options, seats: 1 },
        roll: [
          line('one', { ranking: [['B'], ['A', 'C']] }),
          line('two', { approves: ['A'] }),
          line('six', { scores: { A: 0, C: 5 } }),
          line('ten', { answer: 'abstain' }),
        ],
      },
      { columns: ['Code', 'Name', 'Weight', 'Groups', 'Vote'], answer: countedState },
    );
    expect(table.split('\r\n')).toEqual([
      'Code,Name,Weight,Groups,Vote,Text A,Text B,Text C',
      'one,one,1,,voted,2,1,2',
      'two,two,1,,voted,1,,',
      'six,six,1,,voted,0,,5',
      'ten,ten,1,,abstain,,,',
      '',
    ]);
  });
});
