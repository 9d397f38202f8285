import { useTranslations } from 'next-intl';
import { TextArea } from '@/components/ui/field';
import { reasonMax, type BallotContent } from '@/domain/voting/casting/ballot';
import { AnswerChoices } from './answer-marks';
import { fieldOf } from './marks-of-form';

/** Consent, an objection with its reason, or neither. */
export function ConsentMarks({ legend, marked }: { legend: string; marked: BallotContent | null }) {
  const words = useTranslations('decisions');
  const given = marked && 'answer' in marked ? marked : null;
  return (
    <div className="group flex flex-col gap-3">
      <AnswerChoices
        {...{ legend, marked }}
        label={(answer) => words(`consentAnswers.${answer}`)}
        hint={(answer) => words(`consentHints.${answer}`)}
      />
      <div className="hidden group-has-[input[value=no]:checked]:block">
        <TextArea
          label={words('reasonLabel')}
          hint={words('reasonHint')}
          name={fieldOf.reason}
          maxLength={reasonMax}
          defaultValue={given?.objection?.reason}
        />
      </div>
    </div>
  );
}
