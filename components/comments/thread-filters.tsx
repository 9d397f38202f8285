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

/** Which threads the margin shows, each choice with its number. */
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
    <select
      aria-label={words('filterLabel')}
      value={filter}
      onChange={({ target }) => onChoose(target.value as ThreadFilter)}
      className="margin-pick noscript:hidden"
    >
      {threadFilters.map((choice) => (
        <option key={choice} value={choice}>
          {label(choice)}
        </option>
      ))}
    </select>
  );
}
