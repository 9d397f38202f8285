import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { database } from '@/server/database/client';
import { readSessionSnapshot } from '@/server/sessions/read-session-snapshot';
import { readSessions } from '@/server/sessions/read-sessions';
import { readVotedIn } from '@/server/sessions/read-voted-in';
import { castBallot } from '@/server/voting/cast-ballot';
import {
  buildDelegation,
  buildParticipant,
  buildSession,
  buildVote,
} from '@/tests/support/builders';
import { buildSeats } from '@/tests/support/open-vote';

/** A session with a draft under an open vote, and a thread Amina began and Bruno answered. */
async function buildBusySession() {
  const { id: sessionId } = await buildSession({ title: 'Round table' });
  const canada = await buildDelegation(sessionId, { name: 'Canada', shortName: 'CAN' });
  const norway = await buildDelegation(sessionId, { name: 'Norway', shortName: 'NOR' });
  const amina = await buildParticipant(sessionId, 'delegate', { delegationId: canada.id });
  const bruno = await buildParticipant(sessionId, 'delegate', {
    delegationId: norway.id,
    name: 'Bruno',
  });
  const draft = await database().draft.create({
    data: {
      session: { connect: { id: sessionId } },
      number: 1,
      kind: 'recommendation',
      title: 'On arrears',
      status: 'voting',
      document: { create: { sessionId, schemaVersion: 1 } },
      createdBy: { connect: { id: amina.id } },
    },
  });
  const roll = [canada, norway].map(({ id, name, shortName }, position) => ({
    delegationId: id,
    name,
    shortName,
    weight: 1,
    groups: [],
    position,
  }));
  const vote = await database().vote.create({
    data: {
      session: { connect: { id: sessionId } },
      draft: { connect: { id: draft.id } },
      number: 1,
      question: 'On arrears',
      rule: 'simple-majority',
      openedById: amina.id,
      roll: { create: roll },
    },
  });
  await database().ballot.create({
    data: {
      voteId: vote.id,
      delegationId: norway.id,
      content: { answer: 'yes' },
      participantId: bruno.id,
    },
  });
  const thread = await buildThread(draft.id, amina.id);
  await buildComment(thread.id, amina.id, 1);
  await buildComment(thread.id, bruno.id, 2);
  return { sessionId, amina, bruno, draft, vote, thread, canada };
}

async function buildThread(draftId: string, createdById: string) {
  return database().thread.create({ data: { draftId, createdById, anchor: {}, quote: 'shall' } });
}

async function buildComment(threadId: string, authorId: string, minute: number, deleted = false) {
  const createdAt = new Date(Date.UTC(2026, 0, 1, 0, minute));
  const deletedAt = deleted ? createdAt : null;
  return database().comment.create({
    data: { threadId, authorId, body: 'words', createdAt, deletedAt },
  });
}

describe('readSessionSnapshot', () => {
  it('tells what is written, what awaits whom, and not how anybody voted', async () => {
    const { sessionId, amina, draft, vote } = await buildBusySession();
    const read = await readSessionSnapshot(sessionId);
    expect(read?.snapshot).toMatchObject({
      drafts: [{ id: draft.id, title: 'On arrears', status: 'voting', openThreads: 1, lead: null }],
      votes: [{ id: vote.id, entitled: 2, cast: 1, secrecy: 'sealed', outcome: null }],
      replies: [{ draftId: draft.id, quote: 'shall', byName: 'Bruno', to: [amina.id] }],
    });
    expect(JSON.stringify(read?.snapshot)).not.toContain('"yes"');
  });

  it.each([
    ['secret', 'nothing', null, ['CAN', 'FRA']],
    ['sealed', 'nothing', null, ['CAN', 'FRA']],
    ['sealed', 'count', 1, ['CAN', 'FRA']],
    ['sealed', 'who', 1, ['CAN']],
    ['open', 'how', 1, ['CAN']],
  ] as const)('[V37] of a vote that is %s and shows %s it tells so much', async (...told) => {
    const [secrecy, meanwhile, cast, awaited] = told;
    const { session, delegates } = await buildSeats([{ name: 'CAN' }, { name: 'FRA' }]);
    const vote = await buildVote(session.id, { terms: { secrecy, meanwhile } });
    const [canada, france] = delegates;
    if (!canada || !france) throw new Error('no delegates');
    const { sha256 } = vote;
    const place = { sessionId: session.id, voteId: vote.id };
    await castBallot(france, { ...place, marks: { answer: 'yes' }, sha256 });
    const names = new Map(delegates.map((each) => [each.delegationId, each.shortName]));
    const [seen] = (await readSessionSnapshot(session.id))?.snapshot.votes ?? [];
    const awaitedNames = seen?.awaited.map((id) => names.get(id));
    expect({ cast: seen?.cast, awaited: awaitedNames }).toEqual({ cast, awaited });
    expect(await readVotedIn(session.id, { id: france.delegationId })).toEqual([vote.id]);
    expect(await readVotedIn(session.id, { id: canada.delegationId })).toEqual([]);
  });

  it('counts no thread whose words are all deleted, and no reply that was taken back', async () => {
    const { sessionId, draft, amina, bruno } = await buildBusySession();
    const empty = await buildThread(draft.id, amina.id);
    await buildComment(empty.id, amina.id, 3, true);
    const alone = await buildThread(draft.id, amina.id);
    await buildComment(alone.id, amina.id, 4);
    await buildComment(alone.id, bruno.id, 5, true);
    const read = await readSessionSnapshot(sessionId);
    expect(read?.snapshot.drafts[0]?.openThreads).toBe(2);
    expect(read?.snapshot.replies).toHaveLength(1);
  });

  it('awaits nothing from a thread that was resolved or answered', async () => {
    const { sessionId, thread, amina, bruno } = await buildBusySession();
    await buildComment(thread.id, amina.id, 3);
    const answered = await readSessionSnapshot(sessionId);
    expect(answered?.snapshot.replies.map(({ to }) => to)).toEqual([[bruno.id]]);
    await database().thread.update({ where: { id: thread.id }, data: { resolvedAt: new Date() } });
    expect((await readSessionSnapshot(sessionId))?.snapshot.replies).toEqual([]);
  });

  it('knows no session of an unknown or broken id', async () => {
    expect(await readSessionSnapshot(randomUUID())).toBeNull();
    expect(await readSessionSnapshot('not-an-id')).toBeNull();
  });
});

describe('readSessions', () => {
  it('lists my sessions with what awaits me in each, and no other', async () => {
    const { sessionId, amina, bruno } = await buildBusySession();
    await buildBusySession();
    expect(await readSessions(amina.personId)).toMatchObject([
      {
        sessionId,
        title: 'Round table',
        role: 'delegate',
        delegationName: 'Canada',
        awaitingVotes: 1,
        awaitingReplies: 1,
        draftsUnderway: 1,
      },
    ]);
    expect(await readSessions(bruno.personId)).toMatchObject([
      { awaitingVotes: 0, awaitingReplies: 0 },
    ]);
  });

  it('no longer lists a session I was removed from', async () => {
    const { amina } = await buildBusySession();
    await database().participant.update({
      where: { id: amina.id },
      data: { removedAt: new Date() },
    });
    expect(await readSessions(amina.personId)).toEqual([]);
  });
});
