'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { linkedWords } from '@/domain/comments/linked-words';
import type { CommentSnapshot } from '@/domain/comments/threads-snapshot';
import { linkAttributes } from '@/components/drafts/link-attributes';
import { Avatar } from '@/components/people/avatar';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Moment } from '@/components/ui/moment';
import { Notice } from '@/components/ui/notice';
import type { CommentActions, CommentRefusal } from './comment-actions';
import { CommentForm } from './comment-form';
import { sendComment } from './send-comment';
import { smallButton } from './small-button';

type Props = {
  comment: CommentSnapshot;
  mine: boolean;
  unsentKey: string;
  actions: CommentActions;
  onDone: () => void;
};

/** One comment: who, when, what; its author can change or delete it. */
export function CommentItem({ comment, mine, unsentKey, actions, onDone }: Props) {
  const words = useTranslations('comments');
  const common = useTranslations('common');
  const [editing, setEditing] = useState(false);
  if (comment.body === null)
    return <p className="text-sm text-muted italic">{words('deletedComment')}</p>;
  return (
    <div className="flex flex-col">
      <Byline comment={comment} />
      {editing ? (
        <CommentForm
          label={words('editOf')}
          sendLabel={common('save')}
          unsentKey={`${unsentKey}.edit.${comment.id}`}
          initial={comment.body}
          focusAtOnce
          send={({ body }) => actions.editComment({ commentId: comment.id, body })}
          onSent={() => {
            setEditing(false);
            onDone();
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <p className="comment-body">
          <LinkedWords body={comment.body} />
        </p>
      )}
      {mine && !editing && (
        <div className="-ms-2 flex gap-1 noscript:hidden">
          <button type="button" className={smallButton} onClick={() => setEditing(true)}>
            {words('edit')}
          </button>
          <DeleteButton commentId={comment.id} actions={actions} onDone={onDone} />
        </div>
      )}
    </div>
  );
}

/** Words with their addresses as links, which open apart and take nothing of us along. */
function LinkedWords({ body }: { body: string }) {
  return linkedWords(body).map(({ words, href }, index) =>
    href === null ? (
      words
    ) : (
      // oxlint-disable-next-line react/no-array-index-key -- drawn once for each body
      <a key={index} className="link" {...linkAttributes(href)}>
        {words}
      </a>
    ),
  );
}

/** Who said it, for whom, and when. */
export function Byline({ comment: { author, at, editedAt } }: { comment: CommentSnapshot }) {
  const words = useTranslations('comments');
  const roles = {
    chair: words('roleChair'),
    secretariat: words('roleSecretariat'),
    delegate: words('roleDelegate'),
    observer: words('roleObserver'),
  };
  return (
    <p className="byline">
      <Avatar participantId={author.participantId} name={author.name} />
      <b>{author.name}</b> <span>{author.delegation ?? roles[author.role]}</span>{' '}
      <span className="whitespace-nowrap">
        <Moment at={at} look="near" />
        {editedAt !== null && <> · {words('edited')}</>}
      </span>
    </p>
  );
}

function DeleteButton({
  commentId,
  actions,
  onDone,
}: {
  commentId: string;
  actions: CommentActions;
  onDone: () => void;
}) {
  const words = useTranslations('comments');
  const common = useTranslations('common');
  const [asking, setAsking] = useState(false);
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<CommentRefusal | null>(null);

  async function remove() {
    if (sending) return;
    setSending(true);
    const reply = await sendComment(() => actions.deleteComment({ commentId }));
    setSending(false);
    if (!reply.ok) return setRefusal(reply.refusal);
    setAsking(false);
    onDone();
  }

  return (
    <>
      <button type="button" className={smallButton} onClick={() => setAsking(true)}>
        {words('delete')}
      </button>
      <Dialog open={asking} onClose={() => setAsking(false)} title={words('deleteTitle')}>
        <div className="flex flex-col gap-4">
          <p>{words('deleteLead')}</p>
          {refusal && (
            <Notice tone="negative" announce="assertive">
              {words(`refusals.${refusal}`)}
            </Notice>
          )}
          <div className="flex flex-wrap gap-3">
            <Button look="danger" onClick={remove} aria-disabled={sending || undefined}>
              {sending ? words('deleting') : words('deleteConfirm')}
            </Button>
            <Button onClick={() => setAsking(false)}>{common('cancel')}</Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}
