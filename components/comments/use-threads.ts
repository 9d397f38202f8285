'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { filterThreads, inTextOrder, type ThreadFilter } from '@/domain/comments/list-threads';
import {
  threadsTopic,
  type ThreadCounts,
  type ThreadSnapshot,
  type ThreadsSnapshot,
} from '@/domain/comments/threads-snapshot';
import { useLiveTopic } from '@/components/live/use-live-topic';
import type { CommentActions } from './comment-actions';

type Options = {
  draftId: string;
  rendered: ThreadsSnapshot;
  actions: Pick<CommentActions, 'readThread' | 'readThreads'>;
};

export type Threads = {
  /** What is here by now, in the order of the text. */
  threads: readonly ThreadSnapshot[];
  counts: ThreadCounts;
  revision: number;
  /** Are there more of these than are here? */
  hasMore: (filter: ThreadFilter) => boolean;
  loadMore: (filter: ThreadFilter) => Promise<void>;
  /** Brings a thread that is looked at here whole. */
  loadWhole: (threadId: string) => void;
  /** Threads that were asked for and are not there (any more). */
  missing: ReadonlySet<string>;
};

/**
 * The threads of a draft: those that the live snapshot has room for, and those that were
 * asked for since. What is live is newer than what was asked for.
 */
export function useThreads({ draftId, rendered, actions }: Options): Threads {
  const live = useLiveTopic(threadsTopic(draftId), rendered);
  const [asked, setAsked] = useState<ReadonlyMap<string, ThreadSnapshot>>(new Map());
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  const pages = useRef(new Map<ThreadFilter, number | null>());
  const underWay = useRef(new Set<string>());
  const [exhausted, setExhausted] = useState<ReadonlySet<ThreadFilter>>(new Set());

  const threads = useMemo(() => merge(live.threads, asked), [live.threads, asked]);
  const now = useRef({ threads, live });
  useEffect(() => {
    now.current = { threads, live };
  });

  const keep = useCallback((read: readonly ThreadSnapshot[]) => {
    setAsked((before) => new Map([...before, ...read.map((one) => [one.id, one] as const)]));
  }, []);

  const loadMore = useCallback(
    async (filter: ThreadFilter) => {
      const seen =
        filter === 'mine' ? 0 : filterThreads(now.current.live.threads, filter, '').length;
      const from = pages.current.get(filter) ?? seen;
      const page = await actions.readThreads({ draftId, filter, from }).catch(() => null);
      if (!page?.ok) return;
      pages.current.set(filter, page.value.next);
      if (page.value.next === null) setExhausted((before) => new Set([...before, filter]));
      keep(page.value.threads);
    },
    [actions, draftId, keep],
  );

  const loadWhole = useCallback(
    (threadId: string) => {
      const here = now.current.threads.find(({ id }) => id === threadId);
      if ((here && isWhole(here)) || underWay.current.has(threadId)) return;
      underWay.current.add(threadId);
      const bring = async () => {
        const thread = await readWhole(actions, threadId);
        underWay.current.delete(threadId);
        if (thread === 'missing') setMissing((before) => new Set([...before, threadId]));
        else if (thread) keep([thread]);
      };
      void bring();
    },
    [actions, keep],
  );

  const { counts, revision } = live;
  const total = counts.open + counts.resolved;
  const hasMore = (filter: ThreadFilter) => {
    if (filter === 'mine') return threads.length < total && !exhausted.has('mine');
    return filterThreads(threads, filter, '').length < counts[filter];
  };
  return { threads, counts, revision, hasMore, loadMore, loadWhole, missing };
}

/** Brings the thread that is looked at here with all its comments, also one that has grown. */
export function useWholeThread(
  threadId: string | null,
  { threads, loadWhole }: Pick<Threads, 'threads' | 'loadWhole'>,
): void {
  const thread = threads.find(({ id }) => id === threadId);
  const isHere = thread !== undefined && isWhole(thread);
  useEffect(() => {
    if (threadId !== null && !isHere) loadWhole(threadId);
  }, [threadId, isHere, loadWhole]);
}

/** Is every comment of the thread here? */
export function isWhole({ comments, count }: ThreadSnapshot): boolean {
  return comments.length >= count;
}

function merge(
  live: readonly ThreadSnapshot[],
  asked: ReadonlyMap<string, ThreadSnapshot>,
): readonly ThreadSnapshot[] {
  if (asked.size === 0) return live;
  const ids = new Set(live.map(({ id }) => id));
  const newer = live.map((thread) => {
    const known = asked.get(thread.id);
    return known ? { ...thread, comments: withLive(known, thread) } : thread;
  });
  return inTextOrder([...newer, ...[...asked.values()].filter(({ id }) => !ids.has(id))]);
}

/** The comments known before, with what the live ones say of them, and those that are new. */
function withLive(known: ThreadSnapshot, live: ThreadSnapshot): ThreadSnapshot['comments'] {
  const fresh = new Map(live.comments.map((comment) => [comment.id, comment]));
  const before = known.comments.map((comment) => fresh.get(comment.id) ?? comment);
  const ids = new Set(before.map(({ id }) => id));
  const all = [...before, ...live.comments.filter(({ id }) => !ids.has(id))];
  return all.toSorted((one, other) => one.at.localeCompare(other.at)).slice(0, live.count);
}

/** Reads a thread page by page. Null: the server could not be reached. */
async function readWhole(
  actions: Options['actions'],
  threadId: string,
): Promise<ThreadSnapshot | 'missing' | null> {
  let whole: ThreadSnapshot | null = null;
  for (;;) {
    const from: number = whole?.comments.length ?? 0;
    const page = await actions.readThread({ threadId, from }).catch(() => null);
    if (!page) return null;
    if (!page.ok) return 'missing';
    const comments: ThreadSnapshot['comments'] = [
      ...(whole?.comments ?? []),
      ...page.value.comments,
    ];
    whole = { ...page.value, comments };
    if (isWhole(whole) || page.value.comments.length === 0) return whole;
  }
}
