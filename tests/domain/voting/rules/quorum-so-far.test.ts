import { describe, expect, it } from 'vitest';
import { presets } from '@/domain/voting/rules/presets';
import { quorumSoFar } from '@/domain/voting/rules/quorum-so-far';
import type { RollEntry } from '@/domain/voting/rules/rule';

const roll: RollEntry[] = ['A', 'B', 'C', 'D', 'E', 'F'].map((id) => ({
  id,
  name: id,
  weight: '1',
  groups: [],
  entitled: true,
  veto: false,
}));

describe('quorumSoFar', () => {
  it.each([
    { voted: [], have: '0', met: false },
    { voted: ['A', 'B', 'C'], have: '3', met: false },
    { voted: ['A', 'B', 'C', 'D'], have: '4', met: true },
  ])('[V6] $have of 6 have voted: met $met', ({ voted, have, met }) => {
    const check = quorumSoFar(presets['ga-important'], roll, new Set(voted));
    expect(check).toMatchObject({ kind: 'quorum', met, needed: '4', part: { amount: have } });
  });

  it('is null where the rule asks for none', () => {
    expect(quorumSoFar(presets['simple-majority'], roll, new Set(['A']))).toBeNull();
  });
});
