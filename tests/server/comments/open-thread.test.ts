import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { maxBodyLength } from '@/domain/comments/comment-rules';
import { accept, refuse } from '@/domain/result';
import type { Asker } from '@/server/acts/asker';
import { openThread, type OpenThread } from '@/server/comments/open-thread';
import { readThreadsSnapshot } from '@/server/comments/read-threads-snapshot';
import { database } from '@/server/database/client';
import { sha256 } from '@/server/record/sha256';
import { askAs } from '@/tests/support/ask-as';
import { buildParticipant, buildSession } from '@/tests/support/builders';
import { anchorOf, buildCommentedDraft, editText } from '@/tests/support/commented-draft';
import { deleteWords, insertWords } from '@/tests/support/sequence';

type Scene = Awaited<ReturnType<typeof buildCommentedDraft>>;
let scene: Scene;

beforeEach(async () => {
  scene = await buildCommentedDraft();
});

async function request(change: Partial<Asker & OpenThread> = {}): Promise<Asker & OpenThread> {
  return {
    personId: scene.people.observer.personId,
    draftId: scene.draft.id,
    commentId: randomUUID(),
    body: '  Why only one?  ',
    anchor: await anchorOf(scene.documentId, 'one vote'),
    ...change,
  };
}

async function threads() {
  return (await readThreadsSnapshot(scene.draft.id))?.snapshot.threads ?? [];
}

describe('opening a thread', () => {
  it.each(['chair', 'secretariat', 'delegate', 'observer'] as const)(
    'is open to the %s, with their name and place',
    async (role) => {
      const { personId, id } = scene.people[role];
      const asked = await request({ personId });
      expect(await askAs(openThread, asked)).toEqual(accept({ threadId: asked.commentId }));
      const [thread] = await threads();
      expect(thread).toMatchObject({ id: asked.commentId, quote: 'one vote', resolved: null });
      expect(thread?.comments).toMatchObject([
        { body: 'Why only one?', author: { participantId: id, role } },
      ]);
    },
  );

  it('answers strangers and unknown drafts alike', async () => {
    const elsewhere = await buildParticipant((await buildSession()).id, 'chair');
    expect(await askAs(openThread, await request({ personId: elsewhere.personId }))).toEqual(
      refuse('not-found'),
    );
    expect(await askAs(openThread, await request({ draftId: randomUUID() }))).toEqual(
      refuse('not-found'),
    );
    expect(await askAs(openThread, await request({ draftId: 'nonsense' }))).toEqual(
      refuse('not-found'),
    );
  });

  it('refuses an empty comment and one that is too long, and saves nothing', async () => {
    expect(await askAs(openThread, await request({ body: ' \n ' }))).toEqual(refuse('empty'));
    const body = 'x'.repeat(maxBodyLength + 1);
    expect(await askAs(openThread, await request({ body }))).toEqual(refuse('too-long'));
    expect(await threads()).toEqual([]);
  });

  it('quotes the stored text, whatever the sender claims was written there', async () => {
    const anchor = await anchorOf(scene.documentId, 'one vote');
    await askAs(
      openThread,
      await request({ anchor: { ...anchor, passage: 'ten votes', before: '' } }),
    );
    expect(await threads()).toMatchObject([{ quote: 'one vote', anchor: { passage: 'one vote' } }]);
  });

  it('finds the passage although the sender’s text was a moment older', async () => {
    const anchor = await anchorOf(scene.documentId, 'one vote');
    await editText(scene.documentId, (doc) => insertWords(doc, 1, 0, 'Indeed, '));
    expect((await askAs(openThread, await request({ anchor }))).ok).toBe(true);
  });

  it('refuses a passage that is not in the stored text', async () => {
    const anchor = await anchorOf(scene.documentId, 'one vote');
    const asked = await request({ anchor });
    await editText(scene.documentId, (doc) => deleteWords(doc, 1, 17, 8));
    expect(await askAs(openThread, asked)).toEqual(refuse('passage-not-found'));
  });

  it('refuses positions that point at nothing, without a fault', async () => {
    const nowhere = { item: { client: 1, clock: 99 } };
    const anchor = await anchorOf(scene.documentId, 'one vote');
    const lost = { ...anchor, from: nowhere, to: {}, passage: 'nothing of the kind' };
    expect(await askAs(openThread, await request({ anchor: lost }))).toEqual(
      refuse('passage-not-found'),
    );
  });

  it('sent twice under one id is one thread', async () => {
    const asked = await request();
    expect(await askAs(openThread, asked)).toEqual(await askAs(openThread, asked));
    expect(await threads()).toHaveLength(1);
  });

  it('does not take somebody else’s id', async () => {
    const asked = await request();
    await askAs(openThread, asked);
    const { personId } = scene.people.delegate;
    expect(await openThread({ personId }, asked)).toEqual(refuse('not-found'));
  });

  it.each(['sealed', 'voting', 'adopted'] as const)(
    'is possible on a draft that is %s',
    async (status) => {
      await database().draft.update({ where: { id: scene.draft.id }, data: { status } });
      expect((await askAs(openThread, await request())).ok).toBe(true);
    },
  );

  it('stands on the record by the hash of its words, not by the words', async () => {
    const asked = await request();
    await askAs(openThread, asked);
    const entries = await database().recordEntry.findMany({
      where: { sessionId: scene.session.id },
    });
    expect(entries).toMatchObject([
      {
        act: 'open-thread',
        actorName: 'Olu',
        subjectKind: 'thread',
        subjectId: asked.commentId,
        payload: { sha256: sha256('Why only one?'), passageSha256: sha256('one vote') },
      },
    ]);
    expect(JSON.stringify(entries)).not.toContain('Why only one');
  });
});
