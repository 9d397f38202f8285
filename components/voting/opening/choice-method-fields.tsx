'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Choice, FieldGroup, TextField } from '@/components/ui/field';
import type { ChoiceMethod } from '@/domain/voting/choices/choice';
import { methodsToOffer } from '@/domain/voting/choices/offered-methods';
import { optionsMax } from '@/domain/voting/terms';
import { MethodOptions } from './method-options';

/** By which method one or several are chosen; the one that suits is proposed. */
export function ChoiceMethodFields({ optionCount }: { optionCount: number }) {
  const [words, verdict] = [useTranslations('voteOpening'), useTranslations('verdict')];
  const [seats, setSeats] = useState(1);
  const [chosen, setChosen] = useState<ChoiceMethod | null>(null);
  const offered = methodsToOffer(optionCount, seats);
  const method = chosen ?? offered[0] ?? 'schulze';
  return (
    <>
      <TextField
        label={words('seats')}
        hint={words('seatsHint')}
        name="seats"
        type="number"
        inputMode="numeric"
        min={1}
        max={optionsMax - 1}
        value={seats}
        onChange={(event) => setSeats(Math.max(1, Number(event.target.value)))}
        className="sm:max-w-32"
      />
      <FieldGroup legend={words('method')}>
        {offered.map((name, index) => (
          <div key={name} className="flex flex-col gap-2">
            <Choice
              name="method"
              value={name}
              label={
                <>
                  <span className="font-medium">{verdict(`methods.${name}`)}</span>
                  {index === 0 && <span className="text-muted"> ({words('proposed')})</span>}
                </>
              }
              hint={words(`methods.${name}`)}
              checked={method === name}
              onChange={() => setChosen(name)}
            />
            {method === name && <MethodOptions key={name} {...{ method, seats, optionCount }} />}
          </div>
        ))}
      </FieldGroup>
      <TextField
        label={words('quorum')}
        hint={words('quorumHint')}
        name="quorum"
        maxLength={20}
        className="sm:max-w-32"
      />
    </>
  );
}
