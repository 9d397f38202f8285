import { describe, expect, it } from 'vitest';
import { refuse } from '@/domain/result';
import { database } from '@/server/database/client';
import { closeVote } from '@/server/voting/close-vote';
import { pauseVote, resumeVote } from '@/server/voting/conduct/pause-vote';
import { readVoteSnapshot } from '@/server/voting/read-vote-snapshot';
import { closeWhatIsDue } from '@/server/voting/vote-closer';
import { buildOpenVote, three } from '@/tests/support/open-vote';

const hour = 3_600_000;

async function rowOf({ id }: { id: string }) {
  return database().vote.findUniqueOrThrow({ where: { id } });
}

describe('a pause', () => {
  it('takes no ballot, leaves the earlier one, and takes them again afterwards', async () => {
    const { delegates, place, chair, cast, vote, sessionId } = await buildOpenVote(three);
    const [first, second] = delegates;
    if (!first || !second) throw new Error('no delegates');
    await cast(first.personId, 'yes');
    expect(await pauseVote(chair, place)).toMatchObject({ ok: true });
    expect((await readVoteSnapshot(vote.id))?.snapshot.status).toBe('paused');
    expect(await cast(first.personId, 'no')).toEqual(refuse('vote-paused'));
    expect(await cast(second.personId, 'no')).toEqual(refuse('vote-paused'));
    expect(await resumeVote(chair, place)).toMatchObject({ ok: true });
    expect(await cast(second.personId, 'no')).toMatchObject({ ok: true });
    const closed = await closeVote(chair, place);
    expect(closed).toMatchObject({ ok: true, value: { tally: { yes: '1', no: '1' } } });
    const entries = await database().recordEntry.findMany({ where: { sessionId } });
    expect(entries.map(({ act }) => act)).toEqual([
      'cast-ballot',
      'pause-vote',
      'resume-vote',
      'cast-ballot',
      'close-vote',
    ]);
  });

  it('stops the clock: the deadline moves by as long as it was', async () => {
    const closesAt = new Date(Date.now() + hour);
    const { place, chair, vote } = await buildOpenVote(three, { closesAt });
    await pauseVote(chair, place);
    // As if the pause had begun two hours ago, past the deadline.
    await database().$executeRaw`
      UPDATE votes SET paused_at = paused_at - interval '2 hours', closes_at = closes_at - interval '2 hours'
      WHERE id = ${vote.id}::uuid`;
    await closeWhatIsDue();
    expect((await rowOf(vote)).closedAt).toBeNull();
    await resumeVote(chair, place);
    const late = ((await rowOf(vote)).closesAt?.getTime() ?? 0) - closesAt.getTime();
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(60_000);
  });

  it('is begun and ended once', async () => {
    const { place, chair } = await buildOpenVote(three);
    expect(await resumeVote(chair, place)).toEqual(refuse('vote-not-paused'));
    await pauseVote(chair, place);
    expect(await pauseVote(chair, place)).toEqual(refuse('vote-paused'));
    await closeVote(chair, place);
    expect(await pauseVote(chair, place)).toEqual(refuse('vote-closed'));
    expect(await resumeVote(chair, place)).toEqual(refuse('vote-closed'));
  });

  it('comes too late from the deadline on', async () => {
    const { place, chair, vote } = await buildOpenVote(three, { closesAt: new Date(0) });
    expect(await pauseVote(chair, place)).toEqual(refuse('vote-closed'));
    expect(await rowOf(vote)).toMatchObject({ closedAt: new Date(0), pausedAt: null });
  });
});
