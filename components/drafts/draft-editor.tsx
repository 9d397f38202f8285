'use client';

import type { Editor, Extensions } from '@tiptap/core';
import { EditorContent, useEditor } from '@tiptap/react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect } from 'react';
import { createPortal } from 'react-dom';
import type { LiveDocument } from '@/components/live/use-live-document';
import { AroundText, useWishes } from './around-text';
import { useDraftEditor } from './draft-editor-context';
import { draftExtensions } from './draft-extensions';
import { EditorToolbar } from './editor-toolbar';
import './draft-editor.css';

/** What the caret must not hide behind: the bar above the text, and the tools below it. */
const barsAround = { top: 130, bottom: 110, left: 8, right: 8 };

type Props = {
  live: LiveDocument;
  /** How the text is called, for those who cannot see where they are: "Text of draft 4". */
  label: string;
  /** The saved text, in view until the live one stands in its place. */
  saved: ReactNode;
  /** What others draw in the text (comments). Must be the same array every time. */
  extensions: Extensions;
  /** Where the toolbar goes: room is kept for it, so that nothing moves when it comes. */
  toolbarPlace: HTMLElement | null;
};

/**
 * The live text of a draft. Mount it when the text has arrived (`live.synced`), with
 * `live.doc.guid` as its key. Who may not write reads along.
 */
export function DraftEditor({ live, label, saved, extensions, toolbarPlace }: Props) {
  const words = useTranslations('editor');
  const { doc, awareness, mayWrite } = live;
  const { wishes, wish, ask, tell } = useWishes();

  const editor = useEditor(
    {
      immediatelyRender: false,
      shouldRerenderOnTransaction: false,
      injectCSS: false,
      editable: mayWrite,
      extensions: [
        ...draftExtensions({
          doc,
          awareness,
          placeholder: words('placeholder'),
          ask,
          tell,
        }),
        ...extensions,
      ],
      editorProps: {
        scrollMargin: barsAround,
        scrollThreshold: barsAround,
        attributes: {
          class: 'draft-text draft-editor',
          role: 'textbox',
          tabindex: '0',
          'aria-multiline': 'true',
          'aria-label': label,
        },
      },
    },
    [doc.guid],
  );
  useShare(editor, live);
  useGuideKey(() => ask('guide'));

  return (
    <>
      {editor &&
        mayWrite &&
        toolbarPlace &&
        createPortal(<EditorToolbar editor={editor} ask={ask} />, toolbarPlace)}
      <div className="draft-frame">{editor ? <EditorContent editor={editor} /> : saved}</div>
      {editor && <AroundText {...{ editor, mayWrite, wishes, wish }} />}
    </>
  );
}

/** Tells what stands beside the text of the editor, and the editor who may write. */
function useShare(editor: Editor | null, { doc, mayWrite }: LiveDocument): void {
  const { put } = useDraftEditor();
  useEffect(() => {
    if (!editor) return undefined;
    put({ editor, doc });
    return () => put({ editor: null, doc: null, canWrite: false });
  }, [editor, doc, put]);
  useEffect(() => {
    if (!editor) return;
    editor.setEditable(mayWrite, false);
    editor.view.dom.setAttribute('aria-readonly', String(!mayWrite));
    put({ canWrite: mayWrite });
  }, [editor, mayWrite, put]);
}

/** `?` opens the guide wherever it would not be typed. */
function useGuideKey(open: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target, key } = event;
      if (key !== '?' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (target instanceof HTMLElement && isTypedInto(target)) return;
      event.preventDefault();
      open();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}

function isTypedInto(target: HTMLElement): boolean {
  return target.isContentEditable || target.closest('input, textarea, select, dialog') !== null;
}
