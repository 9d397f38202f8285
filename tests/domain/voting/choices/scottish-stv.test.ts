import { describe, expect, it } from 'vitest';
import { decideChoice } from '@/domain/voting/choices/decide-choice';
import { choose, rankings } from './build-choice';

describe('scottish single transferable vote', () => {
  it('[V31] counts the Brechin and Edzell way: quota, surplus, five decimals', () => {
    const ballots = rankings(['ABC', 7], ['AC', 3], ['B', 3], ['C', 2], ['D', 1]);
    const verdict = choose('stv-scottish', { options: 'ABCD', ballots, seats: 2 });
    expect(verdict.quota).toBe('6');
    expect(verdict.inequality).toBe('6 = ⌊16/(2+1)⌋+1');
    expect(verdict.stages?.slice(0, 2)).toEqual([
      {
        totals: { A: '10.00000', B: '3.00000', C: '2.00000', D: '1.00000' },
        elected: ['A'],
        excluded: [],
        nonTransferable: '0.00000',
      },
      {
        totals: { A: '6.00000', B: '5.80000', C: '3.20000', D: '1.00000' },
        elected: [],
        excluded: [],
        nonTransferable: '0.00000',
      },
    ]);
    expect(verdict.elected).toEqual(['A', 'B']);
  });

  it('[V31] cuts a value off after five decimals, and counts what is lost', () => {
    const ballots = rankings(['AB', 7], ['B', 1], ['C', 2]);
    const verdict = choose('stv-scottish', { options: 'ABC', ballots, seats: 2 });
    // The quota is 4, the surplus 3: 3/7 of a vote is 0.42857 each, and 7 of them 2.99999.
    expect(verdict.stages?.[1]).toMatchObject({
      totals: { A: '4.00000', B: '3.99999' },
      nonTransferable: '0.00001',
    });
  });

  it('[V31] elects those who just fill the places', () => {
    const ballots = rankings(['A', 5], ['B', 2], ['C', 1]);
    const verdict = choose('stv-scottish', { options: 'ABC', ballots, seats: 2 });
    expect(verdict).toMatchObject({ elected: ['A', 'B'], reason: 'all-places-filled' });
    expect(verdict.stages?.at(-1)).toMatchObject({ excluded: ['C'], elected: ['B'] });
  });

  it('[V32] transfers the surplus of whoever was ahead earlier, if two are equal now', () => {
    const ballots = rankings(['AC', 6], ['BD', 6], ['C', 2], ['D', 2], ['E', 1]);
    const verdict = choose('stv-scottish', { options: 'ABCDE', ballots, seats: 3 });
    expect(verdict.outcome).toBe('undecided');
    expect(verdict.tiedWinners).toEqual(['C', 'D']);
  });

  it('[V32] excludes whoever was behind at the most recent stage at which they differed', () => {
    const ballots = rankings(['AC', 8], ['B', 4], ['C', 1], ['D', 3], ['ED', 1], ['EB', 1]);
    const verdict = choose('stv-scottish', { options: 'ABCDE', ballots, seats: 2 });
    expect(verdict.outcome).toBe('elected');
    expect(verdict.elected[0]).toBe('A');
  });

  it('[V32] a lot settles what never differed', () => {
    const ballots = rankings(['A', 4], ['B', 2], ['C', 2]);
    const vote = { options: 'ABC', ballots, seats: 2 };
    expect(choose('stv-scottish', vote)).toMatchObject({
      outcome: 'undecided',
      tiedWinners: ['B', 'C'],
    });
    const drawn = choose('stv-scottish', { ...vote, rule: { lot: ['C', 'B'] } });
    expect(drawn).toMatchObject({ elected: ['A', 'C'], reason: 'lot' });
  });

  it('[V32] candidates without a paper need no lot', () => {
    const ballots = rankings(['A', 3], ['B', 2]);
    const verdict = choose('stv-scottish', { options: 'ABXYZ', ballots });
    expect(verdict).toMatchObject({ outcome: 'elected', elected: ['A'] });
  });
});

describe('weights with decimals', () => {
  it('[V31] are written out whole in the quota', () => {
    const roll = ['a', 'b', 'c'].map((id) => {
      return { id, name: id, weight: '1.5', groups: [], entitled: true };
    });
    const ballots = roll.map(({ id }, index) => ({
      voter: id,
      ranking: [[index === 0 ? 'B' : 'A']],
    }));
    const options = ['A', 'B'].map((id) => ({ id, name: id }));
    const vote = { method: 'stv-scottish', rule: {}, roll, ballots, options, seats: 1 } as const;
    expect(decideChoice(vote).inequality).toBe('3 = ⌊4.5/(1+1)⌋+1');
  });
});
