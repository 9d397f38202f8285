'use client';

import { useTranslations } from 'next-intl';
import { Choice, FieldGroup, SelectField, TextArea, TextField } from '@/components/ui/field';
import { questionMax } from '@/domain/voting/terms';
import { AmongFields } from './among-fields';
import type { Opening } from './opening-form';
import { draftLabel } from '@/domain/drafts/draft-label';
import type { DraftKind } from '@/domain/drafts/draft-snapshot';
import { PartsFields } from './parts-fields';
import { subjects, type Subject } from './subjects';

/** A draft that can be put to the vote now. */
export type OfferedDraft = {
  id: string;
  number: number;
  kind: DraftKind;
  title: string;
  status: 'drafting' | 'sealed';
};

type Props = {
  opening: Opening;
  subject: Subject;
  setSubject: (subject: Subject) => void;
  /** How many options are there to choose from, as they are typed or ticked. */
  setOptionCount: (count: number) => void;
};

/** What is put to the vote. */
export function SubjectFields({ opening, subject, setSubject, setOptionCount }: Props) {
  const words = useTranslations('voteOpening');
  const { drafts } = opening;
  const needed = { draft: 1, parts: 1, drafts: 2, options: 0, question: 0 } as const;
  return (
    <div className="flex flex-col gap-5">
      <FieldGroup legend={words('subject')}>
        {subjects
          .filter((each) => drafts.length >= needed[each])
          .map((each) => (
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
          defaultValue={opening.draft?.id ?? undefined}
        >
          {drafts.map(({ id, number, kind, title, status }) => (
            <option key={id} value={id}>
              {words(`draft.${status}`, { label: draftLabel({ kind, number }), title })}
            </option>
          ))}
        </SelectField>
      )}
      {subject === 'parts' && <PartsFields opening={opening} />}
      {subject === 'drafts' && <AmongFields {...{ drafts, setOptionCount }} />}
      {subject === 'options' && (
        <TextArea
          label={words('options')}
          hint={words('optionsHint')}
          name="options"
          rows={5}
          required
          onChange={(event) => setOptionCount(linesOf(event.target.value))}
        />
      )}
      {subject !== 'draft' && subject !== 'parts' && (
        <TextField
          key={subject}
          label={words('question')}
          hint={words(`questionHints.${subject}`)}
          name="question"
          defaultValue={subject === 'drafts' ? words('whichText') : ''}
          maxLength={questionMax}
          required
        />
      )}
      <Choice
        type="checkbox"
        name="isStraw"
        value="yes"
        label={<span className="font-medium">{words('straw')}</span>}
        hint={words('strawHint')}
      />
    </div>
  );
}

function linesOf(text: string): number {
  return text.split('\n').filter((line) => line.trim() !== '').length;
}
