'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useState } from 'react';
import { Choice, FieldGroup, TextArea, TextField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { languages } from '@/domain/language';
import type { Result } from '@/domain/result';
import {
  defaultRules,
  type SessionTerms,
  type SessionTermsRefusal,
} from '@/domain/sessions/session';

export type TermsReply = Result<
  null,
  | SessionTermsRefusal
  | 'malformed'
  | 'not-found'
  | 'not-allowed'
  | 'too-many-acts'
  | 'sign-in-limited'
  | 'not-a-creator'
>;

type Props = {
  terms: SessionTerms;
  submitWords: string;
  pendingWords: string;
  save: (last: TermsReply | null, form: FormData) => Promise<TermsReply>;
};

/** What a session is about: for opening one and for changing it. A plain form. */
export function TermsForm({ terms, submitWords, pendingWords, save }: Props) {
  const words = useTranslations('sessions');
  const common = useTranslations('common');
  const [reply, send] = useActionState(save, null);
  const [title, setTitle] = useState(terms.title);
  const [purpose, setPurpose] = useState(terms.purpose);
  const [spoken, setSpoken] = useState<readonly string[]>(terms.languages);
  const [rule, setRule] = useState<string>(terms.defaultRule);
  const refusal = reply?.ok === false ? reply.refusal : null;
  const wrong = (field: 'title' | 'purpose' | 'language') =>
    refusal?.startsWith(field) ? words(`refusals.${refusal}`) : undefined;
  const isGeneral =
    refusal === 'malformed' ||
    refusal === 'not-found' ||
    refusal === 'not-allowed' ||
    refusal === 'too-many-acts' ||
    refusal === 'sign-in-limited' ||
    refusal === 'not-a-creator';
  return (
    <form action={send} className="flex max-w-2xl flex-col gap-7">
      {isGeneral && (
        <Notice tone="negative" announce="assertive">
          {words(`refusals.${refusal}`)}
        </Notice>
      )}
      <TextField
        label={words('titleLabel')}
        hint={words('titleHint')}
        error={wrong('title')}
        name="title"
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        required
      />
      <TextArea
        label={words('purposeLabel')}
        note={common('optional')}
        hint={words('purposeHint')}
        error={wrong('purpose')}
        name="purpose"
        value={purpose}
        onChange={(event) => setPurpose(event.target.value)}
      />
      <FieldGroup legend={words('languagesLabel')} error={wrong('language')}>
        <div className="grid gap-2 sm:grid-cols-2">
          {languages.map((language) => (
            <Choice
              key={language}
              type="checkbox"
              name="languages"
              value={language}
              label={words(`languages.${language}`)}
              checked={spoken.includes(language)}
              onChange={({ target }) =>
                setSpoken((now) => [
                  ...now.filter((one) => one !== language),
                  ...(target.checked ? [language] : []),
                ])
              }
            />
          ))}
        </div>
      </FieldGroup>
      <FieldGroup legend={words('ruleLabel')} hint={words('ruleHint')}>
        {defaultRules.map((name) => (
          <Choice
            key={name}
            name="defaultRule"
            value={name}
            label={words(`rules.${name}.name`)}
            hint={words(`rules.${name}.hint`)}
            checked={rule === name}
            onChange={() => setRule(name)}
          />
        ))}
      </FieldGroup>
      <div>
        <SubmitButton look="primary" pendingWords={pendingWords}>
          {submitWords}
        </SubmitButton>
      </div>
    </form>
  );
}
