'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState, type KeyboardEvent, type SyntheticEvent } from 'react';
import { maxBodyLength } from '@/domain/comments/comment-rules';
import type { Anchor } from '@/domain/comments/anchor';
import { Button } from '@/components/ui/button';
import { TextArea } from '@/components/ui/field';
import type { CommentRefusal, CommentReply } from './comment-actions';
import { sendComment } from './send-comment';
import { useUnsent } from './use-unsent';

/** The words as they are sent. */
export type Written = { body: string; commentId: string; anchor?: Anchor };

type Props = {
  label: string;
  sendLabel: string;
  /** Where unsent words are kept: person, draft and thread. */
  unsentKey: string;
  /** What the field begins with, when a comment is edited. */
  initial?: string;
  send: (written: Written) => Promise<CommentReply>;
  onSent: (threadId: string) => void;
  onCancel?: () => void;
  autoFocus?: boolean;
};

/** A field and its button. What is in it survives a reload; a refusal keeps it too. */
export function CommentForm({ label, sendLabel, unsentKey, initial = '', ...rest }: Props) {
  const { send, onSent, onCancel, autoFocus } = rest;
  const words = useTranslations('comments');
  const common = useTranslations('common');
  const { unsent, keep, clear } = useUnsent(unsentKey);
  const [refusal, setRefusal] = useState<CommentRefusal | null>(null);
  const [sending, setSending] = useState(false);
  const field = useRef<HTMLFormElement>(null);
  const body = unsent?.body ?? initial;
  const over = body.trim().length - maxBodyLength;

  useEffect(() => {
    if (autoFocus) field.current?.querySelector('textarea')?.focus({ preventScroll: true });
  }, [autoFocus]);

  async function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (sending) return;
    const refused = body.trim() === '' ? 'empty' : over > 0 ? 'too-long' : null;
    setRefusal(refused);
    if (refused) return;
    if (!unsent) keep({ body });
    setSending(true);
    const { commentId = '', anchor } = unsent ?? {};
    const reply = await sendComment(() => send({ body, commentId, ...(anchor && { anchor }) }));
    setSending(false);
    if (!reply.ok) return setRefusal(reply.refusal);
    clear();
    onSent(reply.value.threadId);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit(event);
    if (event.key === 'Escape' && body === initial) onCancel?.();
  }

  const cancel = () => {
    clear();
    setRefusal(null);
    onCancel?.();
  };
  return (
    <form ref={field} onSubmit={submit} className="flex flex-col gap-2">
      <TextArea
        label={label}
        rows={3}
        value={body}
        error={refusal && words(`refusals.${refusal}`)}
        onChange={(event) => keep({ body: event.target.value })}
        onKeyDown={onKeyDown}
        aria-keyshortcuts="Control+Enter Meta+Enter"
      />
      <Count over={over} />
      <div className="flex flex-wrap items-center gap-2">
        <Button look="primary" type="submit" aria-disabled={sending || undefined}>
          {sending ? words('sending') : sendLabel}
        </Button>
        {(onCancel ?? unsent) && (
          <Button look="quiet" onClick={cancel}>
            {body === initial ? common('cancel') : words('discard')}
          </Button>
        )}
      </div>
      {unsent && body !== initial && !sending && (
        <p className="text-xs text-muted">{words('keptHere')}</p>
      )}
    </form>
  );
}

/** How many characters are left, once that begins to matter. */
function Count({ over }: { over: number }) {
  const words = useTranslations('comments');
  if (over < -200) return null;
  return (
    <p role="status" className={`text-sm ${over > 0 ? 'font-medium text-negative' : 'text-muted'}`}>
      {over > 0
        ? words('charactersOver', { count: over })
        : words('charactersLeft', { count: -over })}
    </p>
  );
}
