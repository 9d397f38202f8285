import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button';
import { PrintButton } from './print-button';

/** How anybody counts a closed vote again: the record to take along, and the command. */
export function Recount({ href }: { href: string }) {
  const words = useTranslations('votes');
  return (
    <section aria-labelledby="recount" className="no-print mt-8">
      <h2 id="recount" className="font-semibold">
        {words('recount')}
      </h2>
      <p className="mt-1 max-w-prose text-[0.9375rem] text-muted">{words('recountBody')}</p>
      <div className="mt-3 flex flex-wrap gap-3">
        <a href={`${href}/record.json`} className={buttonClass()} download>
          {words('recordJson')}
        </a>
        <a href={`${href}/roll-call.csv`} className={buttonClass()} download>
          {words('recordCsv')}
        </a>
        <PrintButton>{words('print')}</PrintButton>
      </div>
    </section>
  );
}
