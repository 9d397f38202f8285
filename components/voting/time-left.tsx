'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';

/**
 * Counts down to a deadline. It starts from the database's clock and goes on by this
 * device's steady one, so that a wrong clock on a phone shows the right time left.
 */
export function TimeLeft({ closesAt, readAt }: { closesAt: string; readAt: string }) {
  const words = useTranslations('votes');
  const [started] = useState({ readAt, left: Date.parse(closesAt) - Date.parse(readAt) });
  const [left, setLeft] = useState(started.left);

  useEffect(() => {
    const begun = performance.now();
    const tick = () => setLeft(started.left - (performance.now() - begun));
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [started]);

  if (left <= 0) return <span>{words('closingNow')}</span>;
  return (
    <span role="timer" aria-label={words('timeLeft')} className="tabular-nums">
      {clock(Math.ceil(left / 1000))}
    </span>
  );
}

/** 1:02:03, or 2:03 within the last hour. */
function clock(seconds: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  const end = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${end}` : `${minutes}:${end}`;
}
