'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Choice, FieldGroup, SelectField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { isTooFewForSecrecy } from '@/domain/voting/casting/secrecy';
import {
  mayShow,
  secrecies,
  sights,
  usualTerms,
  type Secrecy,
  type Sight,
} from '@/domain/voting/terms';
import type { Opening } from './opening-form';

/** Who learns how anybody votes, and what is seen meanwhile. */
export function SecrecyFields({ opening }: { opening: Opening }) {
  const words = useTranslations('secrecy');
  const [secrecy, setSecrecy] = useState<Secrecy>(usualTerms.secrecy);
  const [wanted, setWanted] = useState<Sight>(usualTerms.meanwhile);
  const offered = sights.filter((sight) => mayShow(secrecy, sight));
  const voters = opening.seats.filter(({ entitled }) => entitled).length;
  return (
    <div className="flex flex-col gap-4">
      <FieldGroup legend={words('question')} hint={words('questionHint')}>
        {secrecies.map((level) => (
          <Choice
            key={level}
            name="secrecy"
            value={level}
            label={<span className="font-medium">{words(`levels.${level}`)}</span>}
            hint={words(`meanings.${level}`)}
            checked={secrecy === level}
            onChange={() => setSecrecy(level)}
          />
        ))}
      </FieldGroup>
      {secrecy === 'secret' && (
        <Notice tone="neutral" title={words('secretTitle')}>
          <p>{words('secretNeeds')}</p>
          <p className="mt-1">{words('administrator')}</p>
        </Notice>
      )}
      {isTooFewForSecrecy({ secrecy }, voters) && (
        <Notice tone="caution" title={words('fewTitle', { count: voters })}>
          {words('few')}
        </Notice>
      )}
      <SelectField
        label={words('meanwhileLabel')}
        name="meanwhile"
        value={offered.includes(wanted) ? wanted : offered.at(-1)}
        onChange={({ target }) => setWanted(target.value as Sight)}
        className="sm:max-w-md"
      >
        {offered.map((sight) => (
          <option key={sight} value={sight}>
            {words(`sights.${sight}`)}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
