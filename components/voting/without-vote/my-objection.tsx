'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { TextArea } from '@/components/ui/field';
import { reasonMax } from '@/domain/voting/casting/ballot';
import type { DecisionSnapshot } from '@/domain/voting/heard/decision-snapshot';
import { DecisionRefused } from './decision-refused';
import { useSendForm } from '@/components/ui/use-send-form';
import { VotePlaceFields } from '@/components/voting/vote-place';
import type { DecisionAction } from './decision-action';

/** Who reads: a delegate with a seat here, or why they only follow. */
export type DecisionSeat =
  | { voter: string; delegationName: string }
  | { because: 'not-a-delegate' | 'not-on-roll' };

type Props = {
  decision: DecisionSnapshot;
  seat: DecisionSeat;
  object: DecisionAction;
  withdraw: DecisionAction;
};

/** What the reader's delegation says: nothing yet, an objection, or that it withdraws it. */
export function MyObjection({ decision, seat, object, withdraw }: Props) {
  const words = useTranslations('decisions');
  if ('because' in seat) return <p className="text-muted">{words(`noSeat.${seat.because}`)}</p>;
  const { voter, delegationName: delegation } = seat;
  const mine = decision.objections.find(({ by, withdrawnAt }) => by === voter && !withdrawnAt);
  return mine ? (
    <div className="flex flex-col gap-3">
      <p className="text-lg font-medium">{words('youObjected', { delegation })}</p>
      <WithdrawForm withdraw={withdraw} />
    </div>
  ) : (
    <div className="flex flex-col gap-3">
      <p className="text-lg font-medium">{words('silentSoFar', { delegation })}</p>
      <ObjectForm object={object} />
    </div>
  );
}

function ObjectForm({ object }: { object: DecisionAction }) {
  const words = useTranslations('decisions');
  const { refusal, sending, send } = useSendForm(object);
  return (
    <form onSubmit={send} className="flex flex-col gap-3">
      <VotePlaceFields />
      <TextArea
        label={words('reasonLabel')}
        hint={words('reasonHint')}
        name="reason"
        maxLength={reasonMax}
        required
      />
      <DecisionRefused refusal={refusal} />
      <Button type="submit" look="danger" aria-disabled={sending || undefined}>
        {words(sending ? 'sending' : 'object')}
      </Button>
    </form>
  );
}

function WithdrawForm({ withdraw }: { withdraw: DecisionAction }) {
  const words = useTranslations('decisions');
  const { refusal, sending, send } = useSendForm(withdraw);
  return (
    <form onSubmit={send} className="flex flex-col gap-3">
      <VotePlaceFields />
      <DecisionRefused refusal={refusal} />
      <Button type="submit" aria-disabled={sending || undefined}>
        {words(sending ? 'sending' : 'withdraw')}
      </Button>
    </form>
  );
}
