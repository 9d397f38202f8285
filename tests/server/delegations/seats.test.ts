import { describe, expect, it } from 'vitest';
import { refuse } from '@/domain/result';
import { may } from '@/domain/sessions/acts';
import { roles } from '@/domain/sessions/roles';
import { database } from '@/server/database/client';
import { giveProxy, withdrawProxy } from '@/server/delegations/give-proxy';
import { restoreSeat, suspendSeat } from '@/server/delegations/suspend-seat';
import { castBallot } from '@/server/voting/cast-ballot';
import { closeVote } from '@/server/voting/close-vote';
import { openVote } from '@/server/voting/open-vote';
import { readVoteRecord } from '@/server/voting/read-vote-record';
import { readVoteSnapshot } from '@/server/voting/read-vote-snapshot';
import { readVoteRecord as readRecordFile, recount } from '@/domain/voting/file/vote-record';
import { askAs } from '@/tests/support/ask-as';
import { buildDraft, buildParticipant } from '@/tests/support/builders';
import { buildSeats, termsOf, three } from '@/tests/support/open-vote';
import { valueOrNull } from '@/tests/support/value-of';

async function buildRoom() {
  const { session, delegates } = await buildSeats(three);
  const [first, second, third] = delegates;
  if (!first || !second || !third) throw new Error('three delegates');
  const chair = await buildParticipant(session.id, 'chair');
  const sessionId = session.id;
  const open = async () => {
    const draft = await buildDraft(sessionId);
    const form = { sessionId, draftId: draft.id, terms: termsOf('simple-majority'), minutes: null };
    const opened = await openVote(chair, form);
    if (!opened.ok) throw new Error(opened.refusal);
    const { voteId } = opened.value;
    const version = await database().version.findFirstOrThrow({ where: { draftId: draft.id } });
    const place = { sessionId, voteId };
    const cast = async (personId: string, answer: string, delegationId?: string) =>
      castBallot(
        { personId },
        { ...place, delegationId, marks: { answer }, sha256: version.sha256 },
      );
    return { place, cast };
  };
  return { sessionId, first, second, third, chair, open };
}

type Room = Awaited<ReturnType<typeof buildRoom>>;

function proxyOf({ sessionId, first, second }: Room, personId = first.personId) {
  const { delegationId } = first;
  return { personId, sessionId, delegationId, holderId: second.delegationId };
}

describe('a suspended seat', () => {
  it('stays on the roll without a vote, with its reason, until it is restored', async () => {
    const { sessionId, first, chair, open } = await buildRoom();
    const place = { sessionId, delegationId: first.delegationId };
    expect(await suspendSeat(chair, { ...place, reason: 'In arrears, Article 19' })).toMatchObject({
      ok: true,
    });
    const vote = await open();
    expect(await vote.cast(first.personId, 'yes')).toEqual(refuse('suspended'));
    const closed = await closeVote(chair, vote.place);
    expect(closed).toMatchObject({
      ok: true,
      value: { tally: { 'not-entitled': '1', absent: '2' } },
    });
    expect(await restoreSeat(chair, place)).toMatchObject({ ok: true });
    const next = await open();
    expect(await next.cast(first.personId, 'yes')).toMatchObject({ ok: true });
    const entries = await database().recordEntry.findMany({
      where: { sessionId, subjectKind: 'delegation' },
      orderBy: { sequence: 'asc' },
    });
    expect(entries).toMatchObject([
      { act: 'suspend-seat', payload: { name: 'AAA', reason: 'In arrears, Article 19' } },
      { act: 'restore-seat', payload: { name: 'AAA' } },
    ]);
  });

  it('ends the proxies that it gave and held', async () => {
    const room = await buildRoom();
    await askAs(giveProxy, proxyOf(room));
    const place = { sessionId: room.sessionId, delegationId: room.second.delegationId };
    await suspendSeat(room.chair, { ...place, reason: 'In arrears' });
    expect(await database().delegation.count({ where: { proxyId: { not: null } } })).toBe(0);
    const entry = await database().recordEntry.findFirstOrThrow({
      where: { sessionId: room.sessionId, act: 'suspend-seat' },
    });
    expect(entry.payload).toMatchObject({ proxiesEnded: ['AAA'] });
  });

  it('is suspended once and with a reason, and restored once', async () => {
    const { sessionId, first, chair } = await buildRoom();
    const place = { sessionId, delegationId: first.delegationId };
    expect(await suspendSeat(chair, { ...place, reason: ' ' })).toEqual(refuse('reason-missing'));
    expect(await restoreSeat(chair, place)).toEqual(refuse('not-suspended'));
    await suspendSeat(chair, { ...place, reason: 'In arrears' });
    expect(await suspendSeat(chair, { ...place, reason: 'In arrears' })).toEqual(
      refuse('suspended-already'),
    );
    const elsewhere = await buildRoom();
    const foreign = { sessionId, delegationId: elsewhere.first.delegationId };
    expect(await suspendSeat(chair, { ...foreign, reason: 'In arrears' })).toEqual(
      refuse('not-found'),
    );
  });

  it.each(roles)('is suspended and restored by a %s only as the table allows', async (role) => {
    const { sessionId, first } = await buildRoom();
    const actor = await buildParticipant(sessionId, role);
    const place = { sessionId, delegationId: first.delegationId };
    const suspended = await suspendSeat(actor, { ...place, reason: 'In arrears' });
    const restored = await restoreSeat(actor, place);
    expect([suspended.ok, restored.ok]).toEqual([
      may(role, 'suspend-seat'),
      may(role, 'restore-seat'),
    ]);
  });
});

describe('a proxy', () => {
  it('lets the holder cast a ballot of its own for each, shown on the roll, and recounts', async () => {
    const room = await buildRoom();
    const { first, second, chair, open } = room;
    expect(await askAs(giveProxy, proxyOf(room))).toMatchObject({ ok: true });
    const vote = await open();
    expect(await vote.cast(first.personId, 'yes')).toEqual(refuse('by-proxy'));
    expect(await vote.cast(second.personId, 'no')).toMatchObject({ ok: true });
    expect(await vote.cast(second.personId, 'yes', first.delegationId)).toMatchObject({ ok: true });
    const closed = await closeVote(chair, vote.place);
    expect(closed).toMatchObject({
      ok: true,
      value: { tally: { yes: '1', no: '1', absent: '1' } },
    });
    const reading = await readVoteSnapshot(vote.place.voteId);
    expect(reading?.snapshot.result?.rollCall).toMatchObject([
      { voter: 'AAA', state: 'yes', proxy: 'BBB' },
      { voter: 'BBB', state: 'no', proxy: null },
      { voter: 'CCC', state: 'absent', proxy: null },
    ]);
    const exported = valueOrNull(await readVoteRecord(chair, vote.place));
    const read = readRecordFile(JSON.parse(JSON.stringify(exported?.record)));
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    expect({ ok: true, value: recount(read.value) }).toEqual(closed);
  });

  it('is frozen into the roll: a vote that is open keeps the proxies it was opened with', async () => {
    const room = await buildRoom();
    const { first, second, sessionId, open } = room;
    const before = await open();
    await askAs(giveProxy, proxyOf(room));
    const during = await open();
    await withdrawProxy(first, { sessionId, delegationId: first.delegationId });
    expect(await before.cast(first.personId, 'yes')).toMatchObject({ ok: true });
    expect(await before.cast(second.personId, 'no', first.delegationId)).toEqual(
      refuse('not-on-roll'),
    );
    expect(await during.cast(first.personId, 'yes')).toEqual(refuse('by-proxy'));
    expect(await during.cast(second.personId, 'no', first.delegationId)).toMatchObject({
      ok: true,
    });
  });

  it('is given and withdrawn by the delegation’s own people and those who run the session', async () => {
    const room = await buildRoom();
    const { sessionId, first, second, chair } = room;
    const secretariat = await buildParticipant(sessionId, 'secretariat');
    const observer = await buildParticipant(sessionId, 'observer');
    for (const { personId } of [second, observer]) {
      expect(await askAs(giveProxy, proxyOf(room, personId))).toEqual(refuse('not-allowed'));
    }
    for (const { personId } of [first, chair, secretariat]) {
      expect(await askAs(giveProxy, proxyOf(room, personId))).toMatchObject({ ok: true });
      const { delegationId } = first;
      const withdrawal = { personId: second.personId, sessionId, delegationId };
      expect(await askAs(withdrawProxy, withdrawal)).toEqual(refuse('not-allowed'));
      expect(await withdrawProxy({ personId }, withdrawal)).toMatchObject({ ok: true });
      expect(await withdrawProxy({ personId }, withdrawal)).toEqual(refuse('proxy-not-given'));
    }
    const stranger = { ...proxyOf(room), holderId: (await buildRoom()).second.delegationId };
    expect(await askAs(giveProxy, stranger)).toEqual(refuse('not-found'));
  });

  it('goes one hop, whoever comes first', async () => {
    const room = await buildRoom();
    const { sessionId, first, second, third } = room;
    await askAs(giveProxy, proxyOf(room));
    const onwards = {
      personId: second.personId,
      sessionId,
      delegationId: second.delegationId,
      holderId: third.delegationId,
    };
    expect(await askAs(giveProxy, onwards)).toEqual(refuse('proxy-giver-holds'));
    const back = { ...onwards, personId: third.personId, delegationId: third.delegationId };
    expect(await giveProxy(back, { ...back, holderId: first.delegationId })).toEqual(
      refuse('proxy-holder-gave'),
    );
  });
});
