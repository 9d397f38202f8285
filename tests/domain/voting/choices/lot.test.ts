import { describe, expect, it } from 'vitest';
import { refuse } from '@/domain/result';
import { settledBy, type Undecided } from '@/domain/voting/choices/lot';

const options = ['A', 'B', 'C'].map((id) => ({ id, name: id }));
const tied: Undecided = {
  deciding: { method: 'plurality', rule: { rounds: 1 }, options, seats: 1 },
  publishedAt: new Date(0),
  verdict: { outcome: 'undecided', reason: 'only-a-lot' },
};

describe('settling by lot', () => {
  it('[V20] adds the order that was drawn to the rule, and changes nothing else of it', () => {
    const settled = settledBy(tied, ['C', 'A', 'B']);
    expect(settled).toMatchObject({
      ok: true,
      value: { method: 'plurality', rule: { rounds: 1, lot: ['C', 'A', 'B'] } },
    });
  });

  it.each([
    ['not-published', { ...tied, publishedAt: null }, ['A', 'B', 'C']],
    ['not-published', { ...tied, verdict: null }, ['A', 'B', 'C']],
    ['no-lot-needed', { ...tied, verdict: { outcome: 'elected', reason: 'lot' } }, ['A', 'B', 'C']],
    [
      'no-lot-needed',
      { ...tied, verdict: { outcome: 'undecided', reason: 'no-votes-cast' } },
      ['A', 'B', 'C'],
    ],
    ['no-lot-needed', { ...tied, deciding: { method: 'consent' } }, ['A']],
    ['lot-incomplete', tied, ['A', 'B']],
    ['lot-incomplete', tied, ['A', 'B', 'B']],
    ['lot-incomplete', tied, ['A', 'B', 'D']],
  ] as const)('[V20] refuses with %s', (refusal, vote, drawn) => {
    expect(settledBy(vote, drawn)).toEqual(refuse(refusal));
  });
});
