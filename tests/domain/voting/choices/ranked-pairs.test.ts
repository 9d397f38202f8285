import { describe, expect, it } from 'vitest';
import { rankedPairsByPairs } from '@/domain/voting/choices/ranked-pairs';
import { choose, rankings, schulze45 } from './build-choice';

describe('ranked pairs', () => {
  it('[V29] elects A in the example with 45 voters', () => {
    const verdict = choose('ranked-pairs', { options: 'ABCDE', ballots: schulze45 });
    expect(verdict).toMatchObject({ outcome: 'elected', reason: 'locked-pairs', elected: ['A'] });
    const [strongest] = verdict.defeats ?? [];
    expect(strongest).toEqual({
      winner: 'B',
      loser: 'D',
      preferred: '33',
      opposed: '12',
      locked: 'always',
    });
    expect(verdict.defeats?.filter(({ locked }) => locked === 'never')).not.toEqual([]);
  });

  it('[V29] measures by margins or by winning votes, which may differ', () => {
    const votes = [
      [0n, 55n, 49n],
      [45n, 0n, 40n],
      [50n, 10n, 0n],
    ];
    const pairs = {
      ids: ['A', 'B', 'C'],
      of: (row: number, column: number) => votes[row]?.[column] ?? 0n,
    };
    const elected = (strength: 'margins' | 'winning-votes') =>
      rankedPairsByPairs(pairs, { seats: 1, rule: { strength } }).elected;
    expect(elected('winning-votes')).toEqual(['C']);
    expect(elected('margins')).toEqual(['A']);
  });

  it('[V29] finds every winner over the orders of equal victories', () => {
    const ballots = rankings(['ABC', 1], ['BCA', 1], ['CAB', 1]);
    const verdict = choose('ranked-pairs', { options: 'ABC', ballots });
    expect(verdict).toMatchObject({ outcome: 'undecided', tiedWinners: ['A', 'B', 'C'] });
    const drawn = choose('ranked-pairs', {
      options: 'ABC',
      ballots,
      rule: { lot: ['C', 'A', 'B'] },
    });
    expect(drawn).toMatchObject({ elected: ['C'], reason: 'lot' });
  });

  it('[V29] equal victories that close no circle need no lot', () => {
    const ballots = rankings(['ABCD', 4], ['ABDC', 3]);
    const verdict = choose('ranked-pairs', { options: 'ABCD', ballots, seats: 2 });
    expect(verdict).toMatchObject({ elected: ['A', 'B'], reason: 'beats-all' });
  });
});
