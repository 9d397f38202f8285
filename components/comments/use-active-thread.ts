'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { ThreadFilter } from '@/domain/comments/list-threads';
import type { ThreadSnapshot } from '@/domain/comments/threads-snapshot';
import type { CommentedText } from './commented-text';

type Options = {
  threads: readonly ThreadSnapshot[];
  setFilter: (filter: ThreadFilter) => void;
  text: CommentedText | null;
};

/** Which thread is looked at, and the ways between it and its passage. */
export function useActiveThread({ threads, setFilter, text }: Options) {
  const [id, setId] = useState<string | null>(null);
  // What is to be done once the page has drawn it: a card to focus, a passage to bring into view.
  const card = useRef<{ threadId: string; focus: boolean } | null>(null);
  const passage = useRef<string | null>(null);
  const now = useRef({ id, threads, text });
  useEffect(() => {
    now.current = { id, threads, text };
  });

  const look = useCallback(
    (threadId: string, focus: boolean) => {
      card.current = { threadId, focus };
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
  useEffect(() => {
    const { current } = card;
    const element = current && document.getElementById(`thread-${current.threadId}`);
    if (element) {
      card.current = null;
      element.scrollIntoView({ block: 'nearest' });
      if (current.focus) element.focus({ preventScroll: true });
    }
    if (passage.current !== null && text?.bringIntoView(passage.current)) passage.current = null;
  });

  return { id, press, leave, focusThread, follow, showInText };
}
