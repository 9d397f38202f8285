'use client';

import { useTranslations } from 'next-intl';
import type { ThreadsSnapshot } from '@/domain/comments/threads-snapshot';
import type { Role } from '@/domain/sessions/roles';
import type { CommentActions } from './comment-actions';

export type CommentsPanelProps = {
  draftId: string;
  /** The threads as the page was rendered with; live ones take over. */
  rendered: ThreadsSnapshot;
  me: { personId: string; participantId: string; role: Role };
  actions: CommentActions;
};

/** The threads of a draft, beside its text. */
export function CommentsPanel({ rendered }: CommentsPanelProps) {
  const words = useTranslations('comments');
  return (
    <section aria-labelledby="comments">
      <h2 id="comments">{words('title')}</h2>
      <p>{rendered.threads.length}</p>
    </section>
  );
}
