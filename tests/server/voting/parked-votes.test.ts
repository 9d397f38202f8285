import { describe, expect, it } from 'vitest';
import { refuse } from '@/domain/result';
import { database } from '@/server/database/client';
import { closeVote } from '@/server/voting/close-vote';
import { readVote } from '@/server/voting/read-vote';
import { readVoteSnapshot } from '@/server/voting/read-vote-snapshot';
import { closeWhatIsDue } from '@/server/voting/vote-closer';
import { buildOpenVote, three } from '@/tests/support/open-vote';
import { valueOrNull } from '@/tests/support/value-of';

/** A vote whose deadline has passed; one of its ballots says what nobody can count. */
async function buildPoisoned() {
  const built = await buildOpenVote(three, { closesAt: new Date(Date.now() + 3_600_000) });
  const [first] = built.delegates;
  await built.cast(first?.personId ?? '', 'yes');
  await database().$executeRaw`
    UPDATE ballots SET content = '{"answer":"perhaps"}' WHERE vote_id = ${built.vote.id}::uuid`;
  await database().$executeRaw`
    UPDATE votes SET closes_at = 'epoch' WHERE id = ${built.vote.id}::uuid`;
  return built;
}

describe('a deadline that fires on a vote that cannot be counted', () => {
  it('sets it aside with words, and closes the others', async () => {
    const poisoned = await buildPoisoned();
    const sound = await buildOpenVote(three, { closesAt: new Date(1) });
    await closeWhatIsDue();
    const after = await readVoteSnapshot(poisoned.vote.id);
    expect(after?.snapshot).toMatchObject({ closedAt: null, parkedBecause: 'count-faulty' });
    expect((await readVoteSnapshot(sound.vote.id))?.snapshot.closedAt).not.toBeNull();
    // It is not tried again at once.
    const began = Date.now();
    await closeWhatIsDue();
    expect(Date.now() - began).toBeLessThan(2_000);
  });

  it('leaves its page readable, and tells the chair who closes it why', async () => {
    const { place, chair, delegates } = await buildPoisoned();
    const reading = valueOrNull(await readVote({ personId: delegates[0]?.personId ?? '' }, place));
    expect(reading?.snapshot.parkedBecause).toBe('count-faulty');
    expect(await closeVote(chair, place)).toEqual(refuse('count-faulty'));
  });

  it('is closed by the chair once it can be counted again', async () => {
    const { place, vote, chair } = await buildPoisoned();
    await closeWhatIsDue();
    await database().$executeRaw`
      UPDATE ballots SET content = '{"answer":"yes"}' WHERE vote_id = ${vote.id}::uuid`;
    expect(await closeVote(chair, place)).toMatchObject({ ok: true });
    expect((await readVoteSnapshot(vote.id))?.snapshot).toMatchObject({
      closedAt: '1970-01-01T00:00:00.000Z',
      parkedBecause: null,
      result: { verdict: { outcome: 'adopted' } },
    });
  });

  it('holds up no other even where its row cannot be read', async () => {
    const unreadable = await buildOpenVote(three, { closesAt: new Date(0) });
    const sound = await buildOpenVote(three, { closesAt: new Date(1) });
    await database().$transaction([
      database().$executeRaw`SET LOCAL session_replication_role = 'replica'`,
      database().$executeRaw`
        UPDATE votes SET method = 'by-thunder' WHERE id = ${unreadable.vote.id}::uuid`,
    ]);
    await closeWhatIsDue();
    expect((await readVoteSnapshot(sound.vote.id))?.snapshot.closedAt).not.toBeNull();
    const row = await database().vote.findUniqueOrThrow({ where: { id: unreadable.vote.id } });
    expect(row).toMatchObject({ closedAt: null, parkedBecause: 'count-faulty' });
  });
});
