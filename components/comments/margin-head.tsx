'use client';

import { useTranslations } from 'next-intl';
import { createPortal } from 'react-dom';
import { useDraftEditor } from '@/components/drafts/draft-editor-context';
import type { ThreadCounts, ThreadSnapshot } from '@/domain/comments/threads-snapshot';
import type { ThreadFilter } from '@/domain/comments/list-threads';
import { Icon } from '@/components/ui/icon';
import { ThreadFilters } from './thread-filters';

type Props = {
  /** Begins a comment, for those who have no tools for the text; null if there is none to begin. */
  begin: (() => void) | null;
  threads: readonly ThreadSnapshot[];
  counts: ThreadCounts;
  filter: ThreadFilter;
  onChoose: (filter: ThreadFilter) => void;
  participantId: string;
  isBeside: boolean;
};

/** Which threads are shown, and the way to begin one: among the tools above the margin, or above the list. */
export function MarginHead({ begin, isBeside, ...filters }: Props) {
  const words = useTranslations('comments');
  const { marginTools } = useDraftEditor();
  const tools = (
    <>
      <ThreadFilters {...filters} />
      {begin && (
        <button
          type="button"
          className="draft-switch text-accent! noscript:hidden"
          onMouseDown={(event) => event.preventDefault()}
          onClick={begin}
          aria-label={words('commentOnSelection')}
        >
          <Icon name="comment" small />
          {words('comment')}
        </button>
      )}
    </>
  );
  return (
    <div className="margin-head">
      <h2 id="comments" tabIndex={-1}>
        {words('title')}
      </h2>
      {isBeside ? marginTools && createPortal(tools, marginTools) : tools}
    </div>
  );
}
