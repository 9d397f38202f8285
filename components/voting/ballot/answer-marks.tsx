import { useTranslations } from 'next-intl';
import { Choice, FieldGroup } from '@/components/ui/field';
import {
  rollCallAnswers,
  type BallotContent,
  type RollCallAnswer,
} from '@/domain/voting/casting/ballot';
import { fieldOf } from './marks-of-form';

type Props = {
  legend: string;
  marked: BallotContent | null;
  /** What each answer is called and means here. */
  label: (answer: RollCallAnswer) => string;
  hint: (answer: RollCallAnswer) => string;
};

/** One of the four answers, large enough for a thumb. */
export function AnswerChoices({ legend, marked, label, hint }: Props) {
  const given = marked && 'answer' in marked ? marked.answer : null;
  return (
    <FieldGroup legend={legend}>
      {rollCallAnswers.map((answer) => (
        <Choice
          key={answer}
          name={fieldOf.answer}
          value={answer}
          label={<span className="text-lg font-medium">{label(answer)}</span>}
          hint={hint(answer)}
          defaultChecked={given === answer}
          required
        />
      ))}
    </FieldGroup>
  );
}

type AnswerMarksProps = Pick<Props, 'legend' | 'marked'> & {
  /** A question without a text. */
  isBare: boolean;
};

/** Yes, no, abstain, not participating. */
export function AnswerMarks({ legend, marked, isBare }: AnswerMarksProps) {
  const words = useTranslations('votes');
  const hint = (answer: RollCallAnswer) =>
    isBare && (answer === 'yes' || answer === 'no')
      ? words(`answerHintsBare.${answer}`)
      : words(`answerHints.${answer}`);
  return (
    <AnswerChoices {...{ legend, marked, hint }} label={(answer) => words(`answers.${answer}`)} />
  );
}
