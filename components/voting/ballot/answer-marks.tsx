import { useTranslations } from 'next-intl';
import { Choice, FieldGroup } from '@/components/ui/field';
import { rollCallAnswers, type BallotContent } from '@/domain/voting/ballot';
import { fieldOf } from './marks-of-form';

/** Yes, no, abstain, not participating: one of them, large enough for a thumb. */
export function AnswerMarks({ legend, marked }: { legend: string; marked: BallotContent | null }) {
  const words = useTranslations('votes');
  const given = marked && 'answer' in marked ? marked.answer : null;
  return (
    <FieldGroup legend={legend}>
      {rollCallAnswers.map((answer) => (
        <Choice
          key={answer}
          name={fieldOf.answer}
          value={answer}
          label={<span className="text-lg font-medium">{words(`answers.${answer}`)}</span>}
          hint={words(`answerHints.${answer}`)}
          defaultChecked={given === answer}
          required
        />
      ))}
    </FieldGroup>
  );
}
