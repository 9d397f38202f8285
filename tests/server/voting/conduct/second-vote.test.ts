import { describe, expect, it } from 'vitest';
import { refuse } from '@/domain/result';
import { readVoteRecord as readRecordFile, recount } from '@/domain/voting/file/vote-record';
import { database } from '@/server/database/client';
import { reopenDraft } from '@/server/drafts/reopen-draft';
import { castBallot } from '@/server/voting/cast-ballot';
import { closeVote } from '@/server/voting/close-vote';
import { openSecondVote } from '@/server/voting/conduct/open-second-vote';
import { readVote } from '@/server/voting/read-vote';
import { readVoteRecord } from '@/server/voting/read-vote-record';
import { readVoteSnapshot } from '@/server/voting/read-vote-snapshot';
import { buildOpenVote } from '@/tests/support/open-vote';
import { valueOrNull } from '@/tests/support/value-of';

const four = ['AAA', 'BBB', 'CCC', 'DDD'].map((name) => ({ name }));

/** A vote by the General Assembly’s simple majority that ended two to two. */
async function buildTie() {
  const built = await buildOpenVote(four, { rule: 'ga-simple' });
  for (const [index, { personId }] of built.delegates.entries()) {
    await built.cast(personId, index % 2 ? 'no' : 'yes');
  }
  const closed = await closeVote(built.chair, built.place);
  expect(closed).toMatchObject({ ok: true, value: { outcome: 'tied' } });
  return built;
}

async function openSecond({ chair, place }: Awaited<ReturnType<typeof buildTie>>) {
  const opened = await openSecondVote(chair, place);
  if (!opened.ok) throw new Error(opened.refusal);
  return { ...place, voteId: opened.value.voteId };
}

describe('a second vote after a tie', () => {
  it('is on the same version under the same terms, and both say so', async () => {
    const tie = await buildTie();
    const place = await openSecond(tie);
    const second = valueOrNull(await readVote(tie.chair, place));
    const first = valueOrNull(await readVote(tie.chair, tie.place));
    expect(second?.vote).toMatchObject({
      versionId: first?.vote.versionId,
      terms: first?.vote.terms,
      secondOfId: tie.vote.id,
    });
    expect(second?.snapshot.conduct.secondOf).toMatchObject({ number: 1 });
    expect(first?.snapshot.conduct.second).toMatchObject({ id: place.voteId, number: 2 });
    expect(await database().version.count({ where: { draftId: tie.vote.draft.id } })).toBe(1);
  });

  it.each([
    { answers: ['yes', 'yes', 'no', 'no'], outcome: 'rejected', reason: 'tie', draft: 'rejected' },
    {
      answers: ['yes', 'yes', 'yes', 'no'],
      outcome: 'adopted',
      reason: 'threshold-met',
      draft: 'adopted',
    },
  ])('that ends $outcome recounts to the same', async ({ answers, outcome, reason, draft }) => {
    const tie = await buildTie();
    const place = await openSecond(tie);
    for (const [index, { personId }] of tie.delegates.entries()) {
      const ballot = { marks: { answer: answers[index] }, sha256: tie.vote.sha256 };
      expect((await castBallot({ personId }, { ...place, ...ballot })).ok).toBe(true);
    }
    const closed = await closeVote(tie.chair, place);
    expect(closed).toMatchObject({ ok: true, value: { outcome, reason } });
    const { status } = await database().draft.findUniqueOrThrow({
      where: { id: tie.vote.draft.id },
    });
    expect(status).toBe(draft);
    const exported = valueOrNull(await readVoteRecord(tie.chair, place));
    const read = readRecordFile(JSON.parse(JSON.stringify(exported?.record)));
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    expect({ ok: true, value: recount(read.value) }).toEqual(closed);
    const { snapshot } = (await readVoteSnapshot(place.voteId)) ?? {};
    expect(snapshot?.result?.verdict).toMatchObject({ outcome });
  });

  it('is held once, after a published tie, on the text that was tied', async () => {
    const open = await buildOpenVote(four, { rule: 'ga-simple' });
    expect(await openSecondVote(open.chair, open.place)).toEqual(refuse('vote-not-published'));

    const lost = await buildOpenVote(four, { rule: 'two-thirds' });
    await closeVote(lost.chair, lost.place);
    expect(await openSecondVote(lost.chair, lost.place)).toEqual(refuse('vote-not-tied'));

    const tie = await buildTie();
    await openSecond(tie);
    expect(await openSecondVote(tie.chair, tie.place)).toEqual(refuse('second-vote-there'));

    const changed = await buildTie();
    const draftId = changed.vote.draft.id;
    await reopenDraft(changed.chair, { sessionId: changed.sessionId, draftId });
    expect(await openSecondVote(changed.chair, changed.place)).toEqual(refuse('text-has-changed'));
  });
});
