'use client';

import type { BallotContent } from '@/domain/voting/casting/ballot';
import { usualGrade } from '@/domain/voting/choices/offered-methods';
import type { Deciding } from '@/domain/voting/terms';
import { useGradeName } from './grade-name';
import { fieldOf } from './marks-of-form';
import { OptionName } from './option-name';

type Choosing = Extract<Deciding, { options: unknown }>;

type Props = { legend: string; deciding: Choosing; marked: BallotContent | null };

/** A grade for every option: one row of radio buttons each, the best grade first. */
export function GradeMarks({ legend, deciding, marked }: Props) {
  const nameOf = useGradeName(deciding);
  const highest = deciding.rule.max ?? usualGrade;
  const grades = Array.from({ length: highest + 1 }, (_, index) => highest - index);
  const before = marked && 'scores' in marked ? marked.scores : {};
  return (
    <fieldset className="flex min-w-0 flex-col gap-4">
      <legend className="mb-2 text-[0.9375rem] font-medium">{legend}</legend>
      {deciding.options.map((option) => (
        <fieldset key={option.id} className="min-w-0">
          <legend className="mb-1.5">
            <OptionName option={option} />
          </legend>
          <div className="flex flex-wrap gap-1.5">
            {grades.map((grade) => (
              <label
                key={grade}
                className="inline-flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-md border border-line-strong bg-surface px-2.5 text-[0.9375rem] hover:border-ink has-checked:border-accent has-checked:bg-accent-soft has-checked:font-semibold"
              >
                <input
                  type="radio"
                  name={fieldOf.grade(option.id)}
                  value={grade}
                  defaultChecked={before[option.id] === grade}
                  className="size-4 accent-accent"
                />
                {nameOf(grade)}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </fieldset>
  );
}
