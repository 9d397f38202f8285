'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ThreadSnapshot } from '@/domain/comments/threads-snapshot';
import { may } from '@/domain/sessions/acts';
import { Icon } from '@/components/ui/icon';
import type { CommentActions, CommentRefusal } from './comment-actions';
import { sendComment } from './send-comment';
import { signButton } from './small-button';
import type { Me } from './thread-card';

type Props = {
  thread: ThreadSnapshot;
  me: Me;
  actions: CommentActions;
  onDone: () => void;
};

/** Settles a thread, or opens a settled one again; for those whose role allows it. */
export function ResolveButton({ thread, me, actions, onDone }: Props) {
  const words = useTranslations('comments');
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<CommentRefusal | null>(null);
  if (!may(me.role, thread.resolved ? 'reopen-thread' : 'resolve-thread')) return null;

  async function settle() {
    if (sending) return;
    setSending(true);
    const act = thread.resolved ? actions.reopenThread : actions.resolveThread;
    const reply = await sendComment(() => act({ threadId: thread.id }));
    setSending(false);
    setRefusal(reply.ok ? null : reply.refusal);
    if (reply.ok) onDone();
  }

  const label = thread.resolved ? words('reopen') : words('resolve');
  return (
    <>
      <button
        type="button"
        className={signButton}
        aria-label={label}
        title={label}
        aria-disabled={sending || undefined}
        onClick={settle}
      >
        <Icon name={thread.resolved ? 'withdrawn' : 'check'} small />
      </button>
      {refusal && (
        <p role="alert" className="thread-refusal">
          {words(`refusals.${refusal}`)}
        </p>
      )}
    </>
  );
}
