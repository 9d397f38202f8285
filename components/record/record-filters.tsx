import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { SelectField } from '@/components/ui/field';
import { recordKinds, type RecordKind } from '@/domain/record/kinds';

type Props = {
  home: string;
  kind: RecordKind | undefined;
  actorId: string | undefined;
  actors: readonly { personId: string; name: string }[];
};

/** Narrows the record to a kind and a person: a plain form whose answer has an address. */
export function RecordFilters({ home, kind, actorId, actors }: Props) {
  const words = useTranslations('record');
  return (
    <search aria-label={words('filters')} className="no-print mb-8">
      <form action={home} className="flex flex-wrap items-end gap-4">
        <div className="w-full sm:w-52">
          <SelectField label={words('kindLabel')} name="kind" defaultValue={kind ?? ''} key={kind}>
            <option value="">{words('everyKind')}</option>
            {recordKinds.map((one) => (
              <option key={one} value={one}>
                {words(`kinds.${one}`)}
              </option>
            ))}
          </SelectField>
        </div>
        <div className="w-full sm:w-64">
          <SelectField
            label={words('personLabel')}
            name="person"
            defaultValue={actorId ?? ''}
            key={actorId}
          >
            <option value="">{words('everyone')}</option>
            {actors.map(({ personId, name }) => (
              <option key={personId} value={personId}>
                {name}
              </option>
            ))}
          </SelectField>
        </div>
        <Button type="submit">{words('show')}</Button>
        {(kind ?? actorId) !== undefined && (
          <Link href={home} className="link inline-flex min-h-11 items-center text-[0.9375rem]">
            {words('showAll')}
          </Link>
        )}
      </form>
    </search>
  );
}
