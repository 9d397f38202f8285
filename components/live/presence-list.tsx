'use client';

import { useTranslations } from 'next-intl';
import type { Awareness } from 'y-protocols/awareness';
import type { PresentUser } from '@/domain/live/wire';
import { usePresent } from './use-present';

const shownMax = 6;

type Props = { awareness: Awareness; me: PresentUser | null };

/** Who has this text open, by the names of their sign-ins, each person once. */
export function PresenceList({ awareness, me }: Props) {
  const words = useTranslations('live');
  const present = usePresent(awareness);
  const others = present.filter(({ participantId }) => participantId !== me?.participantId);
  const shown = others.slice(0, shownMax);
  return (
    <section aria-label={words('presenceTitle')} className="text-sm">
      {others.length === 0 ? (
        <p className="text-muted">{words('presenceNobody')}</p>
      ) : (
        <ul className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {shown.map(({ participantId, name, color }) => (
            <li key={participantId} className="inline-flex items-center gap-1.5">
              <span
                aria-hidden="true"
                className="size-2.5 rounded-full"
                style={{ backgroundColor: color }}
              />
              {name}
            </li>
          ))}
          {others.length > shown.length && (
            <li className="text-muted">
              {words('presenceMore', { count: others.length - shown.length })}
            </li>
          )}
        </ul>
      )}
    </section>
  );
}
