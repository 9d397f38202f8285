'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SignInAgain } from '@/components/people/sign-in-again';
import { Button } from '@/components/ui/button';
import { DialogButton } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { useSendForm } from '@/components/ui/use-send-form';
import type { Result } from '@/domain/result';
import { isForALot, type LotRefusal } from '@/domain/voting/choices/lot';
import type { CountRefusal } from '@/domain/voting/counting';
import type { Deciding } from '@/domain/voting/terms';
import { RankMarks } from './ballot/rank-marks';
import { useVote } from './vote-context';
import { VotePlaceFields } from './vote-place';

type Refusal =
  | LotRefusal
  | 'not-found'
  | 'not-allowed'
  | 'too-many-acts'
  | CountRefusal
  | 'sign-in-too-old'
  | 'not-reached';

type Settle = (form: FormData) => Promise<Result<null, Refusal>>;

/** What only a lot can settle: the chair has one drawn, or enters the one drawn in the room. */
export function SettleByLot({ settle }: { settle: Settle }) {
  const words = useTranslations('choiceResult');
  const { vote, terms } = useVote();
  const { deciding } = terms;
  if (!vote.result || !isForALot(vote.result.verdict) || !('options' in deciding)) return null;
  return (
    <DialogButton label={words('settle')} look="primary" title={words('settleTitle')}>
      {(cancel) => <SettleForm {...{ settle, deciding, cancel }} />}
    </DialogButton>
  );
}

type FormProps = {
  settle: Settle;
  deciding: Extract<Deciding, { options: unknown }>;
  cancel: () => void;
};

function SettleForm({ settle, deciding, cancel }: FormProps) {
  const [words, common] = [useTranslations('choiceResult'), useTranslations('common')];
  const [inRoom, setInRoom] = useState(false);
  const { refusal, sending, send } = useSendForm(settle, cancel);
  return (
    <form onSubmit={send} className="flex flex-col gap-4">
      <VotePlaceFields />
      <p>{words(inRoom ? 'enterBody' : 'drawBody')}</p>
      {inRoom && (
        <>
          <input type="hidden" name="marking" value="ranks" />
          <RankMarks
            legend={words('lotOrder')}
            hint={words('lotHint')}
            options={deciding.options}
            isStrict
            marked={null}
          />
        </>
      )}
      {refusal && (
        <Notice tone="negative" announce="assertive">
          {words(`lotRefusals.${refusal}`)}
          {refusal === 'sign-in-too-old' && <SignInAgain />}
        </Notice>
      )}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary" aria-disabled={sending || undefined}>
          {words(inRoom ? 'enter' : 'draw')}
        </Button>
        <Button onClick={() => setInRoom(!inRoom)}>
          {words(inRoom ? 'drawInstead' : 'enterInstead')}
        </Button>
        <Button onClick={cancel}>{common('cancel')}</Button>
      </div>
    </form>
  );
}
