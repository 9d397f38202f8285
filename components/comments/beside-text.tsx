'use client';

import { useTranslations } from 'next-intl';
import type { PagePlace } from './commented-text';
import { CommentButton } from './new-thread';
import type { Offer } from './use-active-thread';

type Props = {
  selection: PagePlace | null;
  /** A comment is being begun: nothing else is offered for its words. */
  isBusy: boolean;
  begin: () => void;
  offer: Offer | null;
  show: (threadId: string) => void;
};

/** What floats beside the text: a button for what is selected, or the way to what was pressed. */
export function BesideText({ selection, isBusy, begin, offer, show }: Props) {
  const words = useTranslations('comments');
  if (selection && !isBusy)
    return (
      <CommentButton
        place={selection}
        label={words('comment')}
        shortcut="Control+Shift+M Meta+Alt+M"
        onPress={begin}
      />
    );
  if (!offer) return null;
  const { place, threadId } = offer;
  return (
    <CommentButton place={place} label={words('showComment')} onPress={() => show(threadId)} />
  );
}
