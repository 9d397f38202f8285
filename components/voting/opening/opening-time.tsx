'use client';

import { useTranslations } from 'next-intl';
import { useState, useSyncExternalStore } from 'react';
import { TextField } from '@/components/ui/field';

const never = () => () => {};

/**
 * The hour at which the vote opens by itself. The browser turns its own hour into an
 * instant, so without scripts the question is not asked and the vote opens at once.
 */
export function OpeningTime() {
  const words = useTranslations('conduct');
  const hasScripts = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const [local, setLocal] = useState('');
  if (!hasScripts) return null;
  const instant = new Date(local);
  const isInstant = local !== '' && !Number.isNaN(instant.getTime());
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <div className="sm:max-w-xs">
      <TextField
        type="datetime-local"
        label={words('openingTitle')}
        hint={`${words('openingHint')} ${words('openingZone', { zone })}`}
        value={local}
        onChange={(event) => setLocal(event.target.value)}
      />
      <input type="hidden" name="opensAt" value={isInstant ? instant.toISOString() : ''} />
    </div>
  );
}
