'use client';

import { useTranslations } from 'next-intl';
import { useState, type FormEvent } from 'react';
import { Choice, FieldGroup } from '@/components/ui/field';
import type { BallotContent } from '@/domain/voting/casting/ballot';
import type { VoteOption } from '@/domain/voting/terms';
import { fieldOf } from './marks-of-form';
import { OptionName } from './option-name';

type Props = { legend: string; options: readonly VoteOption[]; marked: BallotContent | null };

/** One of the options. */
export function OneMark({ legend, options, marked }: Props) {
  const first = marked && 'ranking' in marked ? marked.ranking[0]?.[0] : undefined;
  return (
    <FieldGroup legend={legend}>
      {options.map((option) => (
        <Choice
          key={option.id}
          name={fieldOf.one}
          value={option.id}
          label={<OptionName option={option} />}
          defaultChecked={option.id === first}
        />
      ))}
    </FieldGroup>
  );
}

/** Every option one can accept, up to a number where there is one. */
export function SeveralMarks({ legend, options, marked, max }: Props & { max: number | null }) {
  const words = useTranslations('ballot');
  const before = marked && 'approves' in marked ? marked.approves : [];
  const [count, setCount] = useState(before.length);
  const recount = (event: FormEvent<HTMLDivElement>) =>
    setCount(event.currentTarget.querySelectorAll('input:checked').length);
  return (
    <div onChange={recount}>
      <FieldGroup
        legend={legend}
        hint={max === null ? words('asMany') : words('atMost', { max, count })}
      >
        {options.map((option) => (
          <Choice
            key={option.id}
            type="checkbox"
            name={fieldOf.several}
            value={option.id}
            label={<OptionName option={option} />}
            defaultChecked={before.includes(option.id)}
          />
        ))}
      </FieldGroup>
    </div>
  );
}
