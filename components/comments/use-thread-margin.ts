'use client';

import { useCallback, useRef } from 'react';
import { useMarginLayout } from '@/components/margin/use-margin-layout';
import type { CommentedText } from './commented-text';

type Options = {
  text: CommentedText | null;
  container: HTMLElement | null;
  isBeside: boolean;
  /** The card that is level with its passage. */
  shownId: string | null;
};

const nothing = () => undefined;

/** Keeps the cards of the threads beside their passages while there is room. */
export function useThreadMargin({ text, container, isBeside, shownId }: Options) {
  const list = useRef<HTMLOListElement>(null);
  const folded = useMarginLayout(list, {
    activeId: shownId,
    enabled: isBeside && text !== null,
    text: container,
    lines: useCallback(() => {
      const passages = [...(text?.passages() ?? [])];
      return new Map(passages.map(([id, { line }]) => [id, line]));
    }, [text]),
    listen: useCallback(
      (moved: () => void) => text?.listen({ onChange: moved }) ?? nothing,
      [text],
    ),
  });
  return { list, folded };
}
