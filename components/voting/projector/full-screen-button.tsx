'use client';

import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { Button } from '@/components/ui/button';

/** Fills the whole screen; gone once it does. Browsers that cannot do not show it. */
export function FullScreenButton() {
  const words = useTranslations('projector');
  const canFill = useSyncExternalStore(
    (changed) => {
      document.addEventListener('fullscreenchange', changed);
      return () => document.removeEventListener('fullscreenchange', changed);
    },
    () => document.fullscreenEnabled && document.fullscreenElement === null,
    () => false,
  );
  if (!canFill) return null;
  return (
    <Button look="quiet" onClick={() => void document.documentElement.requestFullscreen()}>
      {words('fullScreen')}
    </Button>
  );
}
