import { describe, expect, it } from 'vitest';
import { refuse } from '@/domain/result';
import { database } from '@/server/database/client';
import { closeVote } from '@/server/voting/close-vote';
import { drawLot } from '@/server/voting/conduct/draw-lot';
import { readVoteSnapshot } from '@/server/voting/read-vote-snapshot';
import { buildOpenVote, three } from '@/tests/support/open-vote';

describe(drawLot, () => {
  it('draws one of the roll once, on the record; what is published stays in the body’s order', async () => {
    const { place, chair, vote, sessionId } = await buildOpenVote(three);
    expect(await drawLot(chair, place)).toMatchObject({ ok: true });
    const entry = await database().recordEntry.findFirstOrThrow({ where: { sessionId } });
    const { snapshot } = (await readVoteSnapshot(vote.id)) ?? {};
    expect(['AAA', 'BBB', 'CCC']).toContain(snapshot?.conduct.calledFirst);
    expect(entry).toMatchObject({
      act: 'draw-lot',
      payload: { delegation: snapshot?.conduct.calledFirst, among: ['AAA', 'BBB', 'CCC'] },
    });
    expect(await drawLot(chair, place)).toEqual(refuse('lot-drawn'));
    await closeVote(chair, place);
    const closed = await readVoteSnapshot(vote.id);
    expect(closed?.snapshot.result?.rollCall.map(({ voter }) => voter)).toEqual([
      'AAA',
      'BBB',
      'CCC',
    ]);
    expect(await drawLot(chair, place)).toEqual(refuse('vote-closed'));
  });
});
