import { useTranslations } from 'next-intl';
import { isLanguage } from '@/domain/language';
import type { Change, ChangedField } from '@/domain/record/account';
import { isDefaultRule } from '@/domain/sessions/session';

/** What an edit changed: each field with its value of before and after. */
export function EntryChanges({ changes }: { changes: readonly Change[] }) {
  const words = useTranslations('record');
  const sessions = useTranslations('sessions');
  const inWords = (field: ChangedField, value: string) => {
    if (field === 'defaultRule' && isDefaultRule(value)) return sessions(`rules.${value}.name`);
    if (field === 'languages' && isLanguage(value)) return sessions(`languages.${value}`);
    return value;
  };
  if (changes.length === 0) return null;
  return (
    <ul className="mt-1 max-w-3xl text-sm text-muted">
      {changes.map((change) => {
        const field = words(`fields.${change.field}`);
        const told = (values: readonly string[]) =>
          values.map((value) => inWords(change.field, value)).join(', ');
        const [from, to] = [told(change.from), told(change.to)];
        return (
          <li key={change.field} className="break-words">
            {from === ''
              ? words('changeNew', { field, to })
              : to === ''
                ? words('changeGone', { field, from })
                : words('change', { field, from, to })}
          </li>
        );
      })}
    </ul>
  );
}
