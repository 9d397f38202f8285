'use client';

import { useTranslations } from 'next-intl';
import { memo, useState } from 'react';
import type { ThreadSnapshot } from '@/domain/comments/threads-snapshot';
import { may } from '@/domain/sessions/acts';
import type { Role } from '@/domain/sessions/roles';
import { Badge } from '@/components/ui/badge';
import { Moment } from '@/components/ui/moment';
import type { CommentActions, CommentRefusal } from './comment-actions';
import { CommentForm } from './comment-form';
import { CommentItem } from './comment-item';
import { CopyLink } from './copy-link';
import { sendComment } from './send-comment';
import { smallButton } from './small-button';
import { isWhole } from './use-threads';
import { useUnsent } from './use-unsent';

export type Me = { personId: string; participantId: string; role: Role };

type Props = {
  thread: ThreadSnapshot;
  me: Me;
  actions: CommentActions;
  /** Looked at now: its passage is lit and its replies are open. */
  active: boolean;
  detached: boolean;
  onPress: (threadId: string) => void;
  onShow: (threadId: string) => void;
  onDone: () => void;
};

/** One thread: the passage, the comments, and what can be done with it. */
export const ThreadCard = memo(function ThreadCard(props: Props) {
  const { thread, me, actions, active, detached, onPress, onShow, onDone } = props;
  const words = useTranslations('comments');
  const unsentKey = `${me.personId}.${thread.id}`;
  const { unsent } = useUnsent(unsentKey);
  const open = active || unsent !== null;
  const [first, ...replies] = thread.comments;
  if (!first) return null;
  const item = (comment: ThreadSnapshot['comments'][number]) => (
    <CommentItem
      comment={comment}
      mine={comment.author.participantId === me.participantId}
      {...{ unsentKey, actions, onDone }}
    />
  );
  return (
    <article
      id={`thread-${thread.id}`}
      tabIndex={-1}
      aria-labelledby={`quote-${thread.id}`}
      className={`scroll-mt-20 scroll-mb-4 rounded-md border bg-surface p-4 outline-offset-2 ${active ? 'border-accent shadow-sm' : 'border-line'}`}
    >
      <h3 id={`quote-${thread.id}`} className="mb-2">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => onPress(thread.id)}
          className="block w-full rounded-sm border-s-4 border-caution ps-3 text-start font-serif text-[0.9375rem] text-muted hover:text-ink"
        >
          <span className="sr-only">{words('threadBy', { name: first.author.name })} </span>
          <q
            className={`passage-quote whitespace-pre-line ${active ? 'line-clamp-6' : 'line-clamp-2'}`}
          >
            {thread.quote}
          </q>
        </button>
      </h3>
      <State {...{ thread, detached }} />
      {item(first)}
      {replies.length > 0 && !open && (
        <button
          type="button"
          className={`${smallButton} -ms-2 noscript:hidden`}
          onClick={() => onPress(thread.id)}
        >
          {words('replies', { count: thread.count - 1 })}
        </button>
      )}
      <ol
        className={`mt-3 flex-col gap-3 border-s border-line ps-3 ${replies.length === 0 ? 'hidden' : open ? 'flex' : 'hidden noscript:flex'}`}
      >
        {!isWhole(thread) && (
          <li className="text-sm text-muted">
            {words('between', { count: thread.count - thread.comments.length })}
          </li>
        )}
        {replies.map((comment) => (
          <li key={comment.id}>{item(comment)}</li>
        ))}
      </ol>
      {open && (
        <div className="mt-3 flex flex-col gap-2">
          <Reply {...{ thread, me, actions, unsentKey, onDone }} />
          <div className="-ms-2 flex flex-wrap gap-1">
            <Settle {...{ thread, me, actions, onDone }} />
            {!detached && (
              <button type="button" className={smallButton} onClick={() => onShow(thread.id)}>
                {words('showInText')}
              </button>
            )}
            <CopyLink threadId={thread.id} />
          </div>
        </div>
      )}
    </article>
  );
});

function State({ thread, detached }: Pick<Props, 'thread' | 'detached'>) {
  const words = useTranslations('comments');
  if (!detached && !thread.resolved) return null;
  return (
    <div className="mb-2 flex flex-col gap-1 text-sm text-muted">
      {thread.resolved && (
        <p>
          <Badge tone="positive">{words('resolved')}</Badge>{' '}
          {words.rich('resolvedBy', {
            name: thread.resolved.by,
            // oxlint-disable-next-line react/no-unstable-nested-components -- a tag of a sentence
            when: () => <Moment at={thread.resolved?.at ?? ''} look="short" />,
          })}
        </p>
      )}
      {detached && (
        <p>
          <Badge tone="caution">{words('detached')}</Badge> {words('detachedHelp')}
        </p>
      )}
    </div>
  );
}

type ReplyProps = Pick<Props, 'thread' | 'me' | 'actions' | 'onDone'> & { unsentKey: string };

function Reply({ thread, me, actions, unsentKey, onDone }: ReplyProps) {
  const words = useTranslations('comments');
  if (!may(me.role, 'reply')) return null;
  return (
    <CommentForm
      label={words('yourReply')}
      sendLabel={words('sendReply')}
      unsentKey={unsentKey}
      send={({ body, commentId }) => actions.reply({ threadId: thread.id, commentId, body })}
      onSent={onDone}
    />
  );
}

function Settle({
  thread,
  me,
  actions,
  onDone,
}: Pick<Props, 'thread' | 'me' | 'actions' | 'onDone'>) {
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

  return (
    <>
      <button
        type="button"
        className={smallButton}
        aria-disabled={sending || undefined}
        onClick={settle}
      >
        {thread.resolved ? words('reopen') : words('resolve')}
      </button>
      {refusal && (
        <p role="alert" className="basis-full ps-2 text-sm text-negative">
          {words(`refusals.${refusal}`)}
        </p>
      )}
    </>
  );
}
