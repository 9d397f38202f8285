'use client';

import { useState, useTransition, type FormEvent } from 'react';
import type { Result } from '@/domain/result';
import type { ObjectionRefusal } from '@/domain/voting/accept-objection';

/** Why a word in a decision without a vote was not taken; each has its sentence. */
export type DecisionRefusal =
  | ObjectionRefusal
  | 'not-found'
  | 'not-allowed'
  | 'sign-in-too-old'
  | 'no-deadline'
  | 'unknown-deadline'
  | 'not-reached';

export type DecisionAction = (form: FormData) => Promise<Result<null, DecisionRefusal>>;

/** Sends a form to an action and keeps what was written when it is refused. */
export function useSendDecision(action: DecisionAction, after: () => void = () => {}) {
  const [refusal, setRefusal] = useState<DecisionRefusal | null>(null);
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
