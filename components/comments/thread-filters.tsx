'use client';

import { useTranslations } from 'next-intl';
import { filterThreads, threadFilters, type ThreadFilter } from '@/domain/comments/list-threads';
import type { ThreadCounts, ThreadSnapshot } from '@/domain/comments/threads-snapshot';

type Props = {
  threads: readonly ThreadSnapshot[];
  counts: ThreadCounts;
  filter: ThreadFilter;
  onChoose: (filter: ThreadFilter) => void;
  participantId: string;
};

/** Which threads the list shows, each choice with its number. */
export function ThreadFilters({ threads, counts, filter, onChoose, participantId }: Props) {
  const words = useTranslations('comments');
  const label = (choice: ThreadFilter) => {
    if (choice === 'open') return words('filterOpen', { count: counts.open });
    if (choice === 'resolved') return words('filterResolved', { count: counts.resolved });
    // Of threads that are not here nobody knows whose they are.
    if (threads.length < counts.open + counts.resolved) return words('filterMineSome');
    return words('filterMine', { count: filterThreads(threads, choice, participantId).length });
  };
  return (
    <fieldset className="flex flex-wrap gap-1 border-b border-line noscript:hidden">
      <legend className="sr-only">{words('filterLabel')}</legend>
      {threadFilters.map((choice) => (
        <button
          key={choice}
          type="button"
          aria-pressed={choice === filter}
          onClick={() => onChoose(choice)}
          className={`-mb-px inline-flex min-h-11 items-center border-b-2 px-3 text-sm font-medium ${choice === filter ? 'border-accent text-ink' : 'border-transparent text-muted hover:text-ink'}`}
        >
          {label(choice)}
        </button>
      ))}
    </fieldset>
  );
}
