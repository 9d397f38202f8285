import { describe, expect, it } from 'vitest';
import { decideChoice } from '@/domain/voting/choices/decide-choice';
import { choose, rankings, schulze45 } from './build-choice';

const tie9 = rankings(['ABCD', 3], ['DABC', 2], ['DBCA', 2], ['CBDA', 2]);

describe('schulze', () => {
  it('[V28] elects E in the example with 45 voters', () => {
    const verdict = choose('schulze', { options: 'ABCDE', ballots: schulze45 });
    expect(verdict).toMatchObject({ outcome: 'elected', reason: 'strongest-path', elected: ['E'] });
    expect(verdict.inequality).toBe('E→A 25 > 24; E→B 28 > 24; E→C 28 > 24; E→D 31 > 24');
  });

  it('[V28] fills several places in the order of the chains', () => {
    const verdict = choose('schulze', { options: 'ABCDE', ballots: schulze45, seats: 5 });
    expect(verdict.elected).toEqual(['E', 'A', 'C', 'B', 'D']);
  });

  it('[V20] is undecided between two whom only a lot can part', () => {
    const verdict = choose('schulze', { options: 'ABCD', ballots: tie9 });
    expect(verdict).toMatchObject({ outcome: 'undecided', reason: 'only-a-lot', elected: [] });
    expect(verdict.tiedWinners).toEqual(['B', 'D']);
  });

  it('[V20] elects by the lot on the record', () => {
    const verdict = choose('schulze', {
      options: 'ABCD',
      ballots: tie9,
      rule: { lot: ['D', 'B'] },
    });
    expect(verdict).toMatchObject({ outcome: 'elected', reason: 'lot', elected: ['D'] });
  });

  it('[V20] a lot that does not name all of the tied settles nothing', () => {
    const verdict = choose('schulze', {
      options: 'ABCD',
      ballots: tie9,
      rule: { lot: ['D', 'A'] },
    });
    expect(verdict.outcome).toBe('undecided');
  });

  it('[V27] publishes the pairwise matrix', () => {
    const { pairwise } = choose('schulze', { options: 'ABCDE', ballots: schulze45 });
    expect(pairwise?.['A']).toEqual({ B: '20', C: '26', D: '30', E: '22' });
    expect(pairwise?.['E']).toEqual({ A: '23', B: '27', C: '21', D: '31' });
  });

  it('[V27] whoever beats all others wins by that', () => {
    const ballots = rankings(['ABC', 3], ['BAC', 2]);
    expect(choose('schulze', { options: 'ABC', ballots }).reason).toBe('beats-all');
  });

  it('[V19] an option left out is tied last, or not compared', () => {
    const ballots = rankings(['A', 3], ['BA', 2], ['CBA', 2]);
    const tiedLast = choose('schulze', { options: 'ABC', ballots });
    const noPreference = choose('schulze', {
      options: 'ABC',
      ballots,
      rule: { unranked: 'no-preference' },
    });
    expect(tiedLast.pairwise?.['A']).toEqual({ B: '3', C: '5' });
    expect(noPreference.pairwise?.['A']).toEqual({ B: '0', C: '0' });
    expect(noPreference.elected).toEqual(['C']);
  });

  it('[V1] weighs in millionths beyond the exact range of a double', () => {
    const roll = [
      { id: 'x', name: 'x', weight: '9007199254740993.000001', groups: [], entitled: true },
      { id: 'y', name: 'y', weight: '9007199254740993', groups: [], entitled: true },
    ];
    expect(weighed(roll)).toMatchObject({
      elected: ['A'],
      pairwise: { A: { B: '9007199254740993.000001' } },
    });
  });
});

function weighed(
  roll: readonly {
    id: string;
    name: string;
    weight: string;
    groups: string[];
    entitled: boolean;
  }[],
) {
  const ballots = [
    { voter: 'x', ranking: [['A'], ['B']] },
    { voter: 'y', ranking: [['B'], ['A']] },
  ];
  const options = ['A', 'B'].map((id) => ({ id, name: id }));
  return decideChoice({ method: 'schulze', rule: {}, roll, ballots, options, seats: 1 });
}
