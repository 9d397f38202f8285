import { describe, expect, it } from 'vitest';
import { refuse } from '@/domain/result';
import { database } from '@/server/database/client';
import { closeVote } from '@/server/voting/close-vote';
import { readVoteRecord as readRecordFile, recount } from '@/domain/voting/file/vote-record';
import { readVoteRecord } from '@/server/voting/read-vote-record';
import { readVoteSnapshot } from '@/server/voting/read-vote-snapshot';
import { correctVote, explainVote } from '@/server/voting/statements/make-statement';
import { buildOpenVote, three } from '@/tests/support/open-vote';
import { valueOrNull } from '@/tests/support/value-of';

async function statementsOf({ vote }: { vote: { id: string } }) {
  return (await readVoteSnapshot(vote.id))?.snapshot.conduct.statements;
}

async function buildWithVoter(wanted: Parameters<typeof buildOpenVote>[1] = {}) {
  const built = await buildOpenVote(three, wanted);
  const [voter] = built.delegates;
  if (!voter) throw new Error('no delegate');
  return { ...built, voter };
}

describe('an explanation of vote', () => {
  it('is kept with the vote, before and after, and on the record', async () => {
    const built = await buildWithVoter();
    const { voter, place, chair, sessionId } = built;
    expect(await explainVote(voter, { ...place, text: ' We like it. ' })).toMatchObject({
      ok: true,
    });
    await explainVote(voter, { ...place, text: 'We like it much.' });
    await closeVote(chair, place);
    await explainVote(voter, { ...place, text: 'It was close.' });
    expect(await statementsOf(built)).toMatchObject([
      { voter: 'AAA', kind: 'explanation-before', body: 'We like it much.' },
      { voter: 'AAA', kind: 'explanation-after', body: 'It was close.' },
    ]);
    const told = await database().recordEntry.findMany({
      where: { sessionId, act: 'explain-vote' },
    });
    expect(told).toHaveLength(3);
  });

  it('is refused without words, with too many, to others than delegates, and in a secret vote', async () => {
    const { voter, place, chair } = await buildWithVoter();
    expect(await explainVote(voter, { ...place, text: ' ' })).toEqual(
      refuse('explanation-missing'),
    );
    expect(await explainVote(voter, { ...place, text: 'x'.repeat(5001) })).toEqual(
      refuse('explanation-too-long'),
    );
    expect(await explainVote(chair, { ...place, text: 'Words' })).toEqual(refuse('not-allowed'));
    const secret = await buildWithVoter({ terms: { secrecy: 'secret', meanwhile: 'nothing' } });
    expect(await explainVote(secret.voter, { ...secret.place, text: 'Words' })).toEqual(
      refuse('secret-no-statements'),
    );
    expect(await statementsOf(secret)).toEqual([]);
  });

  it('waits for a result that is not published yet', async () => {
    const { voter, place, chair } = await buildWithVoter({ terms: { publishes: 'by-chair' } });
    await closeVote(chair, place);
    expect(await explainVote(voter, { ...place, text: 'Words' })).toEqual(
      refuse('vote-not-published'),
    );
  });

  it.each([
    ['ga-simple', false],
    ['ga-important', false],
    ['simple-majority', true],
  ] as const)('of the proposer under %s is taken: %s', async (rule, isTaken) => {
    const { voter, place, vote } = await buildWithVoter({ rule });
    await database().draft.update({
      where: { id: vote.draft.id },
      data: { leadDelegationId: voter.delegationId },
    });
    const done = await explainVote(voter, { ...place, text: 'Our own text' });
    if (isTaken) expect(done.ok).toBe(true);
    else expect(done).toEqual(refuse('proposer-explains-not'));
  });
});

describe('a correction', () => {
  it('is a note beside a count that stays as it is', async () => {
    const built = await buildWithVoter();
    const { voter, place, chair, cast, vote } = built;
    await cast(voter.personId, 'yes');
    await closeVote(chair, place);
    const before = (await readVoteSnapshot(vote.id))?.snapshot.result;
    expect(await correctVote(voter, { ...place, intended: 'no' })).toMatchObject({ ok: true });
    expect(await statementsOf(built)).toMatchObject([{ kind: 'correction', body: 'no' }]);
    expect((await readVoteSnapshot(vote.id))?.snapshot.result).toEqual(before);
    const exported = valueOrNull(await readVoteRecord(chair, place));
    expect(exported?.record).toMatchObject({
      statements: [{ voter: 'AAA', kind: 'correction', body: 'no' }],
      ballots: [{ voter: 'AAA', answer: 'yes' }],
    });
    const read = readRecordFile(JSON.parse(JSON.stringify(exported?.record)));
    expect(read.ok && recount(read.value)).toEqual(before?.verdict);
  });

  it.each([
    ['nothing-to-correct', 'yes'],
    ['unknown-answer', 'absent'],
    ['unknown-answer', ''],
  ] as const)('is refused with %s for “%s”', async (refusal, intended) => {
    const { voter, place, chair, cast } = await buildWithVoter();
    await cast(voter.personId, 'yes');
    await closeVote(chair, place);
    expect(await correctVote(voter, { ...place, intended })).toEqual(refuse(refusal));
  });

  it('is refused while the vote is open, and in a secret vote', async () => {
    const { voter, place } = await buildWithVoter();
    expect(await correctVote(voter, { ...place, intended: 'no' })).toEqual(
      refuse('vote-not-published'),
    );
    const secret = await buildWithVoter({ terms: { secrecy: 'secret', meanwhile: 'nothing' } });
    await closeVote(secret.chair, secret.place);
    expect(await correctVote(secret.voter, { ...secret.place, intended: 'no' })).toEqual(
      refuse('secret-no-statements'),
    );
  });
});
