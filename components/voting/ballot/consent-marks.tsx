import { useTranslations } from 'next-intl';
import { Choice, FieldGroup, TextArea } from '@/components/ui/field';
import { reasonMax, rollCallAnswers, type BallotContent } from '@/domain/voting/ballot';
import { fieldOf } from './marks-of-form';

/** Consent, an objection with its reason, or neither. */
export function ConsentMarks({ legend, marked }: { legend: string; marked: BallotContent | null }) {
  const words = useTranslations('decisions');
  const given = marked && 'answer' in marked ? marked : null;
  return (
    <div className="group flex flex-col gap-3">
      <FieldGroup legend={legend}>
        {rollCallAnswers.map((answer) => (
          <Choice
            key={answer}
            name={fieldOf.answer}
            value={answer}
            label={<span className="text-lg font-medium">{words(`consentAnswers.${answer}`)}</span>}
            hint={words(`consentHints.${answer}`)}
            defaultChecked={given?.answer === answer}
            required
          />
        ))}
      </FieldGroup>
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
