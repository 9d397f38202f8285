import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { SelectField } from '@/components/ui/field';
import { rollCallAnswers, type RollCallAnswer } from '@/domain/voting/casting/ballot';

type Props = {
  place: { sessionId: string; draftId: string };
  seat: { delegationId: string; name: string; answer: RollCallAnswer | null };
  indicate: (form: FormData) => Promise<void>;
};

/** A delegation tells the chair how it means to vote. A plain form, without any script. */
export function MyIndication({ place, seat, indicate }: Props) {
  const words = useTranslations('whatIf');
  const { delegationId, name, answer } = seat;
  return (
    <details className="no-print mb-8 rounded-md border border-line bg-surface px-4 py-1">
      <summary className="min-h-11 py-2.5 text-[0.9375rem]">
        {answer === null
          ? words('tell', { delegation: name })
          : words('told', { delegation: name, answer: words(`answers.${answer}`) })}
      </summary>
      <form action={indicate} className="flex flex-wrap items-end gap-3 pt-1 pb-4">
        <input type="hidden" name="sessionId" value={place.sessionId} />
        <input type="hidden" name="draftId" value={place.draftId} />
        <input type="hidden" name="delegationId" value={delegationId} />
        <div className="grow sm:max-w-xs">
          <SelectField
            label={words('meansTo')}
            hint={words('bindsNobody')}
            name="answer"
            defaultValue={answer ?? ''}
          >
            <option value="">{words('answers.none')}</option>
            {rollCallAnswers.map((each) => (
              <option key={each} value={each}>
                {words(`answers.${each}`)}
              </option>
            ))}
          </SelectField>
        </div>
        <Button type="submit">{words('tellChair')}</Button>
      </form>
    </details>
  );
}
