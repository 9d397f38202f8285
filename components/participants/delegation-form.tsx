'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useState } from 'react';
import { Choice, TextField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { permanentGroup, type Delegation } from '@/domain/sessions/delegation';
import type { FormAction } from './participant-actions';
import { RefusalNotice, type ParticipantsRefusal } from './refusal-notice';

type Props = {
  /** The delegation to change; null for a new one. */
  delegation: Delegation | null;
  submitWords: string;
  /** Tells which delegation was saved. */
  save: FormAction<{ delegationId: string; name: string }>;
};

const refusalsOf = {
  name: ['name-missing', 'name-too-long'],
  shortName: ['not-a-short-name', 'short-name-taken'],
  weight: ['not-a-weight'],
  groups: ['not-groups'],
} as const satisfies Record<string, readonly ParticipantsRefusal[]>;

type Field = keyof typeof refusalsOf;

/** Which field a refusal is about; null when it is about the whole form. */
function fieldOf(refusal: ParticipantsRefusal): Field | null {
  const names = Object.keys(refusalsOf) as Field[];
  return names.find((name) => (refusalsOf[name] as readonly string[]).includes(refusal)) ?? null;
}

function typedFrom(delegation: Delegation | null): Record<Field, string> {
  const others = delegation?.groups.filter((group) => group !== permanentGroup) ?? [];
  return {
    name: delegation?.name ?? '',
    shortName: delegation?.shortName ?? '',
    weight: delegation?.weight ?? '1',
    groups: others.join(', '),
  };
}

/** A delegation: its names, the votes it carries, its groups. */
export function DelegationForm({ delegation, submitWords, save }: Props) {
  const words = useTranslations('participants');
  const common = useTranslations('common');
  const [reply, send] = useActionState(save, null);
  const refusal = reply?.ok === false ? reply.refusal : null;
  return (
    <form action={send} className="flex max-w-xl flex-col gap-6">
      {refusal && fieldOf(refusal) === null && <RefusalNotice refusal={refusal} />}
      {reply?.ok && (
        <Notice tone="positive" announce="polite">
          {words('addAnother', { name: reply.value.name })}
        </Notice>
      )}
      <Fields
        // After one was added the fields begin anew.
        key={reply?.ok ? reply.value.delegationId : 'first'}
        delegation={delegation}
        refusal={refusal}
      />
      <div>
        <SubmitButton look="primary" pendingWords={common('saving')}>
          {submitWords}
        </SubmitButton>
      </div>
    </form>
  );
}

function Fields({
  delegation,
  refusal,
}: {
  delegation: Delegation | null;
  refusal: ParticipantsRefusal | null;
}) {
  const words = useTranslations('participants');
  const common = useTranslations('common');
  const [typed, setTyped] = useState(typedFrom(delegation));
  const [isPermanent, setIsPermanent] = useState(
    delegation !== null && delegation.groups.includes(permanentGroup),
  );
  const wrong = refusal && fieldOf(refusal);
  const field = (name: Field) => ({
    name,
    value: typed[name],
    onChange: ({ target }: { target: { value: string } }) =>
      setTyped((now) => ({ ...now, [name]: target.value })),
    error: refusal && wrong === name ? words(`refusals.${refusal}`) : undefined,
  });
  return (
    <>
      <TextField label={words('nameLabel')} hint={words('nameHint')} required {...field('name')} />
      <TextField
        label={words('shortNameLabel')}
        note={common('optional')}
        hint={words('shortNameHint')}
        className="max-w-40"
        {...field('shortName')}
      />
      <TextField
        label={words('weightLabel')}
        hint={words('weightHint')}
        inputMode="decimal"
        className="max-w-40"
        {...field('weight')}
      />
      <Choice
        type="checkbox"
        name="permanent"
        label={words('permanentLabel')}
        hint={words('permanentHint')}
        checked={isPermanent}
        onChange={(event) => setIsPermanent(event.target.checked)}
      />
      <TextField
        label={words('groupsLabel')}
        note={common('optional')}
        hint={words('groupsHint')}
        {...field('groups')}
      />
    </>
  );
}
