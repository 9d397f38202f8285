'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect } from 'react';
import { createPortal } from 'react-dom';
import { Icon } from '@/components/ui/icon';

type Props = {
  /** Which of how many it is, from 1; 0 for one that is being written. */
  number: number;
  count: number;
  /** The comment to bring into view: the last one, or the one a link led to. */
  showsId: string | null;
  onStep: (by: 1 | -1) => void;
  onClose: () => void;
  children: ReactNode;
};

/**
 * A thread from below, or from the side, where no margin stands beside the text. It is no
 * modal: the passage above it stays in view and in reach.
 */
export function ThreadSheet({ number, count, showsId, onStep, onClose, children }: Props) {
  const words = useTranslations('comments');
  useEffect(() => {
    const shown = showsId && document.getElementById(`comment-${showsId}`);
    if (shown) shown.scrollIntoView({ block: 'nearest' });
  }, [showsId]);
  const title = number > 0 ? words('sheetTitle', { number, count }) : words('newComment');
  return createPortal(
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it, as its button does
    <dialog
      open
      aria-label={title}
      className="thread-sheet no-print"
      onKeyDown={({ key }) => key === 'Escape' && onClose()}
    >
      <div className="thread-sheet-head">
        {number > 0 && count > 1 && (
          <>
            <SheetButton label={words('previousThread')} icon="up" onPress={() => onStep(-1)} />
            <SheetButton label={words('nextThread')} icon="down" onPress={() => onStep(1)} />
          </>
        )}
        <p aria-hidden="true" className="grow px-2 text-[0.9375rem] font-semibold">
          {title}
        </p>
        <SheetButton label={words('closeThread')} icon="cross" onPress={onClose} />
      </div>
      <div className="thread-sheet-body">{children}</div>
    </dialog>,
    document.body,
  );
}

function SheetButton({
  label,
  icon,
  onPress,
}: {
  label: string;
  icon: 'up' | 'down' | 'cross';
  onPress: () => void;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onPress}
      className="inline-grid size-11 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
    >
      <Icon name={icon} />
    </button>
  );
}
