import { useTranslations } from 'next-intl';
import { SelectField } from '@/components/ui/field';

/** In minutes. A length of time and not an hour: no device's clock or zone is asked. */
const deadlines = [5, 15, 60, 24 * 60, 72 * 60] as const;

/** How the vote runs: until when. */
export function ConductFields() {
  const words = useTranslations('votes');
  return (
    <SelectField
      label={words('deadlineLabel')}
      hint={words('deadlineHint')}
      name="minutes"
      className="sm:max-w-xs"
    >
      <option value="">{words('noDeadline')}</option>
      {deadlines.map((length) => (
        <option key={length} value={length}>
          {length < 60
            ? words('minutes', { count: length })
            : words('hours', { count: length / 60 })}
        </option>
      ))}
    </SelectField>
  );
}
