import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { accept, refuse } from '@/domain/result';
import { deleteComment } from '@/server/comments/delete-comment';
import { editComment } from '@/server/comments/edit-comment';
import { readThreadsSnapshot } from '@/server/comments/read-threads-snapshot';
import { reopenThread } from '@/server/comments/reopen-thread';
import { reply } from '@/server/comments/reply';
import { resolveThread } from '@/server/comments/resolve-thread';
import { database } from '@/server/database/client';
import { sha256 } from '@/server/record/sha256';
import { askAs } from '@/tests/support/ask-as';
import { buildParticipant, buildSession } from '@/tests/support/builders';
import { buildCommentedDraft, buildThread } from '@/tests/support/commented-draft';

type Scene = Awaited<ReturnType<typeof buildCommentedDraft>>;
let scene: Scene;
let threadId: string;
let stranger: string;

beforeEach(async () => {
  scene = await buildCommentedDraft();
  threadId = await buildThread(scene, scene.people.observer.personId);
  stranger = (await buildParticipant((await buildSession()).id, 'chair')).personId;
});

const idOf = (role: keyof Scene['people']) => scene.people[role].personId;

async function say(personId: string, body: string): Promise<string> {
  const commentId = randomUUID();
  const replied = await reply({ personId }, { threadId, commentId, body });
  if (!replied.ok) throw new Error(replied.refusal);
  return commentId;
}

async function snapshot() {
  const read = await readThreadsSnapshot(scene.draft.id);
  if (!read) throw new Error('no such draft');
  return read.snapshot;
}

async function bodies() {
  return (await snapshot()).threads.map(({ comments }) => comments.map(({ body }) => body));
}

async function actsOnRecord() {
  const entries = await database().recordEntry.findMany({
    where: { sessionId: scene.session.id },
    orderBy: { sequence: 'asc' },
  });
  return entries.map(({ act }) => act);
}

describe('replying', () => {
  it('is open to every role, in the order it was said', async () => {
    for (const role of ['chair', 'secretariat', 'delegate', 'observer'] as const)
      await say(idOf(role), `I am ${role}.`);
    expect(await bodies()).toEqual([
      ['Why only one?', 'I am chair.', 'I am secretariat.', 'I am delegate.', 'I am observer.'],
    ]);
  });

  it('answers strangers and unknown threads alike', async () => {
    const commentId = randomUUID();
    const body = 'Let me in.';
    expect(await reply({ personId: stranger }, { threadId, commentId, body })).toEqual(
      refuse('not-found'),
    );
    const personId = idOf('chair');
    expect(await reply({ personId }, { threadId: randomUUID(), commentId, body })).toEqual(
      refuse('not-found'),
    );
  });

  it('sent twice under one id is one reply', async () => {
    const commentId = randomUUID();
    const request = { personId: idOf('chair'), threadId, commentId, body: 'Because.' };
    await askAs(reply, request);
    expect(await askAs(reply, request)).toEqual(accept({ threadId }));
    expect(await bodies()).toEqual([['Why only one?', 'Because.']]);
  });

  it('refuses blank words', async () => {
    const request = { personId: idOf('chair'), threadId, commentId: randomUUID(), body: ' ' };
    expect(await askAs(reply, request)).toEqual(refuse('empty'));
  });

  it('grows the revision that watchers compare', async () => {
    const before = (await snapshot()).revision;
    await say(idOf('chair'), 'Because.');
    expect((await snapshot()).revision).toBeGreaterThan(before);
  });
});

describe('editing a comment', () => {
  it('changes one’s own words and says so', async () => {
    const commentId = await say(idOf('delegate'), 'Becuase.');
    await editComment({ personId: idOf('delegate') }, { commentId, body: 'Because.' });
    const [thread] = (await snapshot()).threads;
    expect(thread?.comments[1]).toMatchObject({ body: 'Because.' });
    expect(thread?.comments[1]?.editedAt).not.toBeNull();
    expect(thread?.comments[0]?.editedAt).toBeNull();
  });

  it.each(['chair', 'secretariat', 'observer'] as const)(
    'is refused to the %s for the delegate’s words',
    async (role) => {
      const commentId = await say(idOf('delegate'), 'Mine.');
      const personId = idOf(role);
      expect(await editComment({ personId }, { commentId, body: 'Theirs.' })).toEqual(
        refuse('not-yours'),
      );
      expect(await deleteComment({ personId }, { commentId })).toEqual(refuse('not-yours'));
      expect(await bodies()).toEqual([['Why only one?', 'Mine.']]);
    },
  );

  it('is not-found for strangers', async () => {
    const change = { personId: stranger, commentId: threadId };
    expect(await editComment(change, { ...change, body: 'Hm.' })).toEqual(refuse('not-found'));
    expect(await askAs(deleteComment, change)).toEqual(refuse('not-found'));
  });

  it('with the same words changes nothing and is not on the record', async () => {
    await editComment(
      { personId: idOf('observer') },
      { commentId: threadId, body: 'Why only one?' },
    );
    expect(await actsOnRecord()).toEqual(['open-thread']);
  });
});

describe('deleting a comment', () => {
  it('keeps its place while an answer follows, without its words', async () => {
    await say(idOf('chair'), 'Because.');
    await deleteComment({ personId: idOf('observer') }, { commentId: threadId });
    expect(await bodies()).toEqual([[null, 'Because.']]);
  });

  it('takes the last comment, and with the only one the thread, out of sight', async () => {
    const commentId = await say(idOf('chair'), 'Because.');
    await deleteComment({ personId: idOf('chair') }, { commentId });
    expect(await bodies()).toEqual([['Why only one?']]);
    await deleteComment({ personId: idOf('observer') }, { commentId: threadId });
    expect(await bodies()).toEqual([]);
  });

  it('erases the words from the database and leaves their hash on the record', async () => {
    await deleteComment({ personId: idOf('observer') }, { commentId: threadId });
    const stored = await database().comment.findUniqueOrThrow({ where: { id: threadId } });
    expect(stored.body).toBe('');
    const last = await database().recordEntry.findFirstOrThrow({
      where: { sessionId: scene.session.id },
      orderBy: { sequence: 'desc' },
    });
    expect(last).toMatchObject({
      act: 'delete-comment',
      payload: { sha256: sha256('Why only one?') },
    });
  });

  it('is refused a second time, as is editing what was deleted', async () => {
    const change = { personId: idOf('observer'), commentId: threadId };
    await askAs(deleteComment, change);
    expect(await askAs(deleteComment, change)).toEqual(refuse('deleted'));
    expect(await editComment(change, { ...change, body: 'Back.' })).toEqual(refuse('deleted'));
  });
});

describe('resolving a thread', () => {
  it.each([
    { role: 'chair', may: true },
    { role: 'secretariat', may: true },
    { role: 'delegate', may: true },
    { role: 'observer', may: false },
  ] as const)('$role may: $may', async ({ role, may }) => {
    const asked = { personId: idOf(role), threadId };
    const answer = may ? accept({ threadId }) : refuse('not-allowed');
    expect(await askAs(resolveThread, asked)).toEqual(answer);
    expect(await askAs(reopenThread, asked)).toEqual(answer);
  });

  it('tells who resolved it, and reopening forgets it', async () => {
    await resolveThread({ personId: idOf('chair') }, { threadId });
    expect((await snapshot()).threads).toMatchObject([{ resolved: { by: 'Claire' } }]);
    await reopenThread({ personId: idOf('delegate') }, { threadId });
    expect((await snapshot()).threads).toMatchObject([{ resolved: null }]);
  });

  it('a second time changes nothing and is not on the record', async () => {
    await resolveThread({ personId: idOf('chair') }, { threadId });
    await resolveThread({ personId: idOf('delegate') }, { threadId });
    expect((await snapshot()).threads).toMatchObject([{ resolved: { by: 'Claire' } }]);
    expect(await actsOnRecord()).toEqual(['open-thread', 'resolve-thread']);
  });

  it('is not-found for strangers', async () => {
    expect(await resolveThread({ personId: stranger }, { threadId })).toEqual(refuse('not-found'));
    expect(await reopenThread({ personId: stranger }, { threadId })).toEqual(refuse('not-found'));
  });
});

describe('somebody removed from the session', () => {
  it('can no longer comment, and what they wrote keeps their name', async () => {
    await database().participant.update({
      where: { id: scene.people.observer.id },
      data: { removedAt: new Date(0) },
    });
    const commentId = randomUUID();
    const request = { personId: idOf('observer'), threadId, commentId, body: 'Still here?' };
    expect(await askAs(reply, request)).toEqual(refuse('not-found'));
    const [thread] = (await snapshot()).threads;
    expect(thread?.comments[0]?.author.name).toBe('Olu');
  });
});
