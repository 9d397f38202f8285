'use client';

import { useState, useTransition, type FormEvent } from 'react';
import type { Result } from '@/domain/result';

/**
 * Sends a form to an action. What was typed stays when it is refused, or when the server
 * could not be reached.
 *
 * @param after what follows when it was taken: most often the dialog closes
 */
export function useSendForm<Refusal extends string>(
  action: (form: FormData) => Promise<Result<null, Refusal>>,
  after: () => void = () => {},
) {
  const [refusal, setRefusal] = useState<Refusal | 'not-reached' | null>(null);
  const [sending, start] = useTransition();

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (sending) return;
    const form = new FormData(event.currentTarget);
    start(async () => {
      const reply = await action(form).catch(
        () => ({ ok: false, refusal: 'not-reached' }) as const,
      );
      setRefusal(reply.ok ? null : reply.refusal);
      if (reply.ok) after();
    });
  }

  return { refusal, sending, send };
}
