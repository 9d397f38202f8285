import { describe, expect, it } from 'vitest';
import { accept, refuse } from '@/domain/result';
import { acceptBallot, isOpenAt, isOverdue } from '@/domain/voting/accept-ballot';

const noon = new Date('2026-03-02T12:00:00.000Z');
const before = new Date(noon.getTime() - 1);
const question = { closesAt: noon, closedAt: null, sha256: 'a1', roll: new Set(['canada']) };
const ballot = { delegationId: 'canada', answer: 'yes', sha256: 'a1' };

describe('acceptBallot', () => {
  it.each(['yes', 'no', 'abstain'])('takes %s until the last instant', (answer) => {
    expect(acceptBallot(question, { ...ballot, answer }, before)).toEqual(accept(answer));
  });

  it('is too late at the closing instant itself', () => {
    expect(acceptBallot(question, ballot, noon)).toEqual(refuse('vote-closed'));
  });

  it('is too late once the vote was closed, whatever the deadline says', () => {
    const closed = { ...question, closedAt: before };
    expect(acceptBallot(closed, ballot, before)).toEqual(refuse('vote-closed'));
  });

  it('knows no deadline when none was set', () => {
    expect(acceptBallot({ ...question, closesAt: null }, ballot, noon)).toEqual(accept('yes'));
  });

  it.each([null, 'norway'])('refuses a ballot of %s, who is not on the roll', (delegationId) => {
    expect(acceptBallot(question, { ...ballot, delegationId }, before)).toEqual(
      refuse('not-on-roll'),
    );
  });

  it.each(['', 'YES', 'absent', 'toString'])('refuses the answer “%s”', (answer) => {
    expect(acceptBallot(question, { ...ballot, answer }, before)).toEqual(refuse('unknown-answer'));
  });

  it.each([null, 'b2'])('refuses a ballot given on another text (%s)', (sha256) => {
    expect(acceptBallot(question, { ...ballot, sha256 }, before)).toEqual(refuse('stale-page'));
  });
});

describe('a deadline', () => {
  it.each([
    { at: before, open: true, overdue: false },
    { at: noon, open: false, overdue: true },
  ])('at $at', ({ at, open, overdue }) => {
    expect(isOpenAt(question, at)).toBe(open);
    expect(isOverdue(question, at)).toBe(overdue);
  });

  it('is not overdue when the vote is closed', () => {
    expect(isOverdue({ ...question, closedAt: before }, noon)).toBe(false);
  });
});
