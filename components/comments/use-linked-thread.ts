'use client';

import { useEffect, useRef, useState } from 'react';

/**
 * The thread a link to this page names (`?thread=…`), once: later clicks in the page
 * are the reader's own.
 */
export function useLinkedThread(follow: (threadId: string) => boolean): { gone: boolean } {
  const [gone, setGone] = useState(false);
  const done = useRef(false);
  useEffect(() => {
    if (done.current) return;
    done.current = true;
    const threadId = new URLSearchParams(window.location.search).get('thread');
    if (threadId !== null) setGone(!follow(threadId));
  }, [follow]);
  return { gone };
}
