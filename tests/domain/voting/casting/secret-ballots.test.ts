import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { inCanonicalOrder } from '@/domain/voting/casting/secret-ballots';

describe('[V38] ballots without names in their canonical order', () => {
  it('are the same list however they came in', () => {
    const answer = fc.constantFrom('yes' as const, 'no' as const, 'abstain' as const);
    const paper = fc.oneof(
      fc.record({ answer }),
      fc.record({ ranking: fc.constantFrom([['a'], ['b']], [['b'], ['a']], [['a', 'b']]) }),
    );
    const shuffled = fc
      .array(paper)
      .chain((papers) =>
        fc.tuple(
          fc.constant(papers),
          fc.shuffledSubarray(papers, { minLength: papers.length, maxLength: papers.length }),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([papers, others]) => {
        expect(inCanonicalOrder(others)).toEqual(inCanonicalOrder(papers));
      }),
    );
  });

  it('says nothing else than they said', () => {
    expect(inCanonicalOrder([{ answer: 'yes' }, { answer: 'no' }, { answer: 'yes' }])).toEqual([
      { answer: 'no' },
      { answer: 'yes' },
      { answer: 'yes' },
    ]);
  });
});
