'use client';

import { useTranslations } from 'next-intl';
import { SignInAgain } from '@/components/people/sign-in-again';
import { Button } from '@/components/ui/button';
import { DialogButton } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { useSendForm } from '@/components/ui/use-send-form';
import type { CloseAction } from '@/components/voting/close-vote';
import { VotePlaceFields } from '@/components/voting/vote-place';
import type { DecisionSnapshot } from '@/domain/voting/heard/decision-snapshot';

type Props = { decision: DecisionSnapshot; close: CloseAction };

/** The chair concludes: so decided, or the objection stands. Kept silence ends by itself. */
export function Conclude({ decision, close }: Props) {
  const words = useTranslations('decisions');
  if (decision.standing.outcome === 'silence-running') return null;
  return (
    <DialogButton label={words('conclude')} look="primary" title={words('concludeTitle')}>
      {(cancel) => <ConcludeForm {...{ decision, close, cancel }} />}
    </DialogButton>
  );
}

function ConcludeForm({ decision, close, cancel }: Props & { cancel: () => void }) {
  const words = useTranslations('decisions');
  const [votes, common] = [useTranslations('votes'), useTranslations('common')];
  const { refusal, sending, send } = useSendForm(close, cancel);
  const count = decision.standing.objectedBy.length;

  return (
    <form onSubmit={send} className="flex flex-col gap-4">
      <VotePlaceFields />
      <p className="text-lg font-medium">
        {count === 0
          ? words('concludeClear')
          : decision.method === 'silence'
            ? words('concludeBroken')
            : words('concludeObjected', { count })}
      </p>
      {refusal && (
        <Notice tone="negative" announce="assertive">
          {votes(`closeRefusals.${refusal}`)}
          {refusal === 'sign-in-too-old' && <SignInAgain />}
        </Notice>
      )}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary" aria-disabled={sending || undefined}>
          {words(sending ? 'sending' : 'concludeNow')}
        </Button>
        <Button onClick={cancel}>{common('cancel')}</Button>
      </div>
    </form>
  );
}
