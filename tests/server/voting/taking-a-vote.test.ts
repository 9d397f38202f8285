import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { refuse } from '@/domain/result';
import { may } from '@/domain/sessions/acts';
import { roles } from '@/domain/sessions/roles';
import type { PresetName } from '@/domain/voting/presets';
import type { Answer } from '@/domain/voting/rule';
import { readVoteRecord as readRecordFile, recount } from '@/domain/voting/vote-record';
import { database } from '@/server/database/client';
import { castBallot } from '@/server/voting/cast-ballot';
import { closeVote } from '@/server/voting/close-vote';
import { openVote, type OpenVote } from '@/server/voting/open-vote';
import { readVote } from '@/server/voting/read-vote';
import { readVoteRecord } from '@/server/voting/read-vote-record';
import { readVoteSnapshot } from '@/server/voting/read-vote-snapshot';
import { closeWhatIsDue, startVoteCloser } from '@/server/voting/vote-closer';
import {
  buildDelegation,
  buildDraft,
  buildParticipant,
  buildPerson,
  buildSession,
} from '@/tests/support/builders';
import { buildOpenVote, council, termsOf, three, type BuiltSeat } from '@/tests/support/open-vote';

async function ballotsOf(voteId: string) {
  return database().ballot.findMany({ where: { voteId } });
}

describe('putting a draft to the vote', () => {
  async function buildRoom() {
    const session = await buildSession({ languages: ['fr'] });
    const chair = await buildParticipant(session.id, 'chair');
    await buildDelegation(session.id, { name: 'Zambie', shortName: 'ZMB', weight: '2.5' });
    await buildDelegation(session.id, { name: 'États-Unis', shortName: 'USA' });
    await buildDelegation(session.id, { name: 'Chine', shortName: 'CHN', groups: ['permanent'] });
    const draft = await buildDraft(session.id, { title: 'Le veto' });
    const form: OpenVote = {
      sessionId: session.id,
      draftId: draft.id,
      terms: termsOf('two-thirds'),
      minutes: null,
    };
    return { session, chair, draft, form };
  }

  it('seals the text, freezes the roll in the body’s order, and says so on the record', async () => {
    const { session, chair, draft, form } = await buildRoom();
    const opened = await openVote(chair, form);
    if (!opened.ok) throw new Error(opened.refusal);
    const reading = await readVote(chair.personId, {
      sessionId: session.id,
      voteId: opened.value.voteId,
    });
    expect(reading?.roll.map(({ id, weight }) => `${id} ${weight}`)).toEqual([
      'CHN 1',
      'USA 1',
      'ZMB 2.5',
    ]);
    expect(reading?.text).toMatchObject({ draftStatus: 'voting', versionNumber: 1 });
    expect(reading?.snapshot).toMatchObject({ entitled: 3, cast: 0, result: null });
    const document = await database().document.findUniqueOrThrow({
      where: { id: draft.documentId },
    });
    expect(document.sealedAt).not.toBeNull();
    const entry = await database().recordEntry.findFirstOrThrow({
      where: { sessionId: session.id },
    });
    expect(entry).toMatchObject({
      act: 'open-vote',
      payload: { rule: 'two-thirds', sha256: reading?.text?.sha256 },
    });
  });

  it('keeps the roll as it was when somebody joins, leaves or gains weight later', async () => {
    const { session, chair, form } = await buildRoom();
    const opened = await openVote(chair, form);
    if (!opened.ok) throw new Error(opened.refusal);
    await buildDelegation(session.id, { name: 'Malte' });
    await database().delegation.updateMany({
      where: { sessionId: session.id, shortName: 'ZMB' },
      data: { weight: '9' },
    });
    const reading = await readVoteSnapshot(opened.value.voteId);
    expect(reading?.snapshot.entitled).toBe(3);
    const late = await buildParticipant(session.id, 'delegate');
    const answer = await castBallot(late.personId, {
      sessionId: session.id,
      voteId: opened.value.voteId,
      marks: { answer: 'yes' },
      sha256: null,
    });
    expect(answer).toEqual(refuse('not-on-roll'));
  });

  it('opens one vote, however often it is pressed', async () => {
    const { chair, draft, form } = await buildRoom();
    const answers = await Promise.all([1, 2, 3].map(async () => openVote(chair, form)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toEqual(refuse('draft-is-voting'));
    expect(await database().vote.count({ where: { draftId: draft.id } })).toBe(1);
    expect(await database().version.count({ where: { draftId: draft.id } })).toBe(1);
  });

  it.each([
    ['unknown-rule', { terms: termsOf('by-acclaim') }],
    ['unknown-rule', { terms: termsOf('toString') }],
    ['unknown-deadline', { minutes: 0 }],
    ['unknown-deadline', { minutes: 1.5 }],
    ['unknown-deadline', { minutes: 1_000_000 }],
    ['rule-out-of-reach', { terms: termsOf('unsc-substantive') }],
    ['not-found', { draftId: randomUUID() }],
  ] as const)('refuses with %s and leaves the draft open for writing', async (refusal, wanted) => {
    const { chair, draft, form } = await buildRoom();
    expect(await openVote(chair, { ...form, ...wanted })).toEqual(refuse(refusal));
    const { status, documentId } = await database().draft.findUniqueOrThrow({
      where: { id: draft.id },
    });
    const document = await database().document.findUniqueOrThrow({ where: { id: documentId } });
    expect({ status, sealedAt: document.sealedAt }).toEqual({ status: 'drafting', sealedAt: null });
  });

  it('needs somebody who may vote', async () => {
    const session = await buildSession();
    const chair = await buildParticipant(session.id, 'chair');
    const draft = await buildDraft(session.id);
    const terms = termsOf('two-thirds');
    const form = { sessionId: session.id, draftId: draft.id, terms, minutes: null };
    expect(await openVote(chair, form)).toEqual(refuse('empty-roll'));
  });
});

describe('who may do what in a vote', () => {
  const acts = ['open-vote', 'cast-ballot', 'close-vote'] as const;
  const cases = acts.flatMap((act) => roles.map((role) => ({ act, role, yes: may(role, act) })));

  it.each(cases)('$role, $act: $yes', async ({ act, role, yes }) => {
    const { sessionId, delegates, vote, place, cast } = await buildOpenVote(three);
    const actor =
      role === 'delegate' ? delegates[0] : await buildParticipant(sessionId, role, { name: role });
    if (!actor) throw new Error('no actor');
    const draft = await buildDraft(sessionId);
    const terms = termsOf('simple-majority');
    const form = { sessionId, draftId: draft.id, terms, minutes: 5 };
    const does = {
      'open-vote': async () => openVote(actor, form),
      'cast-ballot': async () => cast(actor.personId, 'no'),
      'close-vote': async () => closeVote(actor, place),
    };
    const answer = await does[act]();
    if (yes) expect(answer.ok).toBe(true);
    else expect(answer).toEqual(refuse('not-allowed'));
    if (!yes) expect(await ballotsOf(vote.id)).toEqual([]);
  });

  it('answers strangers, and votes of other sessions, as if there were none', async () => {
    const { delegates, place, vote, chair } = await buildOpenVote(three);
    const elsewhere = await buildOpenVote(three);
    const stranger = await buildPerson();
    const [delegate] = delegates;
    if (!delegate) throw new Error('no delegate');
    const ballot = { marks: { answer: 'yes' }, sha256: vote.sha256 };
    expect(await castBallot(stranger.id, { ...place, ...ballot })).toEqual(refuse('not-found'));
    const crossed = { sessionId: place.sessionId, voteId: elsewhere.place.voteId };
    expect(await castBallot(delegate.personId, { ...crossed, ...ballot })).toEqual(
      refuse('not-found'),
    );
    expect(await closeVote(chair, crossed)).toEqual(refuse('not-found'));
    expect(await readVote(stranger.id, place)).toBeNull();
    expect(await readVoteRecord(stranger.id, place)).toBeNull();
  });

  it('ends with a removed person’s seat', async () => {
    const { delegates, cast } = await buildOpenVote(three);
    const [delegate] = delegates;
    if (!delegate) throw new Error('no delegate');
    await database().participant.update({
      where: { id: delegate.id },
      data: { removedAt: new Date() },
    });
    expect(await cast(delegate.personId, 'yes')).toEqual(refuse('not-found'));
  });
});

describe('casting a ballot', () => {
  it('counts one ballot of a delegation, under fifty at once from its people', async () => {
    const { sessionId, delegates, vote, cast } = await buildOpenVote(three);
    const [first] = delegates;
    if (!first) throw new Error('no delegate');
    const second = await buildParticipant(sessionId, 'delegate', {
      delegationId: first.delegationId,
    });
    const answers = ['yes', 'no', 'abstain'];
    const cast50 = Array.from({ length: 50 }, async (_, index) =>
      cast(index % 2 ? first.personId : second.personId, answers[index % 3] ?? ''),
    );
    expect((await Promise.all(cast50)).filter(({ ok }) => !ok)).toEqual([]);
    expect(await ballotsOf(vote.id)).toHaveLength(1);
    const reading = await readVoteSnapshot(vote.id);
    expect(reading?.snapshot).toMatchObject({ cast: 1, entitled: 3 });
  });

  it('may be changed until the vote closes; the last one counts', async () => {
    const { delegates, vote, cast, place, chair } = await buildOpenVote(three);
    const [first] = delegates;
    if (!first) throw new Error('no delegate');
    await cast(first.personId, 'yes');
    const changed = await cast(first.personId, 'no');
    expect(changed).toMatchObject({ ok: true, value: { content: { answer: 'no' } } });
    const reading = await readVote(first.personId, place);
    expect(reading?.seat).toMatchObject({ kind: 'seat', ballot: { content: { answer: 'no' } } });
    const closed = await closeVote(chair, place);
    expect(closed).toMatchObject({
      ok: true,
      value: { tally: { yes: '0', no: '1', absent: '2' } },
    });
    expect(await cast(first.personId, 'yes')).toEqual(refuse('vote-closed'));
    expect((await ballotsOf(vote.id)).map(({ content }) => content)).toEqual([{ answer: 'no' }]);
  });

  it('answers the same ballot sent twice with the same receipt and one act', async () => {
    const { sessionId, delegates, cast } = await buildOpenVote(three);
    const [first] = delegates;
    if (!first) throw new Error('no delegate');
    const once = await cast(first.personId, 'yes');
    expect(await cast(first.personId, 'yes')).toEqual(once);
    expect(await database().recordEntry.count({ where: { sessionId } })).toBe(1);
  });

  it.each([
    ['unknown-answer', 'perhaps', undefined],
    ['unknown-answer', '', undefined],
    ['stale-page', 'no', 'f'.repeat(64)],
    ['stale-page', 'no', null],
  ] as const)('refuses with %s and leaves the earlier ballot', async (refusal, answer, text) => {
    const { delegates, vote, cast } = await buildOpenVote(three);
    const [first] = delegates;
    if (!first) throw new Error('no delegate');
    await cast(first.personId, 'yes');
    expect(await cast(first.personId, answer, text)).toEqual(refuse(refusal));
    expect((await ballotsOf(vote.id)).map(({ content }) => content)).toEqual([{ answer: 'yes' }]);
  });

  it('tells nobody how anybody votes while the vote is open', async () => {
    const { sessionId, delegates, place, cast, chair } = await buildOpenVote(three);
    const [first] = delegates;
    if (!first) throw new Error('no delegate');
    await cast(first.personId, 'abstain');
    const shown = await readVote(chair.personId, place);
    const entries = await database().recordEntry.findMany({ where: { sessionId } });
    expect(JSON.stringify([shown?.snapshot, shown?.roll, entries])).not.toContain('abstain');
    expect(await readVoteRecord(chair.personId, place)).toBeNull();
  });
});

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
      UPDATE votes SET closes_at = clock_timestamp() WHERE id = ${vote.id}::uuid`;
    expect(await cast(other.personId, 'no')).toEqual(refuse('vote-closed'));
    const reading = await readVote(first.personId, place);
    expect(reading?.snapshot.closedAt).toBe(reading?.snapshot.closesAt);
    expect(reading?.snapshot.result?.verdict).toMatchObject({
      outcome: 'adopted',
      tally: { yes: '1', no: '0', absent: '2' },
    });
  });

  it('is kept by whoever reads, when nobody else noticed', async () => {
    const { place, chair } = await buildOpenVote(three, { closesAt: new Date(0) });
    const reading = await readVote(chair.personId, place);
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

    const exported = await readVoteRecord(chair.personId, place);
    const read = readRecordFile(JSON.parse(JSON.stringify(exported?.record)));
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    const again = recount(read.value);
    expect(closed).toEqual({ ok: true, value: again });
    const { snapshot } = (await readVoteSnapshot(vote.id)) ?? {};
    expect(snapshot?.result?.verdict).toEqual(again);
  });
});
