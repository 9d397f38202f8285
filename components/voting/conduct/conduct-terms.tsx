import { useTranslations } from 'next-intl';
import type { VoteTerms } from '@/domain/voting/terms';

/** What is out of the usual in how a vote runs; nothing where everything is as usual. */
export function ConductTerms({ terms }: { terms: VoteTerms }) {
  const words = useTranslations('conduct');
  const sentences = [
    terms.castBy === 'head' && words('runs.head'),
    terms.closesWhenAll && words('runs.closesWhenAll'),
    terms.publishes === 'by-chair' && words('runs.byChair'),
  ].filter((sentence) => sentence !== false);
  if (sentences.length === 0) return null;
  return (
    <div>
      <dt className="text-sm font-semibold">{words('runsTitle')}</dt>
      <dd className="mt-0.5">{sentences.join(' ')}</dd>
    </div>
  );
}
