import { describe, expect, it } from 'vitest';
import { accept, refuse } from '@/domain/result';
import { acceptBallot, isOpenAt, isOverdue } from '@/domain/voting/casting/accept-ballot';
import { rollCallAnswers } from '@/domain/voting/casting/ballot';

const noon = new Date('2026-03-02T12:00:00.000Z');
const before = new Date(noon.getTime() - 1);
const question = {
  openedAt: new Date(0),
  pausedAt: null,
  closesAt: noon,
  closedAt: null,
  sha256: 'a1',
  castBy: 'any',
  deciding: { method: 'threshold', rule: 'simple-majority' },
} as const;
const line = { suspendedFor: null, proxyId: null, mark: null };
const ballot = {
  delegationId: 'canada',
  line,
  caster: { delegationId: 'canada', isHead: false },
  marks: { answer: 'yes' },
  sha256: 'a1',
};

describe('acceptBallot', () => {
  it.each(rollCallAnswers)('takes %s until the last instant', (answer) => {
    const marked = { ...ballot, marks: { answer } };
    expect(acceptBallot(question, marked, before)).toEqual(accept({ answer }));
  });

  it('is too late at the closing instant itself', () => {
    expect(acceptBallot(question, ballot, noon)).toEqual(refuse('vote-closed'));
  });

  it('is too late once the vote was closed, whatever the deadline says', () => {
    const closed = { ...question, closedAt: before };
    expect(acceptBallot(closed, ballot, before)).toEqual(refuse('vote-closed'));
  });

  it('knows no deadline when none was set', () => {
    expect(acceptBallot({ ...question, closesAt: null }, ballot, noon)).toEqual(
      accept({ answer: 'yes' }),
    );
  });

  it('is too early before the vote opens', () => {
    expect(acceptBallot({ ...question, openedAt: null }, ballot, before)).toEqual(
      refuse('vote-not-open'),
    );
  });

  it('takes nothing while the vote is paused, and the clock of its deadline stands', () => {
    const paused = { ...question, pausedAt: before };
    expect(acceptBallot(paused, ballot, noon)).toEqual(refuse('vote-paused'));
  });

  const proxy = { ...line, proxyId: 'norway' };
  it.each([
    ['not-on-roll', { line: null }],
    ['not-on-roll', { caster: { delegationId: null, isHead: false } }],
    ['not-on-roll', { caster: { delegationId: 'norway', isHead: true } }],
    ['suspended', { line: { ...line, suspendedFor: 'arrears' } }],
    ['by-proxy', { line: proxy }],
    ['marked-absent', { line: { ...line, mark: 'absent' } }],
  ] as const)('refuses with %s a ballot of %j', (refusal, wanted) => {
    expect(acceptBallot(question, { ...ballot, ...wanted }, before)).toEqual(refuse(refusal));
  });

  it('takes a ballot from the delegation that holds the proxy', () => {
    const caster = { delegationId: 'norway', isHead: false };
    expect(acceptBallot(question, { ...ballot, line: proxy, caster }, before).ok).toBe(true);
  });

  it('takes only the head’s ballot where only heads cast', () => {
    const strict = { ...question, castBy: 'head' } as const;
    const head = { delegationId: 'canada', isHead: true };
    expect(acceptBallot(strict, ballot, before)).toEqual(refuse('only-the-head'));
    expect(acceptBallot(strict, { ...ballot, caster: head }, before).ok).toBe(true);
  });

  it.each(['', 'YES', 'absent', 'toString'])('refuses the answer “%s”', (answer) => {
    const marked = { ...ballot, marks: { answer } };
    expect(acceptBallot(question, marked, before)).toEqual(refuse('unknown-answer'));
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
