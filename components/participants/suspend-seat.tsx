'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { TextField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { rulingReasonMax } from '@/domain/voting/conduct/ruling';
import type { FormAction } from './participant-actions';
import { RefusalNotice } from './refusal-notice';

type Props = {
  suspendedFor: string | null;
  suspend: FormAction<null>;
  restore: FormAction<null>;
};

/** Takes a delegation's vote away with a reason, or gives it back. */
export function SuspendSeat({ suspendedFor, suspend, restore }: Props) {
  const words = useTranslations('participants');
  if (suspendedFor !== null) {
    return (
      <div className="mt-10 max-w-xl">
        <Notice tone="caution" title={words('restoreTitle')}>
          <p>{suspendedFor}</p>
          <Restore restore={restore} />
        </Notice>
      </div>
    );
  }
  return <Suspend suspend={suspend} />;
}

function Restore({ restore }: Pick<Props, 'restore'>) {
  const words = useTranslations('participants');
  const [reply, send] = useActionState(restore, null);
  return (
    <form action={send} className="mt-3 flex flex-col items-start gap-3">
      {reply?.ok === false && <RefusalNotice refusal={reply.refusal} />}
      <SubmitButton pendingWords={words('sending')}>{words('restoreSubmit')}</SubmitButton>
    </form>
  );
}

function Suspend({ suspend }: Pick<Props, 'suspend'>) {
  const words = useTranslations('participants');
  const [reply, send] = useActionState(suspend, null);
  return (
    <details
      className="mt-10 max-w-xl border-t border-line pt-3"
      open={reply?.ok === false || undefined}
    >
      <summary className="-mx-2 inline-flex min-h-11 items-center rounded px-2 text-negative hover:bg-negative-soft">
        {words('suspendTitle')}
      </summary>
      <form action={send} className="mt-2 flex flex-col gap-4">
        {reply?.ok === false && <RefusalNotice refusal={reply.refusal} />}
        <p>{words('suspendLead')}</p>
        <TextField
          label={words('suspendReason')}
          name="reason"
          maxLength={rulingReasonMax}
          required
        />
        <div>
          <SubmitButton look="danger" pendingWords={words('sending')}>
            {words('suspendSubmit')}
          </SubmitButton>
        </div>
      </form>
    </details>
  );
}
