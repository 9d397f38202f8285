import { describe, expect, it } from 'vitest';
import { accept, refuse } from '@/domain/result';
import {
  acceptBallot,
  haveAllVoted,
  statusOf,
  type OpenQuestion,
} from '@/domain/voting/casting/accept-ballot';
import { checkOpeningTime, isDue } from '@/domain/voting/conduct/announcement';
import { callingOrder } from '@/domain/voting/conduct/calling-order';
import { exportVote, type CountedLine } from '@/domain/voting/file/export-vote';
import { checkPause, resume } from '@/domain/voting/conduct/pause';
import { checkRuling, readReason } from '@/domain/voting/conduct/ruling';
import {
  checkSecondVote,
  ruleOfSecondVote,
  termsOfSecondVote,
} from '@/domain/voting/conduct/second-vote';
import { readCorrection, readExplanation } from '@/domain/voting/conduct/statement';
import { usualTerms } from '@/domain/voting/terms';
import { readVoteRecord, recount } from '@/domain/voting/file/vote-record';

const noon = new Date('2026-03-01T12:00:00Z');
const later = new Date(noon.getTime() + 60_000);
const open = { openedAt: noon, pausedAt: null, closesAt: null, closedAt: null };

describe('a second vote', () => {
  it('[V40] is held once, after a published tie', () => {
    const tied = { verdict: { outcome: 'tied' }, publishedAt: noon } as const;
    expect(checkSecondVote(tied, false)).toEqual(accept(null));
    expect(checkSecondVote(tied, true)).toEqual(refuse('second-vote-there'));
    expect(checkSecondVote({ ...tied, publishedAt: null }, false)).toEqual(
      refuse('vote-not-published'),
    );
    expect(checkSecondVote({ ...tied, verdict: { outcome: 'adopted' } }, false)).toEqual(
      refuse('vote-not-tied'),
    );
  });

  it('[V22] is held after a first round, between the two that go on', () => {
    const options = ['A', 'B', 'C'].map((id) => ({ id, name: id }));
    const rule = { rounds: 2, lot: ['A', 'B', 'C'] } as const;
    const deciding = { method: 'plurality', rule, options, seats: 1 } as const;
    const terms = { ...usualTerms, question: 'Which?', deciding };
    const verdict = { outcome: 'undecided', secondRound: ['C', 'A'] } as const;
    expect(checkSecondVote({ verdict, publishedAt: noon }, false)).toEqual(accept(null));
    expect(termsOfSecondVote({ terms, verdict })).toEqual({
      ...terms,
      deciding: { ...deciding, rule: {}, options: [options[0], options[2]] },
    });
    expect(termsOfSecondVote({ terms, verdict: { outcome: 'tied' } })).toBe(terms);
  });

  it('[V40] counts another tie as lost, and its record says so', () => {
    const roll = ['yes', 'no'].map((answer): CountedLine => {
      const entry = { id: answer, name: answer, weight: '1', groups: [], entitled: true };
      return { ...entry, mark: null, mustAbstain: false, content: { answer } as never };
    });
    const deciding = { method: 'threshold', rule: 'ga-simple' } as const;
    const outcomes = [false, true].map((isSecond) => {
      const read = readVoteRecord(exportVote({ deciding, roll, papers: null, isSecond }));
      return read.ok && recount(read.value).outcome;
    });
    expect(outcomes).toEqual(['tied', 'rejected']);
    expect(ruleOfSecondVote('simple-majority')).toBe('simple-majority');
  });
});

describe('a ruling', () => {
  const line = { suspendedFor: null, proxyId: null, mark: null, hasVoted: false };
  const free = { ...line, mustAbstain: false };
  const vote = { ...open, terms: { secrecy: 'sealed' } } as const;

  it('[V41] marks no delegation that has voted, but may oblige it to abstain', () => {
    const voted = { ...free, hasVoted: true };
    expect(checkRuling(vote, voted, 'absent', later)).toEqual(refuse('ballot-is-in'));
    expect(checkRuling(vote, voted, 'not-participating', later)).toEqual(refuse('ballot-is-in'));
    expect(checkRuling(vote, voted, 'obligatory-abstention', later)).toEqual(accept(null));
  });

  it('[V41] is made once, while the vote is open or paused, and never in a secret one', () => {
    const secret = { ...vote, terms: { secrecy: 'secret' } } as const;
    const ruled = { ...free, mustAbstain: true };
    expect(checkRuling({ ...vote, pausedAt: noon }, free, 'absent', later)).toEqual(accept(null));
    expect(checkRuling(vote, ruled, 'absent', later)).toEqual(refuse('ruled-already'));
    expect(checkRuling(secret, free, 'absent', later)).toEqual(refuse('secret-no-rulings'));
    expect(checkRuling(vote, null, 'absent', later)).toEqual(refuse('not-on-roll'));
    expect(checkRuling({ ...vote, closesAt: later }, free, 'absent', later)).toEqual(
      refuse('vote-closed'),
    );
    expect(checkRuling({ ...vote, openedAt: null }, free, 'absent', later)).toEqual(
      refuse('vote-not-open'),
    );
  });

  it('[V41] has a reason', () => {
    expect(readReason(' in arrears ')).toEqual(accept('in arrears'));
    expect(readReason(' ')).toEqual(refuse('reason-missing'));
    expect(readReason('x'.repeat(1001))).toEqual(refuse('reason-too-long'));
  });
});

describe('the calling of the roll', () => {
  const roll = ['A', 'B', 'C'].map((id) => ({ id }));

  it.each([
    [null, 'ABC'],
    ['A', 'ABC'],
    ['C', 'CAB'],
    ['Z', 'ABC'],
  ])('[V42] begins with %s and goes around: %s', (from, order) => {
    expect(
      callingOrder(roll, from)
        .map(({ id }) => id)
        .join(''),
    ).toBe(order);
  });
});

describe('what a delegation says beside its vote', () => {
  const deciding = { method: 'threshold', rule: 'ga-simple' } as const;
  const running = { ...open, publishedAt: null, terms: { secrecy: 'open', deciding } } as const;
  const closed = { ...running, closedAt: later } as const;
  const over = { ...closed, publishedAt: later } as const;
  const speaker = { isOnRoll: true, leadsDraft: false };

  it('[V43] an explanation is before the closing or after the result', () => {
    const said = (vote: typeof running | typeof closed | typeof over) =>
      readExplanation(vote, speaker, ' Why ');
    expect(said(running)).toEqual(accept({ kind: 'explanation-before', body: 'Why' }));
    expect(said(closed)).toEqual(refuse('vote-not-published'));
    expect(said(over)).toEqual(accept({ kind: 'explanation-after', body: 'Why' }));
  });

  it('[V43] not of the proposer under the Assembly’s rules, nor in a secret vote', () => {
    const proposer = { ...speaker, leadsDraft: true };
    expect(readExplanation(running, proposer, 'Why')).toEqual(refuse('proposer-explains-not'));
    const council = {
      secrecy: 'open',
      deciding: { ...deciding, rule: 'unsc-substantive' },
    } as const;
    expect(readExplanation({ ...running, terms: council }, proposer, 'Why').ok).toBe(true);
    const secret = { secrecy: 'secret', deciding } as const;
    expect(readExplanation({ ...running, terms: secret }, speaker, 'Why')).toEqual(
      refuse('secret-no-statements'),
    );
  });

  it('[V44] a correction names another answer than the one counted, once the result is out', () => {
    const correct = (intended: string) =>
      readCorrection(over, speaker, { counted: 'yes', intended });
    expect(correct('no')).toEqual(accept('no'));
    expect(correct('yes')).toEqual(refuse('nothing-to-correct'));
    expect(correct('perhaps')).toEqual(refuse('unknown-answer'));
    const early = { counted: 'yes', intended: 'no' };
    expect(readCorrection(closed, speaker, early)).toEqual(refuse('vote-not-published'));
  });
});

describe('a ballot by proxy', () => {
  const question: OpenQuestion = {
    ...open,
    deciding: { method: 'threshold', rule: 'simple-majority' },
    castBy: 'any',
    sha256: null,
  };
  const line = { suspendedFor: null, proxyId: 'holder', mark: null };
  const ballot = { delegationId: 'giver', line, marks: { answer: 'yes' }, sha256: null };
  const castBy = (delegationId: string, isHead = false, who: 'any' | 'head' = 'any') =>
    acceptBallot(
      { ...question, castBy: who },
      { ...ballot, caster: { delegationId, isHead } },
      later,
    );

  it('[V45] is cast by the holder, not by the giver, nor by anybody else', () => {
    expect(castBy('holder')).toEqual(accept({ answer: 'yes' }));
    expect(castBy('giver')).toEqual(refuse('by-proxy'));
    expect(castBy('other')).toEqual(refuse('not-on-roll'));
  });

  it('[V45] is cast by the head of the holder where heads cast', () => {
    expect(castBy('holder', false, 'head')).toEqual(refuse('only-the-head'));
    expect(castBy('holder', true, 'head')).toEqual(accept({ answer: 'yes' }));
  });
});

describe('the times of a vote', () => {
  it('a pause is begun while ballots are taken, and moves the deadline by its length', () => {
    const paused = { ...open, pausedAt: noon, closesAt: later };
    expect(checkPause(open, later)).toEqual(accept(null));
    expect(checkPause(paused, later)).toEqual(refuse('vote-paused'));
    expect(checkPause({ ...open, closesAt: noon }, later)).toEqual(refuse('vote-closed'));
    expect(checkPause({ ...open, openedAt: null }, later)).toEqual(refuse('vote-not-open'));
    expect(resume(paused, later)).toEqual(accept(new Date(later.getTime() + 60_000)));
    expect(resume({ ...paused, closesAt: null }, later)).toEqual(accept(null));
    expect(resume(open, later)).toEqual(refuse('vote-not-paused'));
    expect(resume({ ...paused, closedAt: noon }, later)).toEqual(refuse('vote-closed'));
  });

  it('an hour for the opening is ahead, and due from its instant on', () => {
    expect(checkOpeningTime(later, noon)).toEqual(accept(later));
    expect(checkOpeningTime(noon, noon)).toEqual(refuse('opens-in-the-past'));
    const waiting = { opensAt: later, openedAt: null, cancelledAt: null };
    expect([noon, later].map((now) => isDue(waiting, now))).toEqual([false, true]);
    expect(isDue({ ...waiting, cancelledAt: noon }, later)).toBe(false);
    expect(isDue({ ...waiting, openedAt: noon }, later)).toBe(false);
  });

  it('[V46] one that was called off is that, before it opens and while it runs', () => {
    const instants = { openedAt: null, pausedAt: null, closedAt: null, publishedAt: null };
    const calledOff = { ...instants, cancelledAt: noon };
    expect(statusOf({ ...instants, cancelledAt: null })).toBe('scheduled');
    expect(statusOf(calledOff)).toBe('cancelled');
    expect(statusOf({ ...calledOff, openedAt: noon })).toBe('cancelled');
  });

  it('all have voted when only those are missing who cannot', () => {
    const line = { suspendedFor: null, proxyId: null, mark: null, hasVoted: true };
    const missing = { ...line, hasVoted: false };
    expect(haveAllVoted([line, missing])).toBe(false);
    expect(haveAllVoted([line, { ...missing, mark: 'absent' }])).toBe(true);
    expect(haveAllVoted([line, { ...missing, suspendedFor: 'in arrears' }])).toBe(true);
  });
});
