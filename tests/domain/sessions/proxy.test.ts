import { describe, expect, it } from 'vitest';
import { accept, refuse } from '@/domain/result';
import type { SeatedDelegation } from '@/domain/sessions/delegation';
import { checkProxy, possibleHolders } from '@/domain/sessions/proxy';

function seat(id: string, wanted: Partial<SeatedDelegation> = {}): SeatedDelegation {
  const delegation = { id, name: id, shortName: id, weight: '1', groups: [] };
  return { ...delegation, suspendedFor: null, proxyId: null, ...wanted };
}

const [a, b, c] = [seat('A'), seat('B'), seat('C')];

describe(checkProxy, () => {
  it.each([
    ['itself', a, a, [a, b], 'proxy-to-itself'],
    ['twice', seat('A', { proxyId: 'C' }), b, [b, c], 'proxy-given-already'],
    [
      'from a suspended seat',
      seat('A', { suspendedFor: 'arrears' }),
      b,
      [b],
      'proxy-seat-suspended',
    ],
    ['to a suspended seat', a, seat('B', { suspendedFor: 'arrears' }), [a], 'proxy-seat-suspended'],
    ['on from one that holds', a, b, [a, b, seat('C', { proxyId: 'A' })], 'proxy-giver-holds'],
    ['on to one that gave', a, seat('B', { proxyId: 'C' }), [a, c], 'proxy-holder-gave'],
  ] as const)('is never given to %s', (_what, giver, holder, seats, refusal) => {
    expect(checkProxy(giver, holder, seats)).toEqual(refuse(refusal));
  });

  it('may be given to one that holds others already', () => {
    const seats = [a, b, seat('C', { proxyId: 'B' })];
    expect(checkProxy(a, b, seats)).toEqual(accept(null));
    expect(possibleHolders(a, seats).map(({ id }) => id)).toEqual(['B']);
  });
});
