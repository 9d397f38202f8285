'use client';

import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import type { LiveDocument } from './use-live-document';
import { useSocketsBlocked } from './use-sockets-blocked';

/** Why the text is not live for a while, and what helps. */
export function BusyNotice({ live }: { live: LiveDocument }) {
  const words = useTranslations('live');
  const isBlocked = useSocketsBlocked(live.provider);
  if (live.closed || (!live.busy && !isBlocked)) return null;
  const why = live.busy ? (`busy.${live.busy}` as const) : 'blocked';
  return (
    <div className="mb-6">
      <Notice tone="caution" title={words(`${why}.title`)} announce="polite">
        {words(`${why}.body`)}
        {why === 'blocked' && <p className="mt-2">{words('blocked.ask', { path: '/live/' })}</p>}
      </Notice>
    </div>
  );
}
