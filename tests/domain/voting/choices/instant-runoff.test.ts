import { describe, expect, it } from 'vitest';
import { choose, rankings, schulze45 } from './build-choice';

describe('instant runoff', () => {
  it('[V26] passes papers on until one has more than half', () => {
    const ballots = rankings(['ABC', 42], ['BCA', 26], ['CBA', 32], ['B', 1]);
    const verdict = choose('irv', { options: 'ABC', ballots });
    expect(verdict).toMatchObject({
      outcome: 'elected',
      reason: 'majority-of-votes',
      elected: ['C'],
    });
    expect(verdict.stages).toEqual([
      { totals: { A: '42', B: '27', C: '32' }, elected: [], excluded: [], nonTransferable: '0' },
      { totals: { A: '42', C: '58' }, elected: ['C'], excluded: ['B'], nonTransferable: '1' },
    ]);
    expect(verdict.inequality).toBe('C 58: 2×58 > 100');
  });

  it('[V26] breaks a tie for the last place by the most recent round in which they differed', () => {
    const ballots = rankings(['A', 7], ['B', 5], ['CB', 3], ['DCA', 2]);
    const verdict = choose('irv', { options: 'ABCD', ballots });
    expect(verdict.stages?.map((stage) => stage.excluded)).toEqual([[], ['D'], ['C']]);
  });

  it('[V20] needs no lot where every way it could fall elects the same', () => {
    const verdict = choose('irv', { options: 'ABCDE', ballots: schulze45 });
    expect(verdict).toMatchObject({ elected: ['C'], tiedWinners: [], reason: 'majority-of-votes' });
  });

  it('[V20] is undecided where the lot would decide the winner', () => {
    const ballots = rankings(['AB', 2], ['BA', 2]);
    const verdict = choose('irv', { options: 'AB', ballots });
    expect(verdict).toMatchObject({ outcome: 'undecided', elected: [], tiedWinners: ['A', 'B'] });
    const drawn = choose('irv', { options: 'AB', ballots, rule: { lot: ['B', 'A'] } });
    expect(drawn).toMatchObject({ elected: ['B'], reason: 'lot' });
  });

  it('[V19] reads a paper up to the first equal ranks', () => {
    const ballots = rankings(['A=BC', 3], ['AB=C', 2], ['B', 1]);
    const verdict = choose('irv', { options: 'ABC', ballots });
    expect(verdict).toMatchObject({ elected: ['A'], valid: '3', tally: { invalid: '3' } });
  });

  it('[V19] reads a paper up to the first gap', () => {
    const ballots = [{ ranking: [['C'], [], ['A']] }, ...rankings(['A', 2], ['B', 3])];
    const verdict = choose('irv', { options: 'ABC', ballots });
    expect(verdict.stages?.at(-1)).toMatchObject({
      totals: { A: '2', B: '3' },
      nonTransferable: '1',
    });
  });

  it('[V26] fills a second place by the same count without the first', () => {
    const ballots = rankings(['AB', 6], ['CB', 3]);
    expect(choose('irv', { options: 'ABC', ballots, seats: 2 }).elected).toEqual(['A', 'B']);
  });
});
