'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState, type KeyboardEvent, type SyntheticEvent } from 'react';
import { maxBodyLength } from '@/domain/comments/comment-rules';
import { Button } from '@/components/ui/button';
import { TextArea } from '@/components/ui/field';
import type { CommentRefusal, CommentReply } from './comment-actions';
import { sendComment } from './send-comment';
import { useUnsent } from './use-unsent';

/** The words as they are sent. */
export type Written = { body: string; commentId: string };

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
  focusAtOnce?: boolean;
  /** One line that grows with its words, its label for those who do not see the place. */
  isSmall?: boolean;
};

/** A field and its button. What is in it survives a reload; a refusal keeps it too. */
export function CommentForm(props: Props) {
  const { label, sendLabel, initial = '', onCancel, focusAtOnce, isSmall } = props;
  const words = useTranslations('comments');
  const { body, over, refusal, sending, write, submit, discard } = useWriting(props);
  const form = useRef<HTMLFormElement>(null);
  const changed = body !== initial;

  useEffect(() => {
    if (focusAtOnce) form.current?.querySelector('textarea')?.focus();
  }, [focusAtOnce]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit(event);
    if (event.key === 'Escape' && !changed) onCancel?.();
  }

  return (
    <form
      ref={form}
      onSubmit={submit}
      className={`flex flex-col gap-2 ${isSmall && !changed ? 'comment-form-small' : ''}`}
    >
      <TextArea
        {...(isSmall ? oneLine(label, words('answerHere')) : { label })}
        rows={isSmall ? 1 : initial === '' ? 3 : 5}
        className="field-sizing-content max-h-60"
        value={body}
        error={refusal && words(`refusals.${refusal}`)}
        onChange={(event) => write(event.target.value)}
        onKeyDown={onKeyDown}
        aria-keyshortcuts="Control+Enter Meta+Enter"
      />
      <Count over={over} />
      <div className="flex flex-wrap items-center gap-2">
        <Button look="primary" type="submit" aria-disabled={sending || undefined}>
          {sending ? words('sending') : sendLabel}
        </Button>
        <Leave {...{ changed, discard }} mayCancel={onCancel !== undefined} />
      </div>
      {changed && !sending && <p className="text-xs text-muted">{words('keptHere')}</p>}
    </form>
  );
}

/** A field of one line says by its place what it is; who does not see the place hears it. */
function oneLine(label: string, placeholder: string) {
  return { label: <span className="sr-only">{label}</span>, placeholder };
}

type LeaveProps = { changed: boolean; discard: () => void; mayCancel: boolean };

function Leave({ changed, discard, mayCancel }: LeaveProps) {
  const words = useTranslations('comments');
  const common = useTranslations('common');
  if (!mayCancel && !changed) return null;
  return (
    <Button look="quiet" onClick={discard}>
      {changed ? words('discard') : common('cancel')}
    </Button>
  );
}

/** What is written, kept in this browser; and its way to the server. */
function useWriting({ unsentKey, initial = '', send, onSent, onCancel }: Props) {
  const { unsent, keep, clear } = useUnsent(unsentKey);
  const [refusal, setRefusal] = useState<CommentRefusal | null>(null);
  const [sending, setSending] = useState(false);
  const body = unsent?.body ?? initial;
  const over = body.trim().length - maxBodyLength;

  async function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (sending) return;
    const refused = body.trim() === '' ? 'empty' : over > 0 ? 'too-long' : null;
    setRefusal(refused);
    if (refused) return;
    const written = unsent ?? keep({ body });
    setSending(true);
    const reply = await sendComment(() => send({ body, commentId: written.commentId }));
    setSending(false);
    if (!reply.ok) return setRefusal(reply.refusal);
    clear();
    onSent(reply.value.threadId);
  }

  function discard() {
    clear();
    setRefusal(null);
    onCancel?.();
  }
  const write = (words: string) => keep({ body: words });
  return { body, over, refusal, sending, write, submit, discard };
}

/** How many characters are left, once that begins to matter. */
function Count({ over }: { over: number }) {
  const words = useTranslations('comments');
  if (over < -200) return null;
  return (
    <output className={`text-sm ${over > 0 ? 'font-medium text-negative' : 'text-muted'}`}>
      {over > 0
        ? words('charactersOver', { count: over })
        : words('charactersLeft', { count: -over })}
    </output>
  );
}
