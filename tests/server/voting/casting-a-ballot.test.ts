import { describe, expect, it } from 'vitest';
import { refuse } from '@/domain/result';
import { may } from '@/domain/sessions/acts';
import { roles } from '@/domain/sessions/roles';
import { database } from '@/server/database/client';
import { castBallot } from '@/server/voting/cast-ballot';
import { closeVote } from '@/server/voting/close-vote';
import { openVote } from '@/server/voting/open-vote';
import { readVote } from '@/server/voting/read-vote';
import { readVoteRecord } from '@/server/voting/read-vote-record';
import { readVoteSnapshot } from '@/server/voting/read-vote-snapshot';
import { buildDraft, buildParticipant, buildPerson } from '@/tests/support/builders';
import { buildOpenVote, termsOf, three } from '@/tests/support/open-vote';
import { valueOrNull } from '@/tests/support/value-of';

async function ballotsOf(voteId: string) {
  return database().ballot.findMany({ where: { voteId } });
}

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
    expect(await castBallot({ personId: stranger.id }, { ...place, ...ballot })).toEqual(
      refuse('not-found'),
    );
    const crossed = { sessionId: place.sessionId, voteId: elsewhere.place.voteId };
    expect(await castBallot(delegate, { ...crossed, ...ballot })).toEqual(refuse('not-found'));
    expect(await closeVote(chair, crossed)).toEqual(refuse('not-found'));
    expect(valueOrNull(await readVote({ personId: stranger.id }, place))).toBeNull();
    expect(valueOrNull(await readVoteRecord({ personId: stranger.id }, place))).toBeNull();
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
    const reading = valueOrNull(await readVote(first, place));
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
    const shown = valueOrNull(await readVote(chair, place));
    const entries = await database().recordEntry.findMany({ where: { sessionId } });
    expect(JSON.stringify([shown?.snapshot, shown?.roll, entries])).not.toContain('abstain');
    expect(valueOrNull(await readVoteRecord(chair, place))).toBeNull();
  });
});
