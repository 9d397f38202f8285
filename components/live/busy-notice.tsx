'use client';

import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import type { LiveDocument } from './use-live-document';

/** Why the server sent this tab away for a while, and what helps. */
export function BusyNotice({ live }: { live: LiveDocument }) {
  const words = useTranslations('live');
  if (!live.busy || live.closed) return null;
  return (
    <div className="mb-6">
      <Notice tone="caution" title={words(`busy.${live.busy}.title`)} announce="polite">
        {words(`busy.${live.busy}.body`)}
      </Notice>
    </div>
  );
}
