'use client';

import { useTranslations } from 'next-intl';
import { createPortal } from 'react-dom';
import { buttonClass } from '@/components/ui/button';
import type { Anchor } from '@/domain/comments/anchor';
import type { CommentActions } from './comment-actions';
import { CommentForm } from './comment-form';
import type { PagePlace } from './commented-text';

/** A button that stands beside what is selected or pressed in the text. */
export function CommentButton({
  place,
  onPress,
  label,
  shortcut,
}: {
  place: PagePlace;
  onPress: () => void;
  label: string;
  shortcut?: string;
}) {
  return createPortal(
    <button
      type="button"
      // The press must not take the selection away before it is read.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
      aria-keyshortcuts={shortcut}
      className={`no-print absolute z-30 shadow-lg ${buttonClass('primary', 'px-3 py-1.5 text-sm')}`}
      style={place}
    >
      <SpeechMark />
      {label}
    </button>,
    document.body,
  );
}

export function SpeechMark() {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" fill="none">
      <path
        d="M2.5 3.5h11v7.5H8l-3 2.5V11H2.5z"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
    </svg>
  );
}

type Props = {
  draftId: string;
  anchor: Anchor;
  unsentKey: string;
  actions: CommentActions;
  onSent: (threadId: string) => void;
  onCancel: () => void;
  focusAtOnce: boolean;
};

/** The comment that is being written about a passage. */
export function NewThread({ draftId, anchor, unsentKey, actions, ...rest }: Props) {
  const words = useTranslations('comments');
  return (
    <section aria-label={words('newComment')} className="margin-card flex flex-col gap-2" data-open>
      <blockquote className="thread-quote">
        <q className="passage-quote line-clamp-2 whitespace-pre-line">{anchor.passage}</q>
      </blockquote>
      <CommentForm
        label={words('yourComment')}
        sendLabel={words('send')}
        unsentKey={unsentKey}
        send={({ body, commentId }) => actions.openThread({ draftId, commentId, body, anchor })}
        {...rest}
      />
    </section>
  );
}
