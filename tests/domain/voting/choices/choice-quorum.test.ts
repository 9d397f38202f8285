import { describe, expect, it } from 'vitest';
import { countFormat, readVoteRecord, recount } from '@/domain/voting/file/vote-record';

const roll = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }));
const options = ['A', 'B'].map((id) => ({ id }));
const half = { of: 'entitled', threshold: '1/2', compare: '>', countedBy: 'present' };

function record(ballots: object[], quorum: object = half) {
  return {
    format: countFormat,
    method: 'plurality',
    rule: { quorum },
    roll,
    options,
    ballots: ballots.map((ballot, index) => ({ voter: roll[index]?.id, ...ballot })),
  };
}

function verdictOf(json: object) {
  const read = readVoteRecord(json);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return recount(read.value);
}

const forA = { approves: ['A'] };

describe('the quorum of a choice', () => {
  it('[V6] keeps it from electing anybody where too few hand in a ballot', () => {
    expect(verdictOf(record([forA, forA]))).toMatchObject({
      outcome: 'no-quorum',
      reason: 'no-quorum',
      elected: [],
      inequality: 'present 2, entitled 5: 2×2 ≤ 5 → 4 ≤ 5',
      turns: [{ kind: 'more-present', count: 1 }],
    });
  });

  it('[V6] counts who abstains as there, unless votes cast are asked for', () => {
    const ballots = [forA, forA, { answer: 'abstain' }];
    expect(verdictOf(record(ballots))).toMatchObject({ outcome: 'elected', elected: ['A'] });
    expect(verdictOf(record(ballots, { ...half, countedBy: 'cast' }))).toMatchObject({
      outcome: 'no-quorum',
    });
  });

  it('[V6] needs the roll it is a share of, and to be sound', () => {
    const { roll: _roll, ...without } = record([]);
    const unread = readVoteRecord({ ...without, ballots: [forA] });
    expect(unread.ok ? [] : unread.faults).toMatchObject([{ code: 'roll-missing' }]);
    const unsound = readVoteRecord(record([], { of: 'everybody' }));
    expect(unsound.ok).toBe(false);
  });
});
