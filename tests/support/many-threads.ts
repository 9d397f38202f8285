import { randomUUID } from 'node:crypto';
import { database } from '@/server/database/client';
import { anchorOf, buildCommentedDraft, firstParagraph } from './commented-draft';

/** A draft with very many threads, a third of them resolved, each with many comments. */
export async function buildManyThreads({ threads = 300, comments = 40 } = {}) {
  const scene = await buildCommentedDraft();
  const { chair, delegate } = scene.people;
  const anchor = await anchorOf(scene.documentId, firstParagraph);
  const threadIds = Array.from({ length: threads }, () => randomUUID());
  const opened = new Date('2026-11-01T09:00:00Z').getTime();
  await database().thread.createMany({
    data: threadIds.map((id, index) => ({
      id,
      draftId: scene.draft.id,
      createdById: chair.id,
      anchor: { ...anchor, place: index },
      quote: firstParagraph,
      createdAt: new Date(opened),
      resolvedAt: index % 3 === 0 ? new Date() : null,
      resolvedById: index % 3 === 0 ? chair.id : null,
    })),
  });
  await database().comment.createMany({
    data: threadIds.flatMap((threadId, index) =>
      Array.from({ length: comments }, (_, place) => ({
        threadId,
        // In the first five the delegate says something, in the middle.
        authorId: index < 5 && place === 20 ? delegate.id : chair.id,
        body: `Comment ${place}. ${'The words of a comment. '.repeat(12)}`,
        createdAt: new Date(opened + place * 1_000),
        // The last word of the second one was taken back.
        deletedAt: index === 1 && place === comments - 1 ? new Date() : null,
      })),
    ),
  });
  return { ...scene, threadIds };
}
