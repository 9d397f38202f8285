'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef } from 'react';

// The live snapshot usually comes within a tenth of this.
const patienceMilliseconds = 1_500;

/**
 * After something was sent: if the live connection does not bring the change soon (it
 * may be down), the page is read again.
 *
 * @param revision of the threads that are shown now
 */
export function useCatchUp(revision: number): () => void {
  const router = useRouter();
  const shown = useRef(revision);
  useEffect(() => {
    shown.current = revision;
  }, [revision]);
  return useCallback(() => {
    const before = shown.current;
    setTimeout(() => {
      if (shown.current === before) router.refresh();
    }, patienceMilliseconds);
  }, [router]);
}
