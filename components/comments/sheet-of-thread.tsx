import type { Cards } from './margin-entry-item';
import { ThreadSheet } from './thread-sheet';
import type { MarginEntry } from './use-listed-threads';

type Props = {
  /** All that is listed, in the order of the text: the sheet steps through it. */
  entries: readonly MarginEntry[];
  /** The thread that is looked at, if one is. */
  openId: string | null;
  /** A comment is being begun: it comes before what is looked at. */
  isNew: boolean;
  onStep: (threadId: string) => void;
  onClose: () => void;
  /** Gives up the comment being begun. */
  onCancel: () => void;
  cards: Cards;
};

/** What one looks at where no margin is: the comment being begun, or a thread. */
export function SheetOfThread(props: Props) {
  const { entries, openId, isNew, onStep, onClose, onCancel, cards } = props;
  if (isNew)
    return (
      <ThreadSheet number={0} count={0} showsId={null} onStep={onCancel} onClose={onCancel}>
        {cards.fresh}
      </ThreadSheet>
    );
  const threads = entries.filter(({ thread }) => thread !== null);
  const at = threads.findIndex(({ id }) => id === openId);
  const looked = threads[at]?.thread;
  if (!looked) return null;
  const step = (by: 1 | -1) => {
    const next = threads[(at + by + threads.length) % threads.length];
    if (next) onStep(next.id);
  };
  return (
    <ThreadSheet
      number={at + 1}
      count={threads.length}
      showsId={looked.comments.at(-1)?.id ?? null}
      onStep={step}
      onClose={onClose}
    >
      {cards.thread(looked, { open: true, showsQuote: true })}
    </ThreadSheet>
  );
}
