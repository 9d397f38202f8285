'use client';

import { useTranslations } from 'next-intl';
import type { ThreadFilter } from '@/domain/comments/list-threads';
import { Notice } from '@/components/ui/notice';
import { countWordsId } from './clause-count';
import type { SelectionRefusal } from './commented-text';

type Props = {
  /** Why a comment could not be begun. */
  problem: SelectionRefusal | null;
  /** The thread that the address names is no longer there. */
  gone: boolean;
  /** The choice of threads that shows none. */
  empty: ThreadFilter | null;
};

/** What the margin says above its cards. */
export function MarginNotices({ problem, gone, empty }: Props) {
  const words = useTranslations('comments');
  return (
    <>
      <span id={countWordsId} className="sr-only">
        {words('atThisClause')}
      </span>
      <div className="margin-notices empty:hidden">
        {problem && (
          <Notice tone="caution" announce="assertive">
            {problem === 'nothing-selected'
              ? words('selectFirst')
              : words('refusals.passage-too-long')}
          </Notice>
        )}
        {gone && <Notice tone="caution">{words('linkedGone')}</Notice>}
        {empty && <EmptyThreads filter={empty} />}
      </div>
    </>
  );
}

/** What the margin says while it is empty, and how a comment begins. */
function EmptyThreads({ filter }: { filter: ThreadFilter }) {
  const words = useTranslations('comments');
  const sentences = {
    open: [words('emptyOpenTitle'), words('emptyOpenLead')],
    resolved: [words('emptyResolvedTitle'), words('emptyResolvedLead')],
    mine: [words('emptyMineTitle'), words('emptyMineLead')],
  } as const;
  const [title, lead] = sentences[filter];
  return (
    <div className="text-sm text-muted">
      <p className="font-medium">{title}</p>
      <p>{lead}</p>
    </div>
  );
}
