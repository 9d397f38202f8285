'use client';

import { useEffect, useRef, useSyncExternalStore } from 'react';

/**
 * The thread that the page's address names (`?thread=…`), or null. It is followed once:
 * what the reader presses later is their own.
 */
export function useLinkedThread(follow: (threadId: string) => void): string | null {
  const linkedId = useSyncExternalStore(
    () => () => undefined,
    () => new URLSearchParams(window.location.search).get('thread'),
    () => null,
  );
  const followed = useRef(false);
  useEffect(() => {
    if (followed.current || linkedId === null) return;
    followed.current = true;
    follow(linkedId);
  }, [follow, linkedId]);
  return linkedId;
}
