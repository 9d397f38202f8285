'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';

/** The way to threads that are not here yet, at the end of those that are. */
export function MoreThreads({ load }: { load: () => Promise<void> }) {
  const words = useTranslations('comments');
  const [isLoading, setLoading] = useState(false);
  async function loadOnce() {
    if (isLoading) return;
    setLoading(true);
    await load();
    setLoading(false);
  }
  return (
    <Button className="noscript:hidden" onClick={loadOnce} aria-disabled={isLoading || undefined}>
      {words(isLoading ? 'loadingMore' : 'showMore')}
    </Button>
  );
}
