import { describe, expect, it } from 'vitest';
import { decideChoice } from '@/domain/voting/choices/decide-choice';
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

  it('[V29] finds the winners that only a few orders of equal victories elect', () => {
    const options = 'ABCDEF';
    const ballots = rankings(['FBADCE', 1], ['DEBCFA', 1], ['EBACDF', 1]);
    const open = choose('ranked-pairs', { options, ballots });
    expect(open).toMatchObject({ outcome: 'undecided', tiedWinners: ['B', 'D', 'E'] });
    const drawn = choose('ranked-pairs', { options, ballots, rule: { lot: 'DABCEF'.split('') } });
    expect(drawn).toMatchObject({ elected: ['D'], reason: 'lot', tiedWinners: [] });
  });

  it('[V20] two equals for two places are both elected', () => {
    const ballots = rankings(['ABC', 1], ['BAC', 1]);
    const verdict = choose('ranked-pairs', { options: 'ABC', ballots, seats: 2 });
    expect(verdict).toMatchObject({ outcome: 'elected', elected: ['A', 'B'], tiedWinners: [] });
  });

  it('[V29] thirty options and six ballots are counted at once', () => {
    const ids = Array.from({ length: 30 }, (_, index) => `o${index}`);
    const ballots = [1, 7, 11, 13, 17, 19].map((step) => ({
      ranking: ids.map((_, place) => [`o${(place * step + step) % 30}`]),
    }));
    const options = ids.map((id) => ({ id, name: id }));
    const begun = process.cpuUsage();
    const lot = decideChoice({
      method: 'ranked-pairs',
      rule: { lot: ids },
      roll: null,
      ballots,
      options,
      seats: 1,
    });
    const { user, system } = process.cpuUsage(begun);
    expect(lot.outcome).toBe('elected');
    expect((user + system) / 1000).toBeLessThan(1_000);
  });
});
