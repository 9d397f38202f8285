'use client';

import { useTranslations } from 'next-intl';
import { SignInAgain } from '@/components/people/sign-in-again';
import { Button } from '@/components/ui/button';
import { DialogButton } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { useSendForm } from '@/components/ui/use-send-form';
import type { BeforeClosing } from '@/domain/voting/before-closing';
import type { Result } from '@/domain/result';
import type { CountRefusal } from '@/domain/voting/counting';
import { useBeforeClosing, type ReadBeforeClosing } from './use-before-closing';
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

type Props = { close: CloseAction; look: ReadBeforeClosing };

/** The chair's last word: says how many have voted, and whether they are enough, before it asks. */
export function CloseVote({ close, look }: Props) {
  const words = useTranslations('votes');
  const { status } = useVote().vote;
  if (status !== 'voting' && status !== 'paused') return null;
  return (
    <DialogButton label={words('close')} look="danger" title={words('closeTitle')}>
      {(cancel) => <CloseForm {...{ close, look, cancel }} />}
    </DialogButton>
  );
}

function CloseForm({ close, look, cancel }: Props & { cancel: () => void }) {
  const { vote } = useVote();
  const before = useBeforeClosing(look);
  const [words, common] = [useTranslations('votes'), useTranslations('common')];
  const { refusal, sending, send } = useSendForm(close, cancel);
  return (
    <form onSubmit={send} className="flex flex-col gap-4">
      <VotePlaceFields />
      {before ? <HowMany before={before} isHidden={vote.cast === null} /> : <p>…</p>}
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

/** The number in full, what it means, and the quorum as an inequality. */
function HowMany({ before, isHidden }: { before: BeforeClosing; isHidden: boolean }) {
  const words = useTranslations('votes');
  const { cast, entitled, quorum } = before;
  return (
    <div className="flex flex-col gap-3" data-testid="before-closing">
      <p className="flex items-baseline gap-2">
        <span className="font-serif text-4xl leading-none font-semibold tabular-nums">{cast}</span>
        <span className="text-lg text-muted">{words('countOf', { cast, entitled })}</span>
      </p>
      {cast === 0 ? (
        <Notice tone="caution">{words('closeEmpty')}</Notice>
      ) : (
        <p className="font-medium">{words('closeMissing', { count: entitled - cast })}</p>
      )}
      {quorum && <QuorumLine {...quorum} />}
      {isHidden && <p className="text-sm text-muted">{words('closeOnlyYou')}</p>}
    </div>
  );
}

function QuorumLine({ present, needed, isMet }: NonNullable<BeforeClosing['quorum']>) {
  const words = useTranslations('votes');
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 tabular-nums">
      <span>
        <b>{present}</b> {words('quorumPresent')}
      </span>
      <b className={isMet ? 'text-positive' : 'text-negative'}>{isMet ? '≥' : '<'}</b>
      <span>
        <b>{needed ?? '∞'}</b> {words('quorumNeeded')}
      </span>
      <span className={`font-medium ${isMet ? 'text-positive' : 'text-negative'}`}>
        {words(isMet ? 'quorumMet' : 'quorumNotMet')}
      </span>
    </p>
  );
}
