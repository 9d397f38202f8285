'use client';

import { useTranslations } from 'next-intl';
import { Choice, FieldGroup, SelectField } from '@/components/ui/field';
import { OpeningTime } from './opening-time';

/** In minutes. A length of time and not an hour: no device's clock or zone is asked. */
const deadlines = [5, 15, 60, ...[24, 72, 7 * 24, 14 * 24].map((hours) => hours * 60)] as const;

/** How the vote runs: from when, until when, and who shows the result. */
export function ConductFields() {
  const [words, conduct] = [useTranslations('votes'), useTranslations('conduct')];
  return (
    <div className="flex flex-col gap-6">
      <OpeningTime />
      <SelectField
        label={words('deadlineLabel')}
        hint={words('deadlineHint')}
        name="minutes"
        className="sm:max-w-xs"
      >
        <option value="">{words('noDeadline')}</option>
        {deadlines.map((length) => (
          <option key={length} value={length}>
            {length < 60
              ? words('minutes', { count: length })
              : words('hours', { count: length / 60 })}
          </option>
        ))}
      </SelectField>
      <FieldGroup legend={conduct('endTitle')}>
        <Choice
          type="checkbox"
          name="closesWhenAll"
          label={conduct('closesWhenAll')}
          hint={conduct('closesWhenAllHint')}
        />
        <Choice
          type="checkbox"
          name="publishesByChair"
          label={conduct('publishesByChair')}
          hint={conduct('publishesByChairHint')}
        />
      </FieldGroup>
    </div>
  );
}
