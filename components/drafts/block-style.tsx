'use client';

import type { Editor } from '@tiptap/core';
import type { Level } from '@tiptap/extension-heading';
import { useTranslations } from 'next-intl';

/** What kind of block the caret is in, and the way to change it. 0 is a paragraph. */
export function BlockStyle({ editor, value }: { editor: Editor; value: number }) {
  const words = useTranslations('editor.styles');
  const change = (level: number) => {
    const chain = editor.chain().focus();
    if (level === 0) chain.setParagraph().run();
    else chain.setHeading({ level: level as Level }).run();
  };
  return (
    <select
      tabIndex={-1}
      aria-label={words('label')}
      value={value}
      onChange={(event) => change(Number(event.target.value))}
      className="draft-style"
    >
      <option value={0}>{words('paragraph')}</option>
      <option value={1}>{words('heading1')}</option>
      <option value={2}>{words('heading2')}</option>
      <option value={3}>{words('heading3')}</option>
    </select>
  );
}
