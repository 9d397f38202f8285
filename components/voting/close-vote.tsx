'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition, type FormEvent } from 'react';
import { SignInAgain } from '@/components/people/sign-in-again';
import { Button } from '@/components/ui/button';
import { DialogButton } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import type { Result } from '@/domain/result';
import { useVote } from './vote-context';

export type CloseRefusal =
  | 'not-found'
  | 'not-allowed'
  | 'sign-in-too-old'
  | 'vote-closed'
  | 'vote-not-open'
  | 'silence-running'
  | 'not-reached';

export type CloseAction = (form: FormData) => Promise<Result<null, CloseRefusal>>;

/** The chair's last word: says how many are missing before it asks. */
export function CloseVote({ close }: { close: CloseAction }) {
  const words = useTranslations('votes');
  const { status } = useVote().vote;
  if (status !== 'voting' && status !== 'paused') return null;
  return (
    <DialogButton label={words('close')} look="danger" title={words('closeTitle')}>
      {(cancel) => <CloseForm close={close} cancel={cancel} />}
    </DialogButton>
  );
}

function CloseForm({ close, cancel }: { close: CloseAction; cancel: () => void }) {
  const { vote, place } = useVote();
  // Null where the terms do not show it.
  const missing = vote.cast === null ? null : vote.entitled - vote.cast;
  const [words, common] = [useTranslations('votes'), useTranslations('common')];
  const [refusal, setRefusal] = useState<CloseRefusal | null>(null);
  const [closing, startClosing] = useTransition();

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (closing) return;
    const form = new FormData(event.currentTarget);
    startClosing(async () => {
      const reply = await close(form).catch(() => ({ ok: false, refusal: 'not-reached' }) as const);
      if (reply.ok) cancel();
      else setRefusal(reply.refusal);
    });
  }

  return (
    <form onSubmit={send} className="flex flex-col gap-4">
      <input type="hidden" name="sessionId" value={place.sessionId} />
      <input type="hidden" name="voteId" value={place.voteId} />
      <p className="text-lg font-medium">{words('closeMissing', { count: missing ?? -1 })}</p>
      <p className="text-muted">{words('closeFinal')}</p>
      {refusal && (
        <Notice tone="negative" announce="assertive">
          {words(`closeRefusals.${refusal}`)}
          {refusal === 'sign-in-too-old' && <SignInAgain />}
        </Notice>
      )}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary" aria-disabled={closing || undefined}>
          {closing ? words('closing') : words('closeNow')}
        </Button>
        <Button onClick={cancel}>{common('cancel')}</Button>
      </div>
    </form>
  );
}
