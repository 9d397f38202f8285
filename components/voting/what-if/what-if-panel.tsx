'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField } from '@/components/ui/field';
import type { RollCallAnswer } from '@/domain/voting/casting/ballot';
import { isWithinReach, offeredRules, rulesToOffer } from '@/domain/voting/rules/offered-rules';
import type { PresetName } from '@/domain/voting/rules/presets';
import type { RollEntry } from '@/domain/voting/rules/rule';
import { countedAs, whatIf, type CountedAs } from '@/domain/voting/rules/what-if';
import { IndicatedSeats, type IndicateAction } from './indicated-seats';
import { SupposedVerdict } from './supposed-verdict';

export type IndicatedSeat = RollEntry & { delegationId: string; answer: RollCallAnswer | null };

export type WhatIfProps = {
  place: { sessionId: string; draftId: string };
  seats: readonly IndicatedSeat[];
  /** The session's own rule: offered first. */
  defaultRule: string;
  indicate: IndicateAction;
};

/** “With today's indications”: the verdict of a vote that nobody has taken, as one plays with it. */
export function WhatIfPanel({ place, seats, defaultRule, indicate }: WhatIfProps) {
  const [words, verdict] = [useTranslations('whatIf'), useTranslations('verdict')];
  const voters = seats.filter(({ entitled }) => entitled).length;
  const rules = rulesToOffer(defaultRule).filter((name) => isWithinReach(name, voters));
  const [rule, setRule] = useState<PresetName>(rules[0] ?? offeredRules[0]);
  const [silentAs, setSilentAs] = useState<CountedAs>('absent');
  const [answers, setAnswers] = useState(() => answersOf(seats));
  return (
    <div className="grid gap-x-10 gap-y-6 pt-2 pb-5 lg:grid-cols-2">
      <div className="flex flex-col gap-4">
        <p className="max-w-prose text-sm text-muted">{words('lead')}</p>
        <SelectField
          label={words('rule')}
          value={rule}
          onChange={({ target }) => setRule(target.value as PresetName)}
        >
          {rules.map((name) => (
            <option key={name} value={name}>
              {verdict(`presets.${name}.name`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={words('silentAs')}
          value={silentAs}
          onChange={({ target }) => setSilentAs(target.value as CountedAs)}
        >
          {countedAs.map((each) => (
            <option key={each} value={each}>
              {words(`counted.${each}`)}
            </option>
          ))}
        </SelectField>
        <SupposedVerdict
          verdict={whatIf({ rule, seats, indications: answers, silentAs })}
          seats={seats}
        />
      </div>
      <IndicatedSeats
        {...{ place, seats, answers, indicate }}
        change={(id, answer) => setAnswers(withAnswer(answers, id, answer))}
      />
    </div>
  );
}

type Answers = Readonly<Record<string, RollCallAnswer>>;

function answersOf(seats: readonly IndicatedSeat[]): Answers {
  return Object.fromEntries(seats.flatMap(({ id, answer }) => (answer ? [[id, answer]] : [])));
}

function withAnswer(answers: Answers, id: string, answer: RollCallAnswer | null): Answers {
  const { [id]: _before, ...others } = answers;
  return answer ? { ...others, [id]: answer } : others;
}
