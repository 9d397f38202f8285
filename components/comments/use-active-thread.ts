'use client';

import type { Editor } from '@tiptap/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ThreadFilter } from '@/domain/comments/list-threads';
import type { ThreadSnapshot } from '@/domain/comments/threads-snapshot';
import { blockAnchor } from '@/components/drafts/block-anchor';
import { hearHighlights, highlightsIn, tellHighlights } from './comment-highlights';

type Options = {
  threads: readonly ThreadSnapshot[];
  setFilter: (filter: ThreadFilter) => void;
  editor: Editor | null;
  /** Where the text stands while it is not live yet. */
  container: HTMLElement | null;
};

/** Which thread is looked at, and the ways between it and its passage. */
export function useActiveThread({ threads, setFilter, editor, container }: Options) {
  const [id, setId] = useState<string | null>(null);
  // What must be done once the page has drawn it: a thread to focus or to bring into view.
  const pending = useRef<{ threadId: string; focus: boolean } | null>(null);
  const passageWanted = useRef<string | null>(null);
  const now = useRef({ id, threads, editor, container });
  useEffect(() => {
    now.current = { id, threads, editor, container };
  });

  const look = useCallback(
    (threadId: string) => {
      const thread = now.current.threads.find((one) => one.id === threadId);
      if (thread) setFilter(thread.resolved ? 'resolved' : 'open');
      setId(threadId);
    },
    [setFilter],
  );
  const focusThread = useCallback(
    (threadId: string) => {
      pending.current = { threadId, focus: true };
      look(threadId);
    },
    [look],
  );
  const follow = useCallback(
    (threadId: string) => {
      pending.current = { threadId, focus: true };
      passageWanted.current = threadId;
      look(threadId);
    },
    [look],
  );
  const press = useCallback((threadId: string) => {
    const opens = now.current.id !== threadId;
    passageWanted.current = opens ? threadId : null;
    setId(opens ? threadId : null);
  }, []);
  const showInText = useCallback((threadId: string) => {
    const { editor } = now.current;
    const range = editor && highlightsIn(editor.state).find((one) => one.threadId === threadId);
    if (range) editor.chain().focus().setTextSelection(range).scrollIntoView().run();
  }, []);

  useEffect(() => {
    if (!editor) return undefined;
    const onPress = (threadId: string) => {
      pending.current = { threadId, focus: false };
      look(threadId);
    };
    return hearHighlights(editor, { onPress });
  }, [editor, look]);

  useEffect(() => {
    if (editor && !editor.isDestroyed)
      editor.view.dispatch(tellHighlights(editor.state.tr, { activeId: id }));
  }, [editor, id]);

  // After every drawing: the thread may have come with it, or the text become live.
  useEffect(() => {
    const { current } = pending;
    const card = current && document.getElementById(`thread-${current.threadId}`);
    if (card) {
      pending.current = null;
      card.scrollIntoView({ block: 'nearest' });
      if (current.focus) card.focus({ preventScroll: true });
    }
    if (passageWanted.current !== null && bringIntoView(passageWanted.current, now.current))
      passageWanted.current = null;
  });

  return { id, press, focusThread, follow, showInText };
}

/** Brings a thread's passage into view: the passage if the text is live, else its block. */
function bringIntoView(
  threadId: string,
  { threads, editor, container }: Pick<Options, 'threads' | 'editor' | 'container'>,
): boolean {
  const lit = container?.querySelector(`[data-thread="${CSS.escape(threadId)}"]`);
  if (lit) {
    lit.scrollIntoView({ block: 'center' });
    return true;
  }
  const blockId = threads.find(({ id }) => id === threadId)?.anchor.blockId;
  if (editor || !blockId) return false;
  document.getElementById(blockAnchor(blockId))?.scrollIntoView({ block: 'center' });
  return false;
}
