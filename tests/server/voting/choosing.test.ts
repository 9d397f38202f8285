import { describe, expect, it } from 'vitest';
import { refuse } from '@/domain/result';
import type { ChoiceMethod, ChoiceRule } from '@/domain/voting/choices/choice';
import { usualTerms, type VoteTerms } from '@/domain/voting/terms';
import { database } from '@/server/database/client';
import { castBallot } from '@/server/voting/cast-ballot';
import { closeVote } from '@/server/voting/close-vote';
import { openSecondVote } from '@/server/voting/conduct/open-second-vote';
import { openVote } from '@/server/voting/open-vote';
import { readVote } from '@/server/voting/read-vote';
import { readVoteRecord } from '@/server/voting/read-vote-record';
import { settleByLot } from '@/server/voting/settle-by-lot';
import { buildParticipant } from '@/tests/support/builders';
import { buildSeats, three } from '@/tests/support/open-vote';
import { valueOrNull } from '@/tests/support/value-of';

const options = [
  { id: 'A', name: 'First' },
  { id: 'B', name: 'Second' },
  { id: 'C', name: 'Third' },
];

type Wanted = {
  method: ChoiceMethod;
  rule?: ChoiceRule;
  seats?: number;
  terms?: Partial<VoteTerms>;
};

/** An open choice among three options in a body of three. */
async function buildChoice({ method, rule = {}, seats = 1, terms = {} }: Wanted) {
  const { session, delegates } = await buildSeats(three);
  const chair = await buildParticipant(session.id, 'chair');
  const deciding = { method, rule, options, seats };
  const opened = await openVote(chair, {
    sessionId: session.id,
    draftId: null,
    terms: { ...usualTerms, question: 'Which?', deciding, ...terms },
    minutes: null,
  });
  if (!opened.ok) throw new Error(opened.refusal);
  const place = { sessionId: session.id, voteId: opened.value.voteId };
  const sha256 = valueOrNull(await readVote(chair, place))?.vote.sha256 ?? null;
  const cast = async (voter: number, marks: unknown) =>
    castBallot({ personId: delegates[voter]?.personId ?? '' }, { ...place, marks, sha256 });
  const decide = async (...ballots: unknown[]) => {
    for (const [voter, marks] of ballots.entries()) {
      expect(await cast(voter, marks)).toMatchObject({ ok: true });
    }
    const closed = await closeVote(chair, place);
    if (!closed.ok) throw new Error(closed.refusal);
    return closed.value;
  };
  return { session, delegates, chair, place, cast, decide };
}

const ranked = (...order: string[]) => ({ ranking: order.map((id) => [id]) });

describe('a choice', () => {
  it.each<Wanted & { ballots: unknown[]; elected: string[] }>([
    { method: 'plurality', ballots: [ranked('A'), ranked('B'), ranked('B')], elected: ['B'] },
    {
      method: 'approval',
      rule: { max: 2 },
      ballots: [{ approves: ['A', 'B'] }, { approves: ['B'] }, { answer: 'abstain' }],
      elected: ['B'],
    },
    {
      method: 'score',
      rule: { max: 5 },
      ballots: [{ scores: { A: 5, B: 1 } }, { scores: { B: 3 } }],
      elected: ['A'],
    },
    {
      method: 'majority-judgment',
      rule: { max: 5 },
      ballots: [{ scores: { A: 2, B: 4 } }, { scores: { A: 3, B: 4 } }],
      elected: ['B'],
    },
    { method: 'borda', ballots: [ranked('C', 'A', 'B'), ranked('C', 'B')], elected: ['C'] },
    { method: 'irv', ballots: [ranked('A', 'B'), ranked('B'), ranked('A')], elected: ['A'] },
    {
      method: 'schulze',
      rule: { strength: 'margins' },
      ballots: [
        { ranking: [['B', 'C'], ['A']] },
        ranked('B', 'A'),
        { answer: 'not-participating' },
      ],
      elected: ['B'],
    },
    { method: 'ranked-pairs', ballots: [ranked('C', 'B', 'A'), ranked('C')], elected: ['C'] },
    {
      method: 'stv-scottish',
      seats: 2,
      ballots: [ranked('A', 'B'), ranked('A', 'B'), ranked('B', 'C')],
      elected: ['A', 'B'],
    },
  ])(
    'by $method is counted, shown by name and recounted',
    async ({ ballots, elected, ...wanted }) => {
      const { chair, place, decide } = await buildChoice(wanted);
      expect(await decide(...ballots)).toMatchObject({ outcome: 'elected', elected });
      const reading = valueOrNull(await readVote(chair, place));
      expect(reading?.snapshot.result?.rollCall[0]).toMatchObject({
        voter: 'AAA',
        state: 'voted',
        content: ballots[0],
      });
    },
  );

  it('says what is wrong with a ballot, and leaves the earlier one as it was', async () => {
    const { cast, decide, place } = await buildChoice({ method: 'irv' });
    await cast(0, ranked('A', 'B'));
    const wrong = [
      ['unknown-option', ranked('X')],
      ['option-twice', ranked('A', 'A')],
      ['equal-ranks', { ranking: [['A', 'B']] }],
      ['nothing-marked', { ranking: [] }],
      ['unknown-answer', { approves: ['A'] }],
    ] as const;
    for (const [refusal, marks] of wrong) expect(await cast(0, marks)).toEqual(refuse(refusal));
    const [ballot] = await database().ballot.findMany({ where: { voteId: place.voteId } });
    expect(ballot?.content).toEqual(ranked('A', 'B'));
    expect(await decide()).toMatchObject({ elected: ['A'] });
  });

  it('answers a ballot that is sent again like the first time', async () => {
    const { cast, place } = await buildChoice({ method: 'schulze' });
    const first = await cast(0, { ranking: [['A'], ['B', 'C']] });
    expect(await cast(0, { ranking: [['A'], ['B', 'C']] })).toEqual(first);
    expect(await database().ballot.count({ where: { voteId: place.voteId } })).toBe(1);
  });

  it('in secret is counted from its papers, and shows nobody’s', async () => {
    const terms = { secrecy: 'secret', meanwhile: 'nothing' } as const;
    const { chair, place, decide } = await buildChoice({ method: 'borda', terms });
    expect(await decide(ranked('B', 'A'), ranked('B', 'C'), ranked('A'))).toMatchObject({
      elected: ['B'],
    });
    const result = valueOrNull(await readVote(chair, place))?.snapshot.result;
    expect(result?.papers).toHaveLength(3);
    expect(result?.rollCall.map(({ content }) => content)).toEqual([null, null, null]);
  });
});

describe('what only a lot can settle', () => {
  it('is settled by one drawn in the room, on the record and in the file', async () => {
    const { session, chair, place, decide } = await buildChoice({ method: 'plurality' });
    expect(await decide(ranked('A'), ranked('C'))).toMatchObject({
      outcome: 'undecided',
      tiedWinners: ['A', 'C'],
    });
    expect(await settleByLot(chair, { ...place, drawn: ['C', 'A'] })).toEqual(
      refuse('lot-incomplete'),
    );
    expect(await settleByLot(chair, { ...place, drawn: ['B', 'C', 'A'] })).toMatchObject({
      ok: true,
      value: { outcome: 'elected', elected: ['C'], reason: 'lot' },
    });
    expect(await settleByLot(chair, { ...place, drawn: ['A', 'B', 'C'] })).toEqual(
      refuse('no-lot-needed'),
    );
    expect(valueOrNull(await readVoteRecord(chair, place))?.record).toMatchObject({
      rule: { lot: ['B', 'C', 'A'] },
    });
    const entry = await database().recordEntry.findFirstOrThrow({
      where: { sessionId: session.id, act: 'settle-by-lot' },
    });
    expect(entry.payload).toMatchObject({ drawn: 'room', lot: ['B', 'C', 'A'], elected: ['C'] });
  });

  it('is settled by one that the server draws among all options', async () => {
    const { chair, place, decide } = await buildChoice({ method: 'plurality' });
    await decide(ranked('A'), ranked('C'));
    const settled = await settleByLot(chair, { ...place, drawn: null });
    if (!settled.ok) throw new Error(settled.refusal);
    expect(['A', 'C']).toContain(settled.value.elected[0]);
    const { rule } = await database().vote.findUniqueOrThrow({ where: { id: place.voteId } });
    expect((rule as { lot: string[] }).lot.toSorted()).toEqual(['A', 'B', 'C']);
  });

  it('is the chair’s to settle, and only after the closing', async () => {
    const { session, chair, place, decide } = await buildChoice({ method: 'plurality' });
    expect(await settleByLot(chair, { ...place, drawn: null })).toEqual(refuse('not-published'));
    await decide(ranked('A'), ranked('C'));
    const secretariat = await buildParticipant(session.id, 'secretariat');
    expect(await settleByLot(secretariat, { ...place, drawn: null })).toEqual(
      refuse('not-allowed'),
    );
  });
});

describe('two rounds', () => {
  it('lead to a second vote between the first two, once, by most votes', async () => {
    const rule = { rounds: 2 } as const;
    const { delegates, chair, place, decide } = await buildChoice({ method: 'plurality', rule });
    expect(await openSecondVote(chair, place)).toEqual(refuse('vote-not-published'));
    // With the lot that settles who is second.
    await decide(ranked('A'), ranked('B'), ranked('C'));
    expect(await settleByLot(chair, { ...place, drawn: ['C', 'B', 'A'] })).toMatchObject({
      ok: true,
      value: { outcome: 'undecided', secondRound: ['C', 'B'] },
    });
    const opened = await openSecondVote(chair, place);
    if (!opened.ok) throw new Error(opened.refusal);
    expect(await openSecondVote(chair, place)).toEqual(refuse('second-vote-there'));
    const second = { ...place, voteId: opened.value.voteId };
    const reading = valueOrNull(await readVote(chair, second));
    expect(reading?.vote.terms.deciding).toMatchObject({
      rule: {},
      options: [{ id: 'B' }, { id: 'C' }],
    });
    const sha256 = reading?.vote.sha256 ?? null;
    const [one, two] = delegates;
    await castBallot({ personId: one?.personId ?? '' }, { ...second, marks: ranked('B'), sha256 });
    expect(
      await castBallot(
        { personId: two?.personId ?? '' },
        { ...second, marks: ranked('A'), sha256 },
      ),
    ).toEqual(refuse('unknown-option'));
    expect(await closeVote(chair, second)).toMatchObject({ value: { elected: ['B'] } });
  });
});
