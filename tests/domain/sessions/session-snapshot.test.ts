import { describe, expect, it } from 'vitest';
import {
  awaiting,
  decided,
  sessionTopic,
  underway,
  type DraftAtAGlance,
  type SessionSnapshot,
  type VoteAtAGlance,
} from '@/domain/sessions/session-snapshot';

const draft: DraftAtAGlance = {
  id: 'draft-1',
  number: 1,
  kind: 'recommendation',
  title: 'On arrears',
  status: 'voting',
  lead: null,
  openThreads: 0,
};
const vote: VoteAtAGlance = {
  id: 'vote-1',
  number: 1,
  question: 'On arrears',
  isStraw: false,
  method: 'threshold',
  elected: [],
  draftId: 'draft-1',
  status: 'voting',
  opensAt: null,
  closesAt: null,
  closedAt: null,
  entitled: 2,
  cast: 1,
  secrecy: 'sealed',
  awaited: ['CAN'],
  outcome: null,
  tally: null,
};
const snapshot: SessionSnapshot = {
  revision: 1,
  peopleSequence: 1,
  drafts: [draft, { ...draft, id: 'draft-2', number: 2, status: 'withdrawn' }],
  votes: [vote],
  replies: [
    {
      threadId: 't1',
      draftId: 'draft-1',
      quote: 'shall',
      byName: 'Bruno',
      at: '2026-01-01T00:00:00.000Z',
      to: ['amina'],
    },
  ],
};

function kindsAwaiting(participantId: string, delegationId: string | null) {
  return awaiting(snapshot, { participantId, delegationId, votedIn: [] }).map(({ kind }) => kind);
}

describe('awaiting', () => {
  it('names the open vote in which my delegation is missing, then the replies to me', () => {
    expect(kindsAwaiting('amina', 'CAN')).toEqual(['vote', 'reply']);
  });

  it('has no vote for a delegation that voted, nor for somebody without a delegation', () => {
    expect(kindsAwaiting('bruno', 'FRA')).toEqual([]);
    expect(kindsAwaiting('chair', null)).toEqual([]);
  });

  it('has no vote in which my own delegation has voted, though it shows nobody', () => {
    const mine = { participantId: 'chair', delegationId: 'CAN' };
    const kinds = [[], ['another-vote'], [vote.id]].map(
      (votedIn) => awaiting(snapshot, { ...mine, votedIn }).length,
    );
    expect(kinds).toEqual([1, 1, 0]);
  });

  it('has no vote that is closed', () => {
    const closed = { ...vote, closedAt: '2026-01-02T00:00:00.000Z' };
    const later = { ...snapshot, votes: [closed] };
    expect(awaiting(later, { participantId: 'bruno', delegationId: 'CAN', votedIn: [] })).toEqual(
      [],
    );
  });
});

describe('a session at a glance', () => {
  it('has under way what is neither decided nor withdrawn', () => {
    expect(underway(snapshot).map(({ id }) => id)).toEqual(['draft-1']);
  });

  it('tells what was decided, the last first, with its draft', () => {
    const votes = [1, 2, 3].map((number) => ({
      ...vote,
      number,
      closedAt: number === 3 ? null : '2026-01-02T00:00:00.000Z',
    }));
    const told = decided({ ...snapshot, votes });
    expect(told.map(({ vote, draft }) => [vote.number, draft?.id])).toEqual([
      [2, 'draft-1'],
      [1, 'draft-1'],
    ]);
  });

  it('is watched under the id of the session', () => {
    expect(sessionTopic('s1').name).toBe('session:s1');
  });
});
