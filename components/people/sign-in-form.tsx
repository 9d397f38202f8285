'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useEffect, useRef, useState } from 'react';
import { TextField } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';
import type { EmailRefusal } from '@/domain/people/email-address';
import type { Result } from '@/domain/result';

type Reply = Result<{ email: string }, EmailRefusal | 'too-many-requests' | 'mail-not-set-up'>;

type Props = {
  /** Where to go once signed in. */
  next: string;
  /** What the address begins with, from an invitation. */
  email: string;
  request: (last: Reply | null, form: FormData) => Promise<Reply>;
};

/**
 * Asks for a sign-in link by mail. A plain form: it needs no script. What is wrong is
 * said by us, in the page's language, not by the browser in its own.
 */
export function SignInForm({ next, email, request }: Props) {
  const words = useTranslations('auth');
  const [reply, send] = useActionState(request, null);
  const [written, write] = useState(email);
  if (reply?.ok) return <Sent email={reply.value.email} next={next} />;
  return (
    <form action={send} noValidate className="flex flex-col gap-6">
      <input type="hidden" name="next" value={next} />
      <TextField
        label={words('emailLabel')}
        hint={words('emailHint')}
        error={reply?.ok === false ? words(`refusals.${reply.refusal}`) : undefined}
        type="email"
        name="email"
        value={written}
        onChange={(event) => write(event.target.value)}
        autoComplete="email"
        inputMode="email"
        spellCheck={false}
        required
      />
      <div>
        <SubmitButton look="primary" pendingWords={words('sending')}>
          {words('sendLink')}
        </SubmitButton>
      </div>
    </form>
  );
}

/** Says the same for every address: whether it was invited is nobody's business. */
function Sent({ email, next }: { email: string; next: string }) {
  const words = useTranslations('auth');
  const title = useRef<HTMLHeadingElement>(null);
  // The form that had the focus is gone; what replaced it is read out from here.
  useEffect(() => title.current?.focus(), []);
  return (
    <div className="flex flex-col items-start gap-3 rounded-md border border-line bg-surface p-6">
      <h2 ref={title} tabIndex={-1} className="font-serif text-xl font-semibold outline-none">
        {words('sentTitle')}
      </h2>
      <p className="break-words">{words('sent', { email })}</p>
      <p className="text-muted">{words('sentNothing')}</p>
      {/* A plain link, not Next's: the page must begin anew, and without a script too. */}
      <a
        className="link inline-flex min-h-11 items-center"
        href={`?${new URLSearchParams({ next })}`}
      >
        {words('anotherAddress')}
      </a>
    </div>
  );
}
