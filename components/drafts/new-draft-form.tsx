'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useState } from 'react';
import { Choice, FieldGroup, SelectField, TextField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { draftKinds } from '@/domain/drafts/draft-snapshot';
import { templateNames, type TemplateLanguage } from '@/domain/drafts/templates';
import { longestTitle, type TitleRefusal } from '@/domain/drafts/title';
import type { Result } from '@/domain/result';
import { LeadField } from './draft-controls';

type Refusal =
  | 'not-found'
  | 'not-allowed'
  | 'too-many-acts'
  | 'not-a-draft'
  | 'unknown-delegation'
  | TitleRefusal;

type Reply = Result<null, Refusal>;

type Props = {
  sessionId: string;
  /** The official languages of the session. */
  languages: readonly TemplateLanguage[];
  delegations: readonly { id: string; name: string }[];
  /** The reader's own delegation, offered as lead. */
  lead: string;
  create: (last: Reply | null, form: FormData) => Promise<Reply>;
};

/** Asks what a new draft is, what it is called and what it begins with. */
export function NewDraftForm({ sessionId, languages, delegations, lead, create }: Props) {
  const words = useTranslations('drafts');
  const [reply, send] = useActionState(create, null);
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState<string>('recommendation');
  const [template, setTemplate] = useState<string>('recommendation');
  const refusal = reply?.ok === false ? reply.refusal : null;
  const isAboutTitle = refusal === 'title-missing' || refusal === 'title-too-long';
  return (
    <form action={send} className="flex flex-col gap-7">
      <input type="hidden" name="sessionId" value={sessionId} />
      {refusal && !isAboutTitle && (
        <Notice tone="negative" announce="assertive">
          {words(`refusals.${refusal}`)}
        </Notice>
      )}
      <TextField
        label={words('titleLabel')}
        hint={words('titleHint')}
        error={isAboutTitle ? words(`refusals.${refusal}`) : undefined}
        name="title"
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        maxLength={longestTitle}
        autoComplete="off"
        required
      />
      <FieldGroup legend={words('kindLabel')}>
        {draftKinds.map((each) => (
          <Choice
            key={each}
            name="kind"
            value={each}
            label={words(`kinds.${each}`)}
            hint={words(`kindHints.${each}`)}
            checked={kind === each}
            onChange={() => {
              setKind(each);
              setTemplate(each);
            }}
          />
        ))}
      </FieldGroup>
      <FieldGroup legend={words('templateLabel')}>
        {templateNames.map((each) => (
          <Choice
            key={each}
            name="template"
            value={each}
            label={words(`templates.${each}`)}
            hint={words(`templateHints.${each}`)}
            checked={template === each}
            onChange={() => setTemplate(each)}
          />
        ))}
      </FieldGroup>
      <div className="grid gap-6 sm:grid-cols-2">
        <LeadField {...{ delegations, lead }} />
        <SelectField label={words('languageLabel')} name="language">
          {languages.map((language) => (
            <option key={language} value={language}>
              {words(`languages.${language}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <div>
        <SubmitButton look="primary" pendingWords={words('creating')}>
          {words('create')}
        </SubmitButton>
      </div>
    </form>
  );
}
