import { describe, expect, it } from 'vitest';
import {
  moveRank,
  placeRank,
  rankingOf,
  ranksOf,
  toggleRank,
} from '@/domain/voting/choices/ranking';

const ranks = ranksOf([['a'], ['b', 'c'], ['d']]);

describe('written ranks', () => {
  it('[V19] mean an order: gaps mean nothing, equal numbers equal ranks', () => {
    expect(rankingOf({ a: 7, b: 2, c: 7, d: 1 })).toEqual([['d'], ['b'], ['a', 'c']]);
    expect(rankingOf({})).toEqual([]);
    expect(rankingOf(ranks)).toEqual([['a'], ['b', 'c'], ['d']]);
  });

  it('are given in the order of pressing, and taken away by pressing again', () => {
    const pressed = toggleRank(toggleRank(toggleRank({}, 'b'), 'a'), 'c');
    expect(rankingOf(pressed)).toEqual([['b'], ['a'], ['c']]);
    expect(rankingOf(toggleRank(pressed, 'a'))).toEqual([['b'], ['c']]);
  });

  it('move past a neighbour, and out of equals', () => {
    expect(rankingOf(moveRank(ranks, 'd', -1))).toEqual([['a'], ['d'], ['b', 'c']]);
    expect(rankingOf(moveRank(ranks, 'c', -1))).toEqual([['a'], ['c'], ['b'], ['d']]);
    expect(rankingOf(moveRank(ranks, 'b', 1))).toEqual([['a'], ['c'], ['b'], ['d']]);
    expect(moveRank(ranks, 'a', -1)).toBe(ranks);
    expect(moveRank(ranks, 'd', 1)).toBe(ranks);
    expect(moveRank(ranks, 'x', 1)).toBe(ranks);
  });

  it('are placed by a drag, alone, wherever it ends', () => {
    expect(rankingOf(placeRank(ranks, 'c', 0))).toEqual([['c'], ['a'], ['b'], ['d']]);
    expect(rankingOf(placeRank(ranks, 'a', 99))).toEqual([['b', 'c'], ['d'], ['a']]);
  });
});
