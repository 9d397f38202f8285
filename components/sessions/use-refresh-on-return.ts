import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/**
 * Asks for the page again when the reader comes back to its tab. What only they may know,
 * such as that their delegation has voted, comes with the page and not with the live
 * snapshot, which is the same for everybody.
 */
export function useRefreshOnReturn(isWorthIt: boolean): void {
  const router = useRouter();
  useEffect(() => {
    const refresh = () => {
      if (isWorthIt && document.visibilityState === 'visible') router.refresh();
    };
    document.addEventListener('visibilitychange', refresh);
    return () => document.removeEventListener('visibilitychange', refresh);
  }, [isWorthIt, router]);
}
