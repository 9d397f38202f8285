'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { SelectField } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Delegation } from '@/domain/sessions/delegation';
import type { FormAction } from './participant-actions';
import { RefusalNotice } from './refusal-notice';

type Props = {
  name: string;
  /** Who may hold the proxy as things stand. */
  holders: readonly Delegation[];
  give: FormAction<null>;
};

/** Gives a delegation's vote to another. */
export function GiveProxy({ name, holders, give }: Props) {
  const words = useTranslations('participants');
  const [reply, send] = useActionState(give, null);
  if (holders.length === 0) return <p className="text-muted">{words('proxyNobody')}</p>;
  return (
    <form action={send} className="flex flex-col gap-4">
      {reply?.ok === false && <RefusalNotice refusal={reply.refusal} />}
      <SelectField label={words('proxyHolder', { name })} name="holderId" required>
        {holders.map((holder) => (
          <option key={holder.id} value={holder.id}>
            {holder.name}
          </option>
        ))}
      </SelectField>
      <div>
        <SubmitButton look="primary" pendingWords={words('sending')}>
          {words('proxyGive')}
        </SubmitButton>
      </div>
    </form>
  );
}

/** Takes a proxy back. */
export function WithdrawProxy({
  holder,
  withdraw,
}: {
  holder: string;
  withdraw: FormAction<null>;
}) {
  const words = useTranslations('participants');
  const [reply, send] = useActionState(withdraw, null);
  return (
    <form action={send} className="flex flex-col items-start gap-4">
      {reply?.ok === false && <RefusalNotice refusal={reply.refusal} />}
      <p className="text-lg">{words('proxy', { holder })}</p>
      <SubmitButton pendingWords={words('sending')}>{words('proxyWithdraw')}</SubmitButton>
    </form>
  );
}
