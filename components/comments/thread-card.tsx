'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, memo } from 'react';
import type { ThreadSnapshot } from '@/domain/comments/threads-snapshot';
import { may } from '@/domain/sessions/acts';
import type { Role } from '@/domain/sessions/roles';
import { Badge } from '@/components/ui/badge';
import { Icon } from '@/components/ui/icon';
import { Moment } from '@/components/ui/moment';
import type { CommentActions } from './comment-actions';
import { CommentForm } from './comment-form';
import { Byline, CommentItem } from './comment-item';
import { CopyLink } from './copy-link';
import { ResolveButton } from './resolve-button';
import { signButton } from './small-button';
import { isWhole } from './use-threads';

export type Me = { personId: string; participantId: string; role: Role };

export type ThreadProps = {
  thread: ThreadSnapshot;
  me: Me;
  actions: CommentActions;
  detached: boolean;
  onPress: (threadId: string) => void;
  onAnswer: (threadId: string) => void;
  onDone: () => void;
};

type Props = ThreadProps & {
  /** Looked at now: all of it is shown, with the field for an answer. */
  open: boolean;
  /** Whether the passage stands beside it; if not, the card says it itself. */
  showsQuote: boolean;
  /** Shown elsewhere under its name (the sheet): then it has no name here. */
  isCopy?: boolean;
};

/** One thread: two lines at rest, all of it when it is looked at. Pressing it opens it. */
export const ThreadCard = memo(function ThreadCard(props: Props) {
  const { thread, open, onPress, isCopy = false } = props;
  const [first] = thread.comments;
  if (!first) return null;
  const close = ({ key, target }: KeyboardEvent) => {
    if (open && key === 'Escape' && !(target instanceof HTMLTextAreaElement)) onPress(thread.id);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes what one is in; its buttons do the same
    <article
      id={isCopy ? undefined : `thread-${thread.id}`}
      tabIndex={-1}
      aria-labelledby={`quote-${thread.id}${isCopy ? '-copy' : ''}`}
      data-open={open || undefined}
      className="margin-card thread-card"
      onKeyDown={close}
    >
      <Quote {...props} />
      <State {...props} />
      {open ? <OpenThread {...props} /> : <RestingThread {...props} />}
    </article>
  );
});

function Quote({ thread, showsQuote, detached, isCopy = false }: Props) {
  const words = useTranslations('comments');
  const name = thread.comments[0]?.author.name ?? '';
  return (
    <h3
      id={`quote-${thread.id}${isCopy ? '-copy' : ''}`}
      className={showsQuote || detached ? 'thread-quote' : 'sr-only'}
    >
      <span className="sr-only">{words('threadBy', { name })} </span>
      <q className="passage-quote line-clamp-2 whitespace-pre-line">{thread.quote}</q>
    </h3>
  );
}

function RestingThread({ thread, me, actions, onPress, onAnswer, onDone }: Props) {
  const words = useTranslations('comments');
  const [first] = thread.comments;
  if (!first) return null;
  const replies = thread.count - 1;
  return (
    <>
      <div className="thread-line">
        <button
          type="button"
          aria-expanded={false}
          className="thread-open"
          onClick={() => onPress(thread.id)}
        >
          <span className="sr-only">
            {words('openThread', { name: first.author.name, count: replies })}
          </span>
        </button>
        <Byline comment={first} />
        <span className="thread-acts noscript:hidden">
          {may(me.role, 'reply') && (
            <button
              type="button"
              className={signButton}
              title={words('reply')}
              aria-label={words('answerTo', { name: first.author.name })}
              onClick={() => onAnswer(thread.id)}
            >
              <Icon name="answer" small />
            </button>
          )}
          <ResolveButton {...{ thread, me, actions, onDone }} />
        </span>
      </div>
      <p className="thread-cut">{first.body ?? words('deletedComment')}</p>
      {replies > 0 && (
        <p className="thread-replies">
          <a href={`?thread=${thread.id}#thread-${thread.id}`} className="hidden noscript:inline">
            {words('replies', { count: replies })}
          </a>
          <span className="noscript:hidden">{words('replies', { count: replies })}</span>
        </p>
      )}
    </>
  );
}

/** All that was said, the field for an answer, and what can be done with the thread. */
function OpenThread({ thread, me, actions, onPress, onDone }: Props) {
  const words = useTranslations('comments');
  const unsentKey = `${me.personId}.${thread.id}`;
  return (
    <>
      <div className="thread-acts thread-head-acts noscript:hidden">
        <ResolveButton {...{ thread, me, actions, onDone }} />
        <button
          type="button"
          aria-expanded
          aria-label={words('closeThread')}
          className={signButton}
          onClick={() => onPress(thread.id)}
        >
          <Icon name="cross" small />
        </button>
      </div>
      {!isWhole(thread) && (
        <p className="text-[0.8125rem] text-muted">
          {words('between', { count: thread.count - thread.comments.length })}
        </p>
      )}
      <ol className="thread-comments">
        {thread.comments.map((comment) => (
          <li key={comment.id} id={`comment-${comment.id}`}>
            <CommentItem
              comment={comment}
              mine={comment.author.participantId === me.participantId}
              {...{ unsentKey, actions, onDone }}
            />
          </li>
        ))}
      </ol>
      {may(me.role, 'reply') && (
        <div className="thread-answer noscript:hidden">
          <CommentForm
            label={words('yourReply')}
            sendLabel={words('sendReply')}
            unsentKey={unsentKey}
            isSmall
            send={({ body, commentId }) => actions.reply({ threadId: thread.id, commentId, body })}
            onSent={onDone}
          />
        </div>
      )}
      <div className="-ms-2 flex flex-wrap noscript:hidden">
        <CopyLink threadId={thread.id} />
      </div>
    </>
  );
}

function State({ thread, detached }: Props) {
  const words = useTranslations('comments');
  if (!detached && !thread.resolved) return null;
  return (
    <div className="mb-1.5 flex flex-col gap-1 text-[0.8125rem] text-muted">
      {thread.resolved && (
        <p className="flex items-baseline gap-1.5">
          <span className="self-center text-positive">
            <Icon name="check" small />
          </span>
          <span>
            {words.rich('resolvedBy', {
              name: thread.resolved.by,
              // oxlint-disable-next-line react/no-unstable-nested-components -- a tag of a sentence
              when: () => <Moment at={thread.resolved?.at ?? ''} look="near" />,
            })}
          </span>
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
