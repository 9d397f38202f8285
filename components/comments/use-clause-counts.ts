'use client';

import { useEffect } from 'react';
import { clauseCount, clauseCountClass } from './clause-count';
import type { CommentedText } from './commented-text';
import type { ThreadPlaces } from './use-thread-places';

type Options = {
  /** The element the text stands in, saved or live. */
  container: HTMLElement | null;
  /** Only a printed text gets its counts here; a live one draws its own. */
  printed: CommentedText | null;
  places: ThreadPlaces | null;
  open: (threadId: string) => void;
};

/** The counts at the ends of clauses: hears them, and puts them into a printed text. */
export function useClauseCounts({ container, printed, places, open }: Options): void {
  useEffect(() => {
    if (!container) return undefined;
    const press = ({ target }: MouseEvent) => {
      const count = target instanceof Element ? target.closest(`.${clauseCountClass}`) : null;
      const [threadId] = (count as HTMLElement | null)?.dataset['threads']?.split(' ') ?? [];
      if (threadId !== undefined) open(threadId);
    };
    container.addEventListener('click', press);
    return () => container.removeEventListener('click', press);
  }, [container, open]);

  useEffect(() => {
    if (!printed || !places) return undefined;
    const byBlock = new Map<Element, string[]>();
    for (const [threadId, { block }] of printed.passages()) {
      if (block) byBlock.set(block, [...(byBlock.get(block) ?? []), threadId]);
    }
    const counts = [...byBlock].map(([block, ids]) => {
      const count = clauseCount(ids);
      block.append(count);
      return count;
    });
    return () => {
      for (const count of counts) count.remove();
    };
  }, [printed, places]);
}
