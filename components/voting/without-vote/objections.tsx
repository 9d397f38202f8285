import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Moment } from '@/components/ui/moment';
import { Section } from '@/components/ui/page';
import type { DecisionSnapshot } from '@/domain/voting/heard/decision-snapshot';

/** Who objected, when and why, and which objections were withdrawn. */
export function Objections({ decision }: { decision: DecisionSnapshot }) {
  const words = useTranslations('decisions');
  const { objections } = decision;
  return (
    <Section title={words('objections')} id="objections">
      {objections.length === 0 && <p className="text-muted">{words('noObjections')}</p>}
      <ol className="divide-y divide-line empty:hidden">
        {objections.map(({ by, name, at, reason, withdrawnAt }) => (
          <li key={`${by} ${at}`} className="py-4 first:pt-0">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              <span className="text-sm text-muted">
                {words('objectedOn', { name })} <Moment at={at} look="short" />
              </span>
              <Badge tone={withdrawnAt ? 'neutral' : 'negative'}>
                {words(withdrawnAt ? 'withdrawn' : 'stands')}
              </Badge>
            </p>
            <p className="mt-1 max-w-prose break-words whitespace-pre-line">{reason}</p>
            {withdrawnAt && (
              <p className="mt-1 text-sm text-muted">
                {words('withdrawnOn')} <Moment at={withdrawnAt} look="short" />
              </p>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
