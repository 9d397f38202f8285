'use client';

import { useMemo } from 'react';
import { useDraftEditor } from '@/components/drafts/draft-editor-context';
import { liveText } from './live-text';
import { printedText } from './printed-text';

/** The text beside which this stands: the live one, or the printed one where there is none. */
export function useCommentedText() {
  const { editor, doc, container, canWrite } = useDraftEditor();
  const live = useMemo(() => (editor && doc ? liveText(editor, doc) : null), [editor, doc]);
  const printed = useMemo(
    () => (live || !container ? null : printedText(container)),
    [live, container],
  );
  return { text: live ?? printed, printed, container, canWrite };
}
