'use client';

import { useEffect, useState } from 'react';
import type { CommentedText, PagePlace } from './commented-text';

// A selection that is still being dragged or extended shows nothing yet.
const settledMilliseconds = 180;

/** Where the button beside the selection belongs; null while nothing is selected. */
export function useCommentButton(text: CommentedText | null): PagePlace | null {
  const [place, setPlace] = useState<PagePlace | null>(null);
  useEffect(() => {
    if (!text) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setPlace(text.placeOfSelection()), settledMilliseconds);
    };
    const stop = text.listen({ onSelection: soon });
    window.addEventListener('resize', soon);
    return () => {
      clearTimeout(timer);
      stop();
      window.removeEventListener('resize', soon);
      setPlace(null);
    };
  }, [text]);
  return place;
}
