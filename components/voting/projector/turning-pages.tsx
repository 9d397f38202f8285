'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';

/** Long enough to find one's own name and those one looks for. */
const secondsPerPage = 12;

export type WallPage = {
  readonly key: string;
  readonly label: string;
  readonly content: ReactNode;
};

/** Pages that turn by themselves, by a cut, and say in how many seconds. */
export function TurningPages({ pages }: { pages: readonly WallPage[] }) {
  const words = useTranslations('projector');
  const [seconds, setSeconds] = useState(0);
  const turns = pages.length > 1;
  useEffect(() => {
    if (!turns) return undefined;
    const ticking = setInterval(() => setSeconds((passed) => passed + 1), 1_000);
    return () => clearInterval(ticking);
  }, [turns]);
  const shown = pages[Math.floor(seconds / secondsPerPage) % pages.length];
  if (!shown) return null;
  return (
    <div className="wall-pages">
      {shown.content}
      {turns && (
        <p className="wall-turns">
          {pages.map(({ key, label }) => (
            <span key={key} aria-current={key === shown.key ? 'page' : undefined}>
              {label}
            </span>
          ))}
          <span className="tabular-nums">
            {words('turnsIn', { seconds: secondsPerPage - (seconds % secondsPerPage) })}
          </span>
        </p>
      )}
    </div>
  );
}
