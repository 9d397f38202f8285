import { describe, expect, it } from 'vitest';
import { accept, refuse } from '@/domain/result';
import { usualTerms, type VoteTerms } from '@/domain/voting/terms';
import { readVoteRecord as readRecordFile, recount } from '@/domain/voting/file/vote-record';
import { database, inTransaction } from '@/server/database/client';
import { castBallot } from '@/server/voting/cast-ballot';
import { closeVote } from '@/server/voting/close-vote';
import { openVote } from '@/server/voting/open-vote';
import { readVote } from '@/server/voting/read-vote';
import { readCountedVote, readVoteRecord } from '@/server/voting/read-vote-record';
import { readVoteSnapshot } from '@/server/voting/read-vote-snapshot';
import { saveSecretBallot } from '@/server/voting/secret/repository';
import { buildParticipant } from '@/tests/support/builders';
import { buildOpenVote, buildSeats, three } from '@/tests/support/open-vote';
import { valueOrNull } from '@/tests/support/value-of';

const secret = { terms: { secrecy: 'secret', meanwhile: 'nothing' } } as const;

async function rowsOf(voteId: string) {
  const [participations, ballots, named] = await Promise.all([
    database().secretParticipation.count({ where: { voteId } }),
    database().secretBallot.count({ where: { voteId } }),
    database().ballot.count({ where: { voteId } }),
  ]);
  return { participations, ballots, named };
}

describe('a secret ballot', () => {
  it('is receipted without a word of how it was marked, the same for every answer', async () => {
    const { delegates, cast } = await buildOpenVote(three, secret);
    const answers = ['yes', 'no', 'not-participating'];
    const receipts = await Promise.all(
      delegates.map(async ({ personId }, index) => cast(personId, answers[index] ?? '')),
    );
    const same = accept({ content: null, castAt: null });
    expect(receipts).toEqual([same, same, same]);
  });

  it('is kept in two places that share nothing but the vote', async () => {
    const { delegates, vote, cast } = await buildOpenVote(three, secret);
    await cast(delegates[0]?.personId ?? '', 'yes');
    const [participation] = await database().secretParticipation.findMany({
      where: { voteId: vote.id },
    });
    const [ballot] = await database().secretBallot.findMany({ where: { voteId: vote.id } });
    expect(participation).toEqual({ voteId: vote.id, delegationId: delegates[0]?.delegationId });
    expect(ballot).toEqual({
      voteId: vote.id,
      id: expect.any(String),
      content: { answer: 'yes' },
    });
    expect((await rowsOf(vote.id)).named).toBe(0);
  });

  it('is final: a second one, whoever sends it and whatever it says, is told one is in', async () => {
    const { sessionId, delegates, vote, cast } = await buildOpenVote(three, secret);
    const [first] = delegates;
    if (!first) throw new Error('no delegate');
    const colleague = await buildParticipant(sessionId, 'delegate', {
      delegationId: first.delegationId,
    });
    await cast(first.personId, 'yes');
    const again = [
      await cast(first.personId, 'yes'),
      await cast(first.personId, 'no'),
      await cast(colleague.personId, 'no'),
    ];
    expect(again).toEqual([refuse('has-voted'), refuse('has-voted'), refuse('has-voted')]);
    expect(await rowsOf(vote.id)).toEqual({ participations: 1, ballots: 1, named: 0 });
    expect(await database().secretBallot.findFirst({ where: { voteId: vote.id } })).toMatchObject({
      content: { answer: 'yes' },
    });
  });

  it('is one, under fifty attempts at once', async () => {
    const { delegates, vote, cast } = await buildOpenVote(three, secret);
    const [first] = delegates;
    if (!first) throw new Error('no delegate');
    const answers = await Promise.all(
      Array.from({ length: 50 }, async (_, index) =>
        cast(first.personId, index % 2 ? 'yes' : 'no'),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter(({ ok }) => !ok)).toEqual(Array(49).fill(refuse('has-voted')));
    expect(await rowsOf(vote.id)).toEqual({ participations: 1, ballots: 1, named: 0 });
  });

  it('is one by the database’s own key, even where nothing else holds the vote', async () => {
    const { delegates, vote } = await buildOpenVote(three, secret);
    const key = { voteId: vote.id, delegationId: delegates[0]?.delegationId ?? '' };
    const attempts = await Promise.allSettled(
      Array.from({ length: 20 }, async () =>
        inTransaction(async (transaction) => saveSecretBallot(transaction, key, { answer: 'yes' })),
      ),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await rowsOf(vote.id)).toEqual({ participations: 1, ballots: 1, named: 0 });
  });
});

describe('while a secret vote runs', () => {
  it('nothing anybody reads changes with a ballot, but for the people who cast it', async () => {
    const { sessionId, delegates, place, vote, cast, chair } = await buildOpenVote(three, secret);
    const [first, other] = delegates;
    if (!first || !other) throw new Error('no delegates');
    const seen = async (personId: string) => {
      const reading = valueOrNull(await readVote({ personId }, place));
      const { snapshot } = (await readVoteSnapshot(vote.id)) ?? {};
      const entries = await database().recordEntry.findMany({ where: { sessionId } });
      const session = await database().session.findUniqueOrThrow({ where: { id: sessionId } });
      const clockless = [reading?.snapshot, snapshot].map((each) => ({ ...each, readAt: null }));
      return { clockless, seat: reading?.seat, roll: reading?.roll, entries, session };
    };
    const before = { chair: await seen(chair.personId), other: await seen(other.personId) };
    await cast(first.personId, 'no');
    expect({ chair: await seen(chair.personId), other: await seen(other.personId) }).toEqual(
      before,
    );
    expect(before.chair.clockless[0]).toMatchObject({ cast: null, meanwhile: null, result: null });
    expect((await seen(first.personId)).seat).toMatchObject({ hasVoted: true, ballot: null });
    expect((await seen(other.personId)).seat).toMatchObject({ hasVoted: false, ballot: null });
  });
});

describe('when a secret vote closes', () => {
  it('who took part is shown by name, the answers only as numbers, and the record recounts', async () => {
    const { sessionId, delegates, place, vote, cast, chair } = await buildOpenVote(
      [...three, { name: 'DDD' }],
      secret,
    );
    for (const [index, answer] of ['yes', 'no', 'yes'].entries()) {
      await cast(delegates[index]?.personId ?? '', answer);
    }
    const closed = await closeVote(chair, place);
    expect(closed).toMatchObject({
      ok: true,
      value: { outcome: 'adopted', tally: { yes: '2', no: '1', absent: '1' } },
    });
    const result = (await readVoteSnapshot(vote.id))?.snapshot.result;
    expect(result?.rollCall.map(({ voter, state, content }) => [voter, state, content])).toEqual([
      ['AAA', 'voted', null],
      ['BBB', 'voted', null],
      ['CCC', 'voted', null],
      ['DDD', 'absent', null],
    ]);
    expect(result?.papers?.map((paper) => JSON.stringify(paper)).sort()).toEqual([
      '{"answer":"no"}',
      '{"answer":"yes"}',
      '{"answer":"yes"}',
    ]);
    const exported = valueOrNull(await readVoteRecord(chair, place));
    const file = readRecordFile(JSON.parse(JSON.stringify(exported?.record)));
    if (!file.ok) throw new Error(JSON.stringify(file.faults));
    expect(accept(recount(file.value))).toEqual(closed);
    expect(JSON.stringify(exported?.record)).not.toContain('"voter"');

    const entries = await database().recordEntry.findMany({ where: { sessionId } });
    expect(entries.map(({ act }) => act)).toEqual(['close-vote']);
    expect(entries[0]?.payload).toMatchObject({
      voted: ['AAA', 'BBB', 'CCC'],
      ballots: [{ answer: 'no' }, { answer: 'yes' }, { answer: 'yes' }],
    });
  });

  it('counts exactly the ballots that were accepted, with 200 voters at the door', async () => {
    const seats = Array.from({ length: 200 }, (_, index) => ({ name: `D${index}` }));
    const { delegates, vote, cast, place, chair } = await buildOpenVote(seats, secret);
    const accepted: { voter: string; answer: string }[] = [];
    let refused = 0;
    const enter = async ({ personId, shortName }: (typeof delegates)[number], index: number) => {
      const answer = index % 3 ? 'yes' : 'no';
      const reply = await cast(personId, answer);
      if (reply.ok) accepted.push({ voter: shortName, answer });
      else if (reply.refusal === 'vote-closed') refused += 1;
    };
    const early = delegates.slice(0, 100).map(enter);
    const closing = closeVote(chair, place);
    const late = delegates.slice(100).map(enter);
    await Promise.all([...early, ...late]);
    expect((await closing).ok).toBe(true);

    const result = (await readVoteSnapshot(vote.id))?.snapshot.result;
    const took = result?.rollCall.filter(({ state }) => state === 'voted');
    expect(took?.map(({ voter }) => voter).sort()).toEqual(
      accepted.map(({ voter }) => voter).sort(),
    );
    expect(accepted.length + refused).toBe(200);
    expect(Math.min(accepted.length, refused)).toBeGreaterThan(0);
    const answers = accepted.map(({ answer }) => answer);
    expect(result?.verdict.tally).toMatchObject({
      yes: String(answers.filter((answer) => answer === 'yes').length),
      no: String(answers.filter((answer) => answer === 'no').length),
    });
  }, 120_000);

  it('ranked ballots are counted without names too, and recount', async () => {
    const { session, delegates } = await buildSeats([...three, { name: 'DDD' }, { name: 'EEE' }]);
    const chair = await buildParticipant(session.id, 'chair');
    const options = ['A', 'B', 'C'].map((id) => ({ id, name: `Text ${id}` }));
    const terms: VoteTerms = {
      ...usualTerms,
      question: 'Which text?',
      deciding: { method: 'schulze', rule: {}, options, seats: 1 },
      secrecy: 'secret',
      meanwhile: 'nothing',
    };
    const form = { sessionId: session.id, draftId: null, terms, minutes: null };
    const opened = await openVote(chair, form);
    if (!opened.ok) throw new Error(opened.refusal);
    const place = { sessionId: session.id, voteId: opened.value.voteId };
    const sha256 = valueOrNull(await readVote(chair, place))?.vote.sha256 ?? null;
    const rankings = [
      [['A'], ['B']],
      [['A'], ['C']],
      [['B'], ['A']],
      [['C'], ['A'], ['B']],
    ];
    for (const [index, ranking] of rankings.entries()) {
      const marks = { ranking };
      const { personId } = delegates[index] ?? { personId: '' };
      expect(await castBallot({ personId }, { ...place, marks, sha256 })).toMatchObject({
        ok: true,
      });
    }
    const closed = await closeVote(chair, place);
    expect(closed).toMatchObject({ ok: true, value: { outcome: 'elected', elected: ['A'] } });
    const exported = valueOrNull(await readVoteRecord(chair, place));
    const file = readRecordFile(JSON.parse(JSON.stringify(exported?.record)));
    if (!file.ok) throw new Error(JSON.stringify(file.faults));
    expect(accept(recount(file.value))).toEqual(closed);
    const counted = valueOrNull(await readCountedVote(chair, place));
    expect(counted?.counted.roll.map(({ content }) => content)).toEqual(Array(5).fill(null));
  });
});
