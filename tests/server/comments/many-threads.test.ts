import { beforeAll, describe, expect, it } from 'vitest';
import type { ThreadFilter } from '@/domain/comments/list-threads';
import { commentsPage, threadsBytesMax } from '@/domain/comments/threads-snapshot';
import { refuse } from '@/domain/result';
import { readThreadPage, readThreadsPage } from '@/server/comments/read-threads';
import { readThreadsSnapshot } from '@/server/comments/read-threads-snapshot';
import { askAs } from '@/tests/support/ask-as';
import { buildParticipant, buildSession } from '@/tests/support/builders';
import { buildManyThreads } from '@/tests/support/many-threads';

const commentCount = 40;
/** One thread of the most comments there can be, each as long as it can be. */
const thread = { bytesMax: 20_000 };

let scene: Awaited<ReturnType<typeof buildManyThreads>>;
let threadIds: string[];

beforeAll(async () => {
  scene = await buildManyThreads({ comments: commentCount });
  ({ threadIds } = scene);
});

async function snapshot() {
  const read = await readThreadsSnapshot(scene.draft.id);
  if (!read) throw new Error('No such draft.');
  return read.snapshot;
}

async function walk(filter: ThreadFilter, personId: string) {
  const ids: string[] = [];
  let from: number | null = 0;
  while (from !== null) {
    const page = await readThreadsPage({ personId }, { draftId: scene.draft.id, filter, from });
    if (!page.ok) throw new Error(page.refusal);
    expect(JSON.stringify(page.value.threads).length).toBeLessThan(
      threadsBytesMax + thread.bytesMax,
    );
    ids.push(...page.value.threads.map(({ id }) => id));
    from = page.value.next;
  }
  return ids;
}

describe('a draft with 300 threads of 40 comments', () => {
  it('sends a bounded snapshot with the first open threads, and says how many there are', async () => {
    const { threads, counts } = await snapshot();
    expect(counts).toEqual({ open: 200, resolved: 100 });
    expect(JSON.stringify(threads).length).toBeLessThan(threadsBytesMax);
    const open = threadIds.filter((_, index) => index % 3 !== 0);
    expect(threads.map(({ id }) => id)).toEqual(open.slice(0, threads.length));
    expect(threads[1]).toMatchObject({ count: commentCount });
    expect(threads[1]?.comments.map(({ body }) => body?.slice(0, 11))).toEqual([
      'Comment 0. ',
      'Comment 36.',
      'Comment 37.',
      'Comment 38.',
      'Comment 39.',
    ]);
  });

  it('leaves what was deleted at the end of a thread out of the number', async () => {
    const [first] = (await snapshot()).threads;
    expect(first?.count).toBe(commentCount - 1);
  });

  it('is read without holding up anybody else', async () => {
    await snapshot();
    const before = process.cpuUsage();
    for (let reading = 0; reading < 20; reading += 1) await snapshot();
    const { user, system } = process.cpuUsage(before);
    // Of the processor, not of the clock: other tests run beside this one.
    const millisecondsEach = (user + system) / 1_000 / 20;
    expect(millisecondsEach).toBeLessThan(50);
  });

  it('gives every thread page by page, whichever are asked for', async () => {
    const { personId } = scene.people.delegate;
    const all = new Set(threadIds);
    const open = await walk('open', personId);
    const resolved = await walk('resolved', personId);
    expect([open.length, resolved.length]).toEqual([200, 100]);
    expect(new Set([...open, ...resolved])).toEqual(all);
    expect((await walk('mine', personId)).toSorted()).toEqual(threadIds.slice(0, 5).toSorted());
  });

  it('gives a thread whole, some comments at a time', async () => {
    const { personId } = scene.people.observer;
    const [, , threadId = ''] = threadIds;
    const page = await readThreadPage({ personId }, { threadId, from: 0 });
    expect(page).toMatchObject({ ok: true, value: { count: commentCount } });
    expect(page.ok && page.value.comments.length).toBe(Math.min(commentsPage, commentCount));
    const rest = await readThreadPage({ personId }, { threadId, from: 35 });
    expect(rest.ok && rest.value.comments.map(({ body }) => body?.slice(0, 11))).toEqual(
      [35, 36, 37, 38, 39].map((place) => `Comment ${place}.`),
    );
  });

  it('gives a stranger nothing', async () => {
    const { personId } = await buildParticipant((await buildSession()).id, 'chair');
    const asked = { personId, draftId: scene.draft.id, filter: 'open', from: 0 } as const;
    expect(await askAs(readThreadsPage, asked)).toEqual(refuse('not-found'));
    expect(await readThreadPage({ personId }, { threadId: threadIds[0] ?? '', from: 0 })).toEqual(
      refuse('not-found'),
    );
  });
});
