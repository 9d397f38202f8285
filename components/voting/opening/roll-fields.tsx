'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Choice, FieldGroup, SelectField } from '@/components/ui/field';
import { RollList } from '@/components/voting/conduct/roll-list';
import { languages } from '@/domain/language';
import type { Opening } from './opening-form';

/** Who will be on the roll, in which order, and who casts for a delegation. */
export function RollFields({ opening: { seats, rollLanguage } }: { opening: Opening }) {
  const [words, conduct] = [useTranslations('votes'), useTranslations('conduct')];
  const [castBy, setCastBy] = useState<'any' | 'head'>('any');
  const headless = seats.filter(({ entitled, hasHead }) => entitled && !hasHead);
  return (
    <div className="flex flex-col gap-6">
      <div>
        <p className="text-[0.9375rem] font-medium">{words('rollTitle')}</p>
        <details>
          <summary className="min-h-6 text-muted">
            {words('rollCount', { count: seats.length })}
          </summary>
          <RollList roll={seats} />
        </details>
      </div>
      <SelectField
        label={conduct('rollOrder')}
        name="rollLanguage"
        defaultValue={rollLanguage}
        className="sm:max-w-xs"
      >
        {languages.map((language) => (
          <option key={language} value={language}>
            {conduct(`rollOrders.${language}`)}
          </option>
        ))}
      </SelectField>
      <FieldGroup legend={conduct('castByLegend')}>
        {(['any', 'head'] as const).map((who) => (
          <Choice
            key={who}
            name="castBy"
            value={who}
            label={conduct(`castBy.${who}`)}
            hint={conduct(`castByHints.${who}`)}
            checked={castBy === who}
            onChange={() => setCastBy(who)}
          />
        ))}
        {castBy === 'head' && headless.length > 0 && (
          <output className="text-sm text-caution">
            {conduct('headless', { names: headless.map(({ name }) => name).join(', ') })}
          </output>
        )}
      </FieldGroup>
    </div>
  );
}
