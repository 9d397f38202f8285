'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormAction } from './participant-actions';
import { RefusalNotice } from './refusal-notice';

/** Takes a delegation's seat away, after asking once more. */
export function RemoveDelegation({ remove }: { remove: FormAction<null> }) {
  const words = useTranslations('participants');
  const [reply, send] = useActionState(remove, null);
  return (
    <details
      className="mt-10 max-w-xl border-t border-line pt-3"
      open={reply?.ok === false || undefined}
    >
      <summary className="-mx-2 inline-flex min-h-11 items-center rounded px-2 text-negative hover:bg-negative-soft">
        {words('removeDelegation')}
      </summary>
      <form action={send} className="mt-2 flex flex-col items-start gap-3">
        {reply?.ok === false && <RefusalNotice refusal={reply.refusal} />}
        <p>{words('removeDelegationSure')}</p>
        <SubmitButton look="danger" pendingWords={words('removing')}>
          {words('removeSubmit')}
        </SubmitButton>
      </form>
    </details>
  );
}
