import { describe, expect, it } from 'vitest';
import { type ConsentBallot, decideByConsent } from '@/domain/voting/heard/consent';
import { readVoteRecord, countFormat, recount } from '@/domain/voting/file/vote-record';
import { rollOf } from '@/tests/domain/voting/build-vote';

const roll = rollOf('a', 'b', 'c');
const consenting: ConsentBallot[] = ['a', 'b'].map((voter) => ({ voter, answer: 'yes' }));

describe('decideByConsent', () => {
  it('[V33] adopts where nobody objects', () => {
    expect(decideByConsent(roll, consenting)).toMatchObject({
      outcome: 'adopted',
      reason: 'no-objection',
    });
  });

  it('[V33] one objection stands against any number', () => {
    const ballots: ConsentBallot[] = [...consenting, { voter: 'c', answer: 'no' }];
    expect(decideByConsent(roll, ballots)).toMatchObject({
      outcome: 'rejected',
      reason: 'objection',
      inequality: 'objections 1 > 0',
    });
  });

  it.each(['resolved', 'unfounded'] as const)(
    '[V33] an objection that is %s does not stand',
    (standing) => {
      const objection: ConsentBallot = {
        voter: 'c',
        answer: 'no',
        objection: { reason: 'cost', standing },
      };
      expect(decideByConsent(roll, [...consenting, objection]).outcome).toBe('adopted');
    },
  );

  it('[V5] silence of all is no consent', () => {
    expect(decideByConsent(roll, [])).toMatchObject({
      outcome: 'rejected',
      reason: 'no-votes-cast',
    });
  });

  it('[V33] recounts from its record', () => {
    const ballots = [...consenting, { voter: 'c', answer: 'no', objection: { reason: 'cost' } }];
    const read = readVoteRecord({ format: countFormat, method: 'consent', roll, ballots });
    expect(read.ok && recount(read.value).outcome).toBe('rejected');
  });
});
