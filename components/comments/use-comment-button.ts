'use client';

import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';

/** A place on the page, in CSS pixels from its top left corner. */
export type PagePlace = { readonly left: number; readonly top: number };

// A selection that is still being dragged or extended shows nothing yet.
const settledMilliseconds = 180;

/** Where the button beside the selection belongs; null while nothing is selected. */
export function useCommentButton(editor: Editor | null): PagePlace | null {
  const [place, setPlace] = useState<PagePlace | null>(null);
  useEffect(() => {
    if (!editor) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => setPlace(editor.isDestroyed ? null : placeOfSelection(editor));
    const soon = () => {
      clearTimeout(timer);
      if (editor.state.selection.empty) setPlace(null);
      else timer = setTimeout(look, settledMilliseconds);
    };
    editor.on('transaction', soon);
    window.addEventListener('resize', soon);
    return () => {
      clearTimeout(timer);
      editor.off('transaction', soon);
      window.removeEventListener('resize', soon);
    };
  }, [editor]);
  return place;
}

function placeOfSelection({ view, state }: Editor): PagePlace | null {
  const { from, to, empty } = state.selection;
  if (empty || state.doc.textBetween(from, to).trim() === '') return null;
  const end = view.coordsAtPos(to, -1);
  const widest = document.documentElement.clientWidth - 150;
  return {
    left: Math.max(Math.min(end.right, widest), 8) + window.scrollX,
    top: end.bottom + 6 + window.scrollY,
  };
}
