import type { ReactNode } from 'react';
import type { ThreadSnapshot } from '@/domain/comments/threads-snapshot';
import { newThreadId } from './new-thread-id';
import type { MarginEntry } from './use-listed-threads';

type CardLook = { open: boolean; showsQuote: boolean; isCopy?: boolean };

/** How the cards of the margin are drawn, in it and in the sheet. */
export type Cards = {
  readonly thread: (thread: ThreadSnapshot, look: CardLook) => ReactNode;
  /** The comment that is being written. */
  readonly fresh: ReactNode;
};

type Props = {
  entry: MarginEntry;
  cards: Cards;
  isBeside: boolean;
  /** What is looked at: beside the text it opens here, elsewhere in the sheet. */
  shownId: string | null;
};

/** One place of the margin: a thread, or the comment that is being written. */
export function MarginEntryItem({ entry, cards, isBeside, shownId }: Props) {
  const { id, thread } = entry;
  const isShown = id === shownId;
  const isElsewhere = isShown && !isBeside;
  return (
    <li data-card={id} data-active={(isShown && isBeside) || undefined}>
      {id === newThreadId
        ? !isElsewhere && cards.fresh
        : thread &&
          cards.thread(thread, {
            open: isShown && isBeside,
            showsQuote: !isBeside,
            isCopy: isElsewhere,
          })}
    </li>
  );
}
