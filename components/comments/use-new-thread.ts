'use client';

import type { Editor } from '@tiptap/core';
import { useCallback, useEffect, useState } from 'react';
import type { Doc } from 'yjs';
import type { Anchor } from '@/domain/comments/anchor';
import { anchorOfSelection } from './anchor-of-selection';
import { hearHighlights, tellHighlights, threadAt } from './comment-highlights';
import { useUnsent } from './use-unsent';

/** Under this name the passage that is being commented on is lit. */
export const newThreadId = 'new';

type Problem = 'nothing-selected' | 'passage-too-long';

type Options = {
  unsentKey: string;
  editor: Editor | null;
  doc: Doc | null;
  /** The caret stands in a commented passage: go to its thread. */
  onThread: (threadId: string) => void;
};

/** The comment that is being begun: its passage, kept with its words until it is sent. */
export function useNewThread({ unsentKey, editor, doc, onThread }: Options) {
  const { unsent, keep, clear } = useUnsent(unsentKey);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [started, setStarted] = useState(0);

  const start = useCallback(
    ({ caretWillDo }: { caretWillDo: boolean }): boolean => {
      if (!editor || !doc) return false;
      const { empty, from } = editor.state.selection;
      const here = empty && caretWillDo ? threadAt(editor.state, from) : null;
      if (here !== null && here !== newThreadId) {
        onThread(here);
        return true;
      }
      const anchor = anchorOfSelection(editor, doc);
      const refusal =
        empty && !caretWillDo ? 'nothing-selected' : anchor.ok ? null : anchor.refusal;
      setProblem(refusal);
      if (refusal !== null || !anchor.ok) return true;
      keep({ anchor: anchor.value });
      setStarted((count) => count + 1);
      return true;
    },
    [editor, doc, keep, onThread],
  );

  useEffect(() => {
    if (!editor) return undefined;
    return hearHighlights(editor, { onComment: () => start({ caretWillDo: true }) });
  }, [editor, start]);

  const stop = () => {
    clear();
    setProblem(null);
    setStarted(0);
  };
  const cancel = () => {
    stop();
    if (!editor || editor.isDestroyed) return;
    editor.view.dispatch(tellHighlights(editor.state.tr, { activeId: null }));
    editor.commands.focus();
  };
  const anchor: Anchor | null = unsent?.anchor ?? null;
  return { anchor, problem, start, stop, cancel, justStarted: started > 0, key: started };
}
