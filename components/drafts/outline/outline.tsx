'use client';

import type { Editor } from '@tiptap/core';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { blockAnchor } from '@/components/drafts/block-anchor';
import { liveReader } from '@/components/drafts/clause-numbers';
import { useDraftEditor } from '@/components/drafts/draft-editor-context';
import { type OutlineEntry, outlineOf } from '@/domain/text/outline';
import { CopyClauseLink } from './copy-clause-link';
import './outline.css';

/** After so long without a keystroke it is made anew, in milliseconds. */
const quiet = 300;

/**
 * The headings and clauses of a draft, to go to: of the saved text at first, then of the
 * live one. Each has its link, which marks the clause for everybody who opens it.
 */
export function Outline({ saved }: { saved: readonly OutlineEntry[] }) {
  const words = useTranslations('editor.outline');
  const { editor } = useDraftEditor();
  const live = useLiveOutline(editor);
  const entries = live ?? saved;
  return (
    <nav aria-label={words('title')} className="text-outline">
      <p className="outline-title">{words('title')}</p>
      {entries.length === 0 ? (
        <p className="text-sm text-muted">{words('empty')}</p>
      ) : (
        <ol>
          {entries.map((entry) => (
            <li key={entry.id} data-kind={entry.kind} data-level={entry.level}>
              <a href={`#${blockAnchor(entry.id)}`}>
                {entry.label !== '' && <span className="outline-label">{entry.label}</span>}
                <span className="outline-words">{entry.words}</span>
              </a>
              <CopyClauseLink id={entry.id} reference={entry.label || entry.words} />
            </li>
          ))}
        </ol>
      )}
    </nav>
  );
}

/** Null until the live text is there. */
function useLiveOutline(editor: Editor | null): readonly OutlineEntry[] | null {
  const [entries, setEntries] = useState<readonly OutlineEntry[] | null>(null);
  useEffect(() => {
    if (!editor) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const next = outlineOf(editor.state.doc, liveReader, (node) => node.textContent);
      setEntries((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(look, quiet);
    };
    later();
    editor.on('update', later);
    return () => {
      clearTimeout(timer);
      editor.off('update', later);
    };
  }, [editor]);
  return editor && entries;
}
