'use client';

import { useTranslations } from 'next-intl';
import { SignInAgain } from '@/components/people/sign-in-again';
import { Button } from '@/components/ui/button';
import { DialogButton } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { useSendForm } from '@/components/ui/use-send-form';
import type { Result } from '@/domain/result';
import type { CountRefusal } from '@/domain/voting/counting';
import { useVote } from './vote-context';
import { VotePlaceFields } from './vote-place';

export type CloseRefusal =
  | 'not-found'
  | 'not-allowed'
  | 'too-many-acts'
  | 'sign-in-too-old'
  | 'vote-closed'
  | 'vote-not-open'
  | 'silence-running'
  | CountRefusal
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
  const { vote } = useVote();
  // Null where the terms do not show it.
  const missing = vote.cast === null ? null : vote.entitled - vote.cast;
  const [words, common] = [useTranslations('votes'), useTranslations('common')];
  const { refusal, sending, send } = useSendForm(close, cancel);
  return (
    <form onSubmit={send} className="flex flex-col gap-4">
      <VotePlaceFields />
      <p className="text-lg font-medium">{words('closeMissing', { count: missing ?? -1 })}</p>
      <p className="text-muted">{words('closeFinal')}</p>
      {refusal && (
        <Notice tone="negative" announce="assertive">
          {words(`closeRefusals.${refusal}`)}
          {refusal === 'sign-in-too-old' && <SignInAgain />}
        </Notice>
      )}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary" aria-disabled={sending || undefined}>
          {sending ? words('closing') : words('closeNow')}
        </Button>
        <Button onClick={cancel}>{common('cancel')}</Button>
      </div>
    </form>
  );
}
