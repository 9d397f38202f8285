import { describe, expect, it } from 'vitest';
import { refuse } from '@/domain/result';
import type { PresetName } from '@/domain/voting/rules/presets';
import type { Answer } from '@/domain/voting/rules/rule';
import { readVoteRecord as readRecordFile, recount } from '@/domain/voting/file/vote-record';
import { database } from '@/server/database/client';
import { closeVote } from '@/server/voting/close-vote';
import { readVote } from '@/server/voting/read-vote';
import { readVoteRecord } from '@/server/voting/read-vote-record';
import { readVoteSnapshot } from '@/server/voting/read-vote-snapshot';
import { closeWhatIsDue, startVoteCloser } from '@/server/voting/vote-closer';
import { buildOpenVote, council, three, type BuiltSeat } from '@/tests/support/open-vote';
import { valueOrNull } from '@/tests/support/value-of';

describe('a deadline', () => {
  const second = 1000;

  it('is the database’s: from its instant on a ballot is too late, and the vote closes', async () => {
    const { delegates, vote, cast, place } = await buildOpenVote(three, {
      closesAt: new Date(Date.now() + 3600 * second),
    });
    const [first, other] = delegates;
    if (!first || !other) throw new Error('no delegates');
    expect((await cast(first.personId, 'yes')).ok).toBe(true);
    await database().$executeRaw`
      UPDATE votes SET closes_at = date_trunc('milliseconds', clock_timestamp())
      WHERE id = ${vote.id}::uuid`;
    expect(await cast(other.personId, 'no')).toEqual(refuse('vote-closed'));
    const reading = valueOrNull(await readVote(first, place));
    expect(reading?.snapshot.closedAt).toBe(reading?.snapshot.closesAt);
    expect(reading?.snapshot.result?.verdict).toMatchObject({
      outcome: 'adopted',
      tally: { yes: '1', no: '0', absent: '2' },
    });
  });

  it('is kept by whoever reads, when nobody else noticed', async () => {
    const { place, chair } = await buildOpenVote(three, { closesAt: new Date(0) });
    const reading = valueOrNull(await readVote(chair, place));
    expect(reading?.snapshot).toMatchObject({ closedAt: '1970-01-01T00:00:00.000Z', cast: 0 });
    expect(reading?.snapshot.result?.verdict.reason).toBe('no-votes-cast');
  });

  it('is kept by the closer, once, after any restart and on any number of nodes', async () => {
    const { sessionId, vote } = await buildOpenVote(three, { closesAt: new Date(0) });
    const open = await buildOpenVote(three);
    await Promise.all([closeWhatIsDue(), closeWhatIsDue(), closeWhatIsDue()]);
    const entries = await database().recordEntry.findMany({ where: { sessionId } });
    expect(entries).toMatchObject([{ act: 'close-vote', actorId: null, subjectId: vote.id }]);
    expect((await readVoteSnapshot(open.vote.id))?.snapshot.closedAt).toBeNull();
  });

  it('is met by the running closer without anybody asking', async () => {
    const { vote } = await buildOpenVote(three, { closesAt: new Date(Date.now() + 200) });
    const stop = startVoteCloser();
    await expect
      .poll(async () => (await readVoteSnapshot(vote.id))?.snapshot.closedAt, { timeout: 15_000 })
      .not.toBeNull();
    await stop();
  });
});

describe('closing', () => {
  it('counts exactly the ballots that were accepted, with 200 voters at the door', async () => {
    const seats = Array.from({ length: 200 }, (_, index) => ({ name: `D${index}` }));
    const { delegates, vote, cast, place, chair } = await buildOpenVote(seats);
    const accepted: string[] = [];
    let refused = 0;
    const enter = async ({ personId, shortName }: (typeof delegates)[number]) => {
      const answer = await cast(personId, accepted.length % 3 ? 'yes' : 'no');
      if (answer.ok) accepted.push(shortName);
      else if (answer.refusal === 'vote-closed') refused += 1;
    };
    // The chair presses in the middle of the crowd: some are before the door, some in it.
    const early = delegates.slice(0, 100).map(enter);
    const closing = closeVote(chair, place);
    const late = delegates.slice(100).map(enter);
    await Promise.all([...early, ...late]);
    expect((await closing).ok).toBe(true);

    const { snapshot } = (await readVoteSnapshot(vote.id)) ?? {};
    const counted = snapshot?.result?.rollCall.filter(({ state }) => state !== 'absent');
    expect(counted?.map(({ voter }) => voter).sort()).toEqual(accepted.sort());
    expect(accepted.length + refused).toBe(200);
    expect(Math.min(accepted.length, refused)).toBeGreaterThan(0);
    const tally = snapshot?.result?.verdict.tally;
    expect(Number(tally?.yes) + Number(tally?.no)).toBe(accepted.length);
  }, 60_000);

  it('happens once: of two chairs pressing, one is told it is closed', async () => {
    const { place, chair } = await buildOpenVote(three);
    const answers = await Promise.all([1, 2].map(async () => closeVote(chair, place)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toEqual(refuse('vote-closed'));
  });

  const cases: {
    story: string;
    rule: PresetName;
    seats: BuiltSeat[];
    answers: (Answer | null)[];
    verdict: object;
    status: string;
  }[] = [
    {
      story: 'more yes than no carries a simple majority, whoever abstains',
      rule: 'simple-majority',
      seats: three,
      answers: ['yes', 'abstain', null],
      verdict: { outcome: 'adopted', reason: 'threshold-met' },
      status: 'adopted',
    },
    {
      story: 'a tie is lost under a simple majority',
      rule: 'simple-majority',
      seats: three,
      answers: ['yes', 'no', 'abstain'],
      verdict: { outcome: 'rejected', reason: 'tie' },
      status: 'rejected',
    },
    {
      story: 'a tie kept apart leaves the sealed text for another vote',
      rule: 'ga-simple',
      seats: three,
      answers: ['yes', 'no', 'abstain'],
      verdict: { outcome: 'tied', reason: 'tie' },
      status: 'sealed',
    },
    {
      story: 'nobody voted: zero votes never carry',
      rule: 'two-thirds',
      seats: three,
      answers: [null, null, null],
      verdict: { outcome: 'rejected', reason: 'no-votes-cast' },
      status: 'rejected',
    },
    {
      story: 'exactly two thirds carry',
      rule: 'two-thirds',
      seats: three,
      answers: ['yes', 'yes', 'no'],
      verdict: { outcome: 'adopted', reason: 'threshold-met' },
      status: 'adopted',
    },
    {
      story: 'the absent count against an absolute majority',
      rule: 'absolute-majority',
      seats: three,
      answers: ['yes', null, null],
      verdict: { outcome: 'rejected', reason: 'threshold-not-met' },
      status: 'rejected',
    },
    {
      story: 'the negative vote of a permanent member defeats what nine would have carried',
      rule: 'unsc-substantive',
      seats: council,
      answers: council.map((_, index) => (index === 1 ? 'no' : index < 11 ? 'yes' : 'abstain')),
      verdict: { outcome: 'vetoed', reason: 'veto', vetoedBy: ['S01'] },
      status: 'rejected',
    },
    {
      story: 'a permanent member’s abstention is no veto',
      rule: 'unsc-substantive',
      seats: council,
      answers: council.map((_, index) => (index < 5 ? 'abstain' : index < 14 ? 'yes' : 'no')),
      verdict: { outcome: 'adopted', vetoedBy: [] },
      status: 'adopted',
    },
  ];

  it.each(cases)('$story', async ({ rule, seats, answers, verdict, status }) => {
    const { delegates, vote, cast, place, chair } = await buildOpenVote(seats, { rule });
    for (const [index, { personId }] of delegates.entries()) {
      const answer = answers[index];
      if (answer) await cast(personId, answer);
    }
    const closed = await closeVote(chair, place);
    expect(closed).toMatchObject({ ok: true, value: verdict });
    const draft = await database().draft.findUniqueOrThrow({ where: { id: vote.draft.id } });
    expect(draft.status).toBe(status);

    const exported = valueOrNull(await readVoteRecord(chair, place));
    const read = readRecordFile(JSON.parse(JSON.stringify(exported?.record)));
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    const again = recount(read.value);
    expect(closed).toEqual({ ok: true, value: again });
    const { snapshot } = (await readVoteSnapshot(vote.id)) ?? {};
    expect(snapshot?.result?.verdict).toEqual(again);
  });
});
