'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button, type ButtonLook } from '@/components/ui/button';
import { DialogButton } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { useSendForm } from '@/components/ui/use-send-form';
import type { DraftRefusal } from '@/domain/drafts/status';
import type { TitleRefusal } from '@/domain/drafts/title';
import type { Result } from '@/domain/result';

/** Why an act on a draft was refused; each has its sentence. */
export type ActionRefusal =
  | 'not-found'
  | 'not-allowed'
  | 'too-many-acts'
  | 'not-reached'
  | 'unknown-delegation'
  | 'text-is-good'
  | 'no-good-version'
  | DraftRefusal
  | TitleRefusal;

export type DraftAction = (form: FormData) => Promise<Result<null, ActionRefusal>>;

type Props = {
  place: { sessionId: string; draftId: string };
  label: string;
  title: string;
  look?: ButtonLook;
  /** What the button inside says, and what it says while the answer is under way. */
  does: string;
  doing: string;
  action: DraftAction;
  /** What will happen, or the fields to fill in. */
  children: ReactNode;
};

/** A button that asks before it acts, and says why it could not. */
export function DraftActionButton({ label, title, look, ...form }: Props) {
  return (
    <DialogButton label={label} look={look} title={title}>
      {(cancel) => <ActionForm {...form} cancel={cancel} />}
    </DialogButton>
  );
}

type FormProps = Omit<Props, 'label' | 'title' | 'look'> & { cancel: () => void };

function ActionForm({ place, does, doing, action, children, cancel }: FormProps) {
  const [words, common] = [useTranslations('drafts'), useTranslations('common')];
  const { refusal, sending, send } = useSendForm(action, cancel);
  return (
    <form onSubmit={send} className="flex flex-col gap-5">
      <input type="hidden" name="sessionId" value={place.sessionId} />
      <input type="hidden" name="draftId" value={place.draftId} />
      {children}
      {refusal && (
        <Notice tone="negative" announce="assertive">
          {words(`refusals.${refusal}`)}
        </Notice>
      )}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary" aria-disabled={sending || undefined}>
          {sending ? doing : does}
        </Button>
        <Button onClick={cancel}>{common('cancel')}</Button>
      </div>
    </form>
  );
}
