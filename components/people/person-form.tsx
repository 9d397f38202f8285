'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useState } from 'react';
import { Notice } from '@/components/ui/notice';
import { SelectField, TextField } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';
import { languages, type Language } from '@/domain/language';
import type { NameRefusal } from '@/domain/people/person-name';
import type { Result } from '@/domain/result';

type Reply = Result<{ name: string }, NameRefusal | 'language-unknown' | 'sign-in-limited'>;

type Props = {
  name: string;
  email: string;
  language: Language;
  edit: (last: Reply | null, form: FormData) => Promise<Reply>;
};

/** A person's own name and language. */
export function PersonForm({ name, email, language, edit }: Props) {
  const words = useTranslations('account');
  const common = useTranslations('common');
  const [reply, send] = useActionState(edit, null);
  const [written, write] = useState(name);
  const [chosen, choose] = useState<string>(language);
  const refusal = reply?.ok === false ? reply.refusal : null;
  const wrong = (field: 'name' | 'language') =>
    refusal?.startsWith(field) ? words(`refusals.${refusal}`) : undefined;
  return (
    <form action={send} noValidate className="flex max-w-xl flex-col gap-6">
      {reply?.ok && (
        <Notice tone="positive" announce="polite">
          {words('saved')}
        </Notice>
      )}
      {refusal === 'sign-in-limited' && (
        <Notice tone="negative" announce="assertive">
          {words('refusals.sign-in-limited')}
        </Notice>
      )}
      <TextField
        label={words('nameLabel')}
        hint={words('nameHint')}
        error={wrong('name')}
        name="name"
        value={written}
        onChange={(event) => write(event.target.value)}
        autoComplete="name"
        required
      />
      <SelectField
        label={words('languageLabel')}
        error={wrong('language')}
        name="language"
        value={chosen}
        onChange={(event) => choose(event.target.value)}
      >
        {languages.map((one) => (
          <option key={one} value={one} lang={one}>
            {words(`languageNames.${one}`)}
          </option>
        ))}
      </SelectField>
      <div>
        <p className="text-[0.9375rem] font-medium">{words('emailLabel')}</p>
        <p className="mt-1 break-words">{email}</p>
        <p className="text-sm text-muted">{words('emailHint')}</p>
      </div>
      <div>
        <SubmitButton look="primary" pendingWords={common('saving')}>
          {common('save')}
        </SubmitButton>
      </div>
    </form>
  );
}
