'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { WhatIfProps } from './what-if-panel';

/** Fetched when the chair opens it: everybody else's page stays as light as it was. */
const WhatIfPanel = dynamic(async () => (await import('./what-if-panel')).WhatIfPanel, {
  ssr: false,
});

/** What would come out if the draft were put to the vote now; for the chair and the secretariat. */
export function WhatIf(props: WhatIfProps) {
  const words = useTranslations('whatIf');
  const [wasOpened, setWasOpened] = useState(false);
  return (
    <details
      className="no-print mb-8 rounded-md border border-line bg-surface px-4 py-1"
      onToggle={({ currentTarget }) => currentTarget.open && setWasOpened(true)}
    >
      <summary className="min-h-11 py-2.5 text-[0.9375rem] font-medium">{words('title')}</summary>
      {wasOpened && <WhatIfPanel {...props} />}
    </details>
  );
}
