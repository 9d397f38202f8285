'use client';

import { useTranslations } from 'next-intl';
import {
  startTransition,
  useActionState,
  useEffect,
  useRef,
  type FormEvent,
  type ReactNode,
} from 'react';
import { Button, type ButtonLook } from '@/components/ui/button';
import type { Result } from '@/domain/result';
import { VotePlaceFields } from '@/components/voting/vote-place';
import { ConductRefused, type ConductRefusal } from './conduct-refused';

export type ActReply = Result<null, ConductRefusal>;

/** A server action that does something to the vote of this page. */
export type ActAction = (last: ActReply | null, form: FormData) => Promise<ActReply>;

type Props = {
  act: ActAction;
  /** What the button says. */
  submit: string;
  /** Where several buttons say the same: what this one is about. */
  label?: string;
  look?: ButtonLook;
  /** The fields of the form. */
  children?: ReactNode;
  onDone?: () => void;
};

/**
 * One act on the vote of this page: its fields, its button, and why it was refused. What
 * was typed stays after a refusal; without scripts it is posted like any form.
 */
export function ActForm({ act, submit, label, look, children, onDone }: Props) {
  const words = useTranslations('conduct');
  const [reply, send, sending] = useActionState(act, null);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (!reply?.ok) return;
    form.current?.reset();
    onDone?.();
  }, [reply, onDone]);

  function submitted(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (sending) return;
    const fields = new FormData(event.currentTarget);
    startTransition(() => send(fields));
  }

  return (
    <form ref={form} action={send} onSubmit={submitted} className="flex flex-col gap-4">
      <VotePlaceFields />
      {children}
      {reply?.ok === false && <ConductRefused refusal={reply.refusal} />}
      <div>
        <Button type="submit" look={look} aria-disabled={sending || undefined} aria-label={label}>
          {sending ? words('sending') : submit}
        </Button>
      </div>
    </form>
  );
}
