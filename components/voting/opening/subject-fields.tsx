'use client';

import { useTranslations } from 'next-intl';
import { Choice, FieldGroup, SelectField, TextField } from '@/components/ui/field';
import { questionMax } from '@/domain/voting/terms';
import type { Opening } from './opening-form';

/** What is voted on: a draft's text, or a plain question. */
export const subjects = ['draft', 'question'] as const;

export type Subject = (typeof subjects)[number];

/** A draft that can be put to the vote now. */
export type OfferedDraft = {
  id: string;
  number: number;
  title: string;
  status: 'drafting' | 'sealed';
};

type Props = { opening: Opening; subject: Subject; setSubject: (subject: Subject) => void };

/** What is put to the vote. */
export function SubjectFields({ opening, subject, setSubject }: Props) {
  const words = useTranslations('voteOpening');
  const offered = subjects.filter((each) => each === 'question' || opening.drafts.length > 0);
  return (
    <div className="flex flex-col gap-5">
      <FieldGroup legend={words('subject')}>
        {offered.map((each) => (
          <Choice
            key={each}
            name="subject"
            value={each}
            label={<span className="font-medium">{words(`subjects.${each}.name`)}</span>}
            hint={words(`subjects.${each}.hint`)}
            checked={subject === each}
            onChange={() => setSubject(each)}
          />
        ))}
      </FieldGroup>
      {subject === 'draft' && (
        <SelectField
          label={words('whichDraft')}
          name="draftId"
          defaultValue={opening.draftId ?? undefined}
        >
          {opening.drafts.map(({ id, number, title, status }) => (
            <option key={id} value={id}>
              {words(`draft.${status}`, { number, title })}
            </option>
          ))}
        </SelectField>
      )}
      {subject === 'question' && (
        <TextField
          label={words('question')}
          hint={words('questionHint')}
          name="question"
          maxLength={questionMax}
          required
        />
      )}
    </div>
  );
}
