'use client';

import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useTranslations } from 'next-intl';
import { titleAt } from './author-marks';

/** Who wrote what stands at the caret, for those who do not see colours, or the pointer. */
export function CaretAuthor({ editor }: { editor: Editor }) {
  const words = useTranslations('editor');
  const title = useEditorState({ editor, selector: ({ editor: now }) => titleAt(now.state) });
  return (
    <output className="min-h-5 text-sm text-muted">
      {title !== null && words('authors.atCaret', { title })}
    </output>
  );
}
