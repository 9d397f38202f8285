import { describe, expect, it } from 'vitest';
import { refuse } from '@/domain/result';
import { database } from '@/server/database/client';
import { readSessionSnapshot } from '@/server/sessions/read-session-snapshot';
import { closeVote } from '@/server/voting/close-vote';
import { publishVote } from '@/server/voting/conduct/publish-vote';
import { readVote } from '@/server/voting/read-vote';
import { readCountedVote, readVoteRecord } from '@/server/voting/read-vote-record';
import { buildOpenVote, three } from '@/tests/support/open-vote';
import { valueOrNull } from '@/tests/support/value-of';

/** A closed vote of one yes and one no vote more, whose result the chair keeps back. */
async function buildClosed() {
  const built = await buildOpenVote(three, { terms: { publishes: 'by-chair' } });
  for (const [index, { personId }] of built.delegates.entries()) {
    await built.cast(personId, index === 0 ? 'no' : 'yes');
  }
  expect((await closeVote(built.chair, built.place)).ok).toBe(true);
  return built;
}

async function draftStatusOf(draftId: string) {
  return (await database().draft.findUniqueOrThrow({ where: { id: draftId } })).status;
}

describe('a result that the chair publishes', () => {
  it('is nobody’s before: no page, no file, no record, no draft tells it', async () => {
    const { sessionId, place, chair, vote } = await buildClosed();
    const reading = valueOrNull(await readVote(chair, place));
    expect(reading?.snapshot).toMatchObject({ status: 'closed', result: null, meanwhile: null });
    expect(valueOrNull(await readVoteRecord(chair, place))).toBeNull();
    expect(valueOrNull(await readCountedVote(chair, place))).toBeNull();
    const glance = await readSessionSnapshot(sessionId);
    expect(glance?.snapshot.votes).toMatchObject([{ outcome: null, tally: null }]);
    expect(await draftStatusOf(vote.draft.id)).toBe('voting');
    const entries = await database().recordEntry.findMany({ where: { sessionId } });
    expect(JSON.stringify([reading?.snapshot, glance, entries])).not.toMatch(
      /adopted|tally":\{|"yes"|inequality/,
    );
  });

  it('is everybody’s afterwards, and the draft follows', async () => {
    const { sessionId, place, chair, vote, delegates } = await buildClosed();
    expect(await publishVote(chair, place)).toMatchObject({ ok: true });
    const reading = valueOrNull(await readVote({ personId: delegates[0]?.personId ?? '' }, place));
    expect(reading?.snapshot).toMatchObject({
      status: 'published',
      result: { verdict: { outcome: 'adopted', tally: { yes: '2', no: '1' } } },
    });
    expect(valueOrNull(await readVoteRecord(chair, place))).not.toBeNull();
    expect(await draftStatusOf(vote.draft.id)).toBe('adopted');
    const entry = await database().recordEntry.findFirstOrThrow({
      where: { sessionId, act: 'publish-vote' },
    });
    expect(entry.payload).toMatchObject({
      outcome: 'adopted',
      ballots: [
        { voter: 'AAA', answer: 'no' },
        { voter: 'BBB', answer: 'yes' },
        { voter: 'CCC', answer: 'yes' },
      ],
    });
  });

  it('is published once, after the closing', async () => {
    const { place, chair } = await buildClosed();
    await publishVote(chair, place);
    expect(await publishVote(chair, place)).toEqual(refuse('vote-published'));
    const open = await buildOpenVote(three, { terms: { publishes: 'by-chair' } });
    expect(await publishVote(open.chair, open.place)).toEqual(refuse('vote-not-closed'));
  });
});
