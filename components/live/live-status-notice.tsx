'use client';

import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import { useLiveStatus } from './live-connection';

/** Tells the reader when what the page shows is no longer told by the server. */
export function LiveStatusNotice() {
  const words = useTranslations('live');
  const status = useLiveStatus();
  if (status === 'offline') {
    return (
      <Notice tone="caution" announce="polite">
        {words('topicsOffline')}
      </Notice>
    );
  }
  if (status === 'ended') {
    return (
      <Notice tone="caution" announce="polite">
        {words('topicsEnded')}
      </Notice>
    );
  }
  return null;
}
