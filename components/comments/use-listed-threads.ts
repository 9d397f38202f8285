'use client';

import { useMemo } from 'react';
import { filterThreads, inTextOrder, type ThreadFilter } from '@/domain/comments/list-threads';
import type { ThreadSnapshot } from '@/domain/comments/threads-snapshot';
import type { Sought } from './commented-text';
import { newThreadId } from './new-thread-id';
import type { ThreadPlaces } from './use-thread-places';

type Options = {
  threads: readonly ThreadSnapshot[];
  filter: ThreadFilter;
  participantId: string;
  activeId: string | null;
  /** The passage a comment is being written about. */
  composed: Sought['anchor'] | null;
};

/** One card of the margin: a thread, or the comment that is being written. */
export type MarginEntry = { readonly id: string; readonly thread: ThreadSnapshot | null };

/** The threads that are shown, the passages to find for them, and their order in the text. */
export function useListedThreads(options: Options) {
  const { threads, filter, participantId, activeId, composed } = options;
  const listed = useMemo(() => {
    const chosen = new Set(filterThreads(threads, filter, participantId));
    // What is looked at stays, also when somebody settles it meanwhile.
    return threads.filter((thread) => chosen.has(thread) || thread.id === activeId);
  }, [threads, filter, participantId, activeId]);

  // Lit is what has a card, so that every card has its passage.
  const sought = useMemo(() => {
    const lit = new Set(listed.map(({ id }) => id));
    const passages = threads.map(({ id, anchor }) => ({ id, anchor, lit: lit.has(id) }));
    return composed ? [...passages, { id: newThreadId, anchor: composed, lit: true }] : passages;
  }, [threads, listed, composed]);

  const order = (places: ThreadPlaces | null): readonly MarginEntry[] => {
    const shown = places ? inTextOrder(listed, ({ id }) => places.get(id) ?? null) : listed;
    const entries: MarginEntry[] = shown.map((thread) => ({ id: thread.id, thread }));
    if (!composed) return entries;
    const mine = places?.get(newThreadId) ?? -1;
    const isAfter = ({ id }: MarginEntry) => (places?.get(id) ?? Infinity) > mine;
    const before = entries.findIndex(isAfter);
    return entries.toSpliced(before < 0 ? entries.length : before, 0, {
      id: newThreadId,
      thread: null,
    });
  };
  return { sought, listed, order };
}
