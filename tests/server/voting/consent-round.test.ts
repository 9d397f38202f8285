import { expect, it } from 'vitest';
import { refuse } from '@/domain/result';
import { heardByAll, usualTerms } from '@/domain/voting/terms';
import { readVoteRecord as readRecordFile, recount } from '@/domain/voting/file/vote-record';
import { database } from '@/server/database/client';
import { castBallot } from '@/server/voting/cast-ballot';
import { closeVote } from '@/server/voting/close-vote';
import { openVote } from '@/server/voting/open-vote';
import { readVoteRecord } from '@/server/voting/read-vote-record';
import { readVoteSnapshot } from '@/server/voting/read-vote-snapshot';
import { ruleOnObjection } from '@/server/voting/rule-on-objection';
import { buildParticipant } from '@/tests/support/builders';
import { buildSeats, three } from '@/tests/support/open-vote';
import { valueOrNull } from '@/tests/support/value-of';

async function buildRound() {
  const { session, delegates } = await buildSeats(three);
  const { personId } = await buildParticipant(session.id, 'chair');
  const chair = { personId, signedInAt: new Date() };
  const deciding = { method: 'consent' } as const;
  const terms = { ...usualTerms, ...heardByAll, question: 'Shall we begin?', deciding };
  const opened = await openVote(chair, {
    sessionId: session.id,
    draftId: null,
    terms,
    minutes: null,
  });
  if (!opened.ok) throw new Error(opened.refusal);
  const place = { sessionId: session.id, voteId: opened.value.voteId };
  const cast = async (index: number, marks: object) =>
    castBallot({ personId: delegates[index]?.personId ?? '' }, { ...place, marks, sha256: null });
  const rule = async (voter: string, standing: 'resolved' | 'unfounded', reason = 'It is met.') =>
    ruleOnObjection(chair, { ...place, voter, standing, reason });
  return { chair, place, delegates, cast, rule };
}

const objecting = (reason: string) => ({ answer: 'no', objection: { reason } });

it('[V33] an objection needs a reason, stands until it is ruled on, and is heard by all', async () => {
  const { cast, chair, place } = await buildRound();
  expect(await cast(0, { answer: 'no' })).toEqual(refuse('objection-needs-reason'));
  expect((await cast(0, objecting('No money.'))).ok).toBe(true);
  await cast(1, { answer: 'yes' });
  const meanwhile = (await readVoteSnapshot(place.voteId))?.snapshot.meanwhile;
  expect(meanwhile?.[0]?.content).toEqual(objecting('No money.'));
  expect(await closeVote(chair, place)).toMatchObject({
    ok: true,
    value: { outcome: 'rejected', reason: 'objection' },
  });
});

it('[V33] is adopted when the chair ruled every objection resolved or unfounded, with reasons', async () => {
  const { cast, rule, chair, place } = await buildRound();
  await cast(0, objecting('No money.'));
  await cast(1, objecting('I do not like it.'));
  await cast(2, { answer: 'yes' });
  expect(await rule('CCC', 'resolved')).toEqual(refuse('no-objection'));
  expect(await rule('AAA', 'resolved', ' ')).toEqual(refuse('objection-needs-reason'));
  expect((await rule('AAA', 'unfounded')).ok).toBe(true);
  expect((await rule('AAA', 'resolved')).ok).toBe(true);
  expect((await rule('BBB', 'unfounded')).ok).toBe(true);
  const shown = (await readVoteSnapshot(place.voteId))?.snapshot.meanwhile;
  expect(shown?.map(({ content }) => content)).toMatchObject([
    { objection: { standing: 'resolved' } },
    { objection: { standing: 'unfounded' } },
    { answer: 'yes' },
  ]);
  const closed = await closeVote(chair, place);
  expect(closed).toMatchObject({ ok: true, value: { outcome: 'adopted', reason: 'no-objection' } });
  expect(await rule('AAA', 'resolved')).toEqual(refuse('vote-closed'));
  const exported = valueOrNull(await readVoteRecord(chair, place));
  expect(exported?.record).toMatchObject({
    ballots: [
      {
        voter: 'AAA',
        objection: { reason: 'No money.', standing: 'resolved', because: 'It is met.' },
      },
      { voter: 'BBB', objection: { standing: 'unfounded' } },
      { voter: 'CCC', answer: 'yes' },
    ],
  });
  const read = readRecordFile(JSON.parse(JSON.stringify(exported?.record)));
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  expect(closed).toEqual({ ok: true, value: recount(read.value) });
});

it('[V33] a ruling falls when the objection is marked anew', async () => {
  const { cast, rule, chair, place } = await buildRound();
  await cast(0, objecting('No money.'));
  await cast(2, { answer: 'yes' });
  await rule('AAA', 'resolved');
  await cast(0, objecting('And no time.'));
  expect(await closeVote(chair, place)).toMatchObject({ ok: true, value: { outcome: 'rejected' } });
  expect(await database().ruling.count({ where: { voteId: place.voteId, liftedAt: null } })).toBe(
    0,
  );
});
