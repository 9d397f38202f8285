import { describe, expect, it } from 'vitest';
import { refuse } from '@/domain/result';
import { database } from '@/server/database/client';
import { closeVote } from '@/server/voting/close-vote';
import { cancelVote } from '@/server/voting/conduct/cancel-vote';
import { publishVote } from '@/server/voting/conduct/publish-vote';
import { readVoteRecord } from '@/server/voting/read-vote-record';
import { readVoteSnapshot } from '@/server/voting/read-vote-snapshot';
import { closeWhatIsDue } from '@/server/voting/vote-closer';
import { buildOpenVote, three } from '@/tests/support/open-vote';
import { valueOrNull } from '@/tests/support/value-of';

describe('calling off a vote that is open', () => {
  it.each([
    ['open', {}],
    ['secret', { secrecy: 'secret', meanwhile: 'nothing' }],
  ] as const)('[V46] ends it uncounted, its text sealed: %s', async (_name, terms) => {
    const { chair, delegates, cast, place, vote } = await buildOpenVote(three, { terms });
    await cast(delegates[0]?.personId ?? '', 'yes');
    expect(await cancelVote(chair, { ...place, reason: '' })).toEqual(refuse('reason-missing'));
    expect(await cancelVote(chair, { ...place, reason: 'The wrong text' })).toMatchObject({
      ok: true,
    });
    expect((await readVoteSnapshot(vote.id))?.snapshot).toMatchObject({
      status: 'cancelled',
      result: null,
      conduct: { calledOff: { reason: 'The wrong text' } },
    });
    const draft = await database().draft.findFirstOrThrow({
      where: { sessionId: place.sessionId },
    });
    expect(draft.status).toBe('sealed');
    expect(await cast(delegates[1]?.personId ?? '', 'no')).toEqual(refuse('vote-closed'));
    expect(await closeVote(chair, place)).toEqual(refuse('vote-closed'));
    expect(await publishVote(chair, place)).toMatchObject({ ok: false });
    expect(valueOrNull(await readVoteRecord(chair, place))).toBeNull();
    await closeWhatIsDue();
  });
});
