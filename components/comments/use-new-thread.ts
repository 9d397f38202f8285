'use client';

import { useCallback, useEffect, useState } from 'react';
import type { Anchor } from '@/domain/comments/anchor';
import type { CommentedText, SelectionRefusal } from './commented-text';
import { newThreadId } from './new-thread-id';
import { useUnsent } from './use-unsent';

type Options = {
  unsentKey: string;
  text: CommentedText | null;
  /** The caret stands in a commented passage: go to its thread. */
  onThread: (threadId: string) => void;
};

/** The comment that is being begun: its passage, kept with its words until it is sent. */
export function useNewThread({ unsentKey, text, onThread }: Options) {
  const { unsent, keep, clear } = useUnsent(unsentKey);
  const [problem, setProblem] = useState<SelectionRefusal | null>(null);
  const [started, setStarted] = useState(0);

  const start = useCallback(
    ({ caretWillDo }: { caretWillDo: boolean }): void => {
      if (!text) return;
      const here = caretWillDo ? text.threadAtCaret() : null;
      if (here !== null && here !== newThreadId) return onThread(here);
      const anchor = text.anchorOfSelection(caretWillDo);
      setProblem(anchor.ok ? null : anchor.refusal);
      if (!anchor.ok) return;
      keep({ anchor: anchor.value });
      setStarted((count) => count + 1);
    },
    [text, keep, onThread],
  );

  useEffect(() => text?.listen({ onComment: () => start({ caretWillDo: true }) }), [text, start]);

  const stop = () => {
    clear();
    setProblem(null);
    setStarted(0);
  };
  const cancel = () => {
    stop();
    text?.focus();
  };
  const anchor: Anchor | null = unsent?.anchor ?? null;
  return { anchor, problem, start, stop, cancel, justStarted: started > 0, key: started };
}
