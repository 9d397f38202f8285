'use client';

import { useSyncExternalStore } from 'react';

// As in components/drafts/draft-page.css: below it the margin gives way.
const roomBeside = '(min-width: 68.1875rem)';

/** Whether there is room for a margin beside the text. On the server and at first: yes. */
export function useIsBeside(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(roomBeside);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => window.matchMedia(roomBeside).matches,
    () => true,
  );
}
