'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { ThreadFilter } from '@/domain/comments/list-threads';
import type { ThreadSnapshot } from '@/domain/comments/threads-snapshot';
import type { CommentedText, PagePlace } from './commented-text';

type Options = {
  threads: readonly ThreadSnapshot[];
  setFilter: (filter: ThreadFilter) => void;
  text: CommentedText | null;
};

/** A way to a thread that is out of sight, offered beside its passage. */
export type Offer = { readonly threadId: string; readonly place: PagePlace };

// Long enough to read and reach it; then it no longer covers the text.
const offerMilliseconds = 8_000;

/** Which thread is looked at, and the ways between it and its passage. */
export function useActiveThread({ threads, setFilter, text }: Options) {
  const [id, setId] = useState<string | null>(null);
  // What is to be done once the page has drawn it: a card to focus, a passage to bring into view.
  const card = useRef<{ threadId: string; focus: boolean } | null>(null);
  const passage = useRef<string | null>(null);
  const [offer, setOffer] = useState<Offer | null>(null);
  const now = useRef({ id, threads, text });
  useEffect(() => {
    now.current = { id, threads, text };
  });

  const look = useCallback(
    (threadId: string, focus: boolean) => {
      card.current = { threadId, focus };
      setOffer(null);
      const thread = now.current.threads.find((one) => one.id === threadId);
      if (thread) setFilter(thread.resolved ? 'resolved' : 'open');
      setId(threadId);
    },
    [setFilter],
  );
  const focusThread = useCallback((threadId: string) => look(threadId, true), [look]);
  const follow = useCallback(
    (threadId: string) => {
      passage.current = threadId;
      look(threadId, true);
    },
    [look],
  );
  const press = useCallback((threadId: string) => {
    const opens = now.current.id !== threadId;
    passage.current = opens ? threadId : null;
    setId(opens ? threadId : null);
  }, []);
  const leave = useCallback(() => setId(null), []);
  const showInText = useCallback((threadId: string) => now.current.text?.show(threadId), []);

  useEffect(() => text?.listen({ onPress: (threadId) => look(threadId, false) }), [text, look]);
  useEffect(() => text?.lightActive(id), [text, id]);

  // After every drawing: the card may have come with it, or its passage become lit.
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- it must run after every drawing, and empties `card` before it sets anything
  useEffect(() => {
    const { current } = card;
    const element = current && document.getElementById(`thread-${current.threadId}`);
    if (element) {
      card.current = null;
      if (current.focus) {
        element.scrollIntoView({ block: 'nearest' });
        element.focus({ preventScroll: true });
      } else if (!scrollBeside(element)) {
        const place = text?.placeOfThread(current.threadId);
        if (place) setOffer({ threadId: current.threadId, place });
      }
    }
    if (passage.current !== null && text?.bringIntoView(passage.current)) passage.current = null;
  });

  useEffect(() => {
    if (!offer) return undefined;
    const timer = setTimeout(() => setOffer(null), offerMilliseconds);
    return () => clearTimeout(timer);
  }, [offer]);

  return { id, offer, press, leave, focusThread, follow, showInText };
}

/**
 * Brings a card into view without moving the text under the finger that pressed in it:
 * only a list that scrolls by itself, beside the text, may scroll. False if there is none.
 */
function scrollBeside(card: HTMLElement): boolean {
  const list = card.closest('aside');
  if (!list || getComputedStyle(list).overflowY === 'visible') return false;
  const outer = list.getBoundingClientRect();
  const inner = card.getBoundingClientRect();
  if (inner.top < outer.top) list.scrollTop -= outer.top - inner.top + 8;
  else if (inner.bottom > outer.bottom)
    list.scrollTop += Math.min(inner.bottom - outer.bottom, inner.top - outer.top) + 8;
  return true;
}
