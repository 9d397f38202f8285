import { useTranslations } from 'next-intl';
import { Choice, SelectField, TextField } from '@/components/ui/field';
import type { ChoiceMethod } from '@/domain/voting/choices/choice';
import {
  gradeMax,
  markingOptions,
  optionsOf,
  usualGrade,
} from '@/domain/voting/choices/offered-methods';

type Props = { method: ChoiceMethod; seats: number; optionCount: number };

/** What can be chosen of a method beside its name, where it matters. */
export function MethodOptions({ method, seats, optionCount }: Props) {
  const words = useTranslations('voteOpening');
  const asked = optionsOf(method).filter((option) => option !== 'rounds' || seats === 1);
  if (asked.length === 0) return null;
  return (
    <div className="ms-4 flex flex-col gap-4 border-s-2 border-accent py-2 ps-4">
      {asked.map((option) => {
        if (option === 'rounds') {
          return (
            <Choice
              key={option}
              type="checkbox"
              name="rounds"
              value="2"
              label={words('rounds')}
              hint={words('roundsHint')}
            />
          );
        }
        if (option === 'max') {
          const isApproval = method === 'approval';
          return (
            <TextField
              key={option}
              label={words(isApproval ? 'maxMarks' : 'maxGrade')}
              hint={words(isApproval ? 'maxMarksHint' : 'maxGradeHint')}
              name="max"
              type="number"
              inputMode="numeric"
              min={1}
              max={isApproval ? Math.max(optionCount, 1) : gradeMax}
              defaultValue={isApproval ? '' : usualGrade}
              className="sm:max-w-32"
            />
          );
        }
        return (
          <SelectField key={option} label={words(`rule.${option}`)} name={option}>
            {markingOptions[option].map((value) => (
              <option key={value} value={value}>
                {words(`rule.values.${value}`)}
              </option>
            ))}
          </SelectField>
        );
      })}
    </div>
  );
}
