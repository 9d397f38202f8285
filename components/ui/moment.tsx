import { useFormatter, useNow, useTimeZone } from 'next-intl';

type Look = 'long' | 'short' | 'near';

/**
 * An instant in words of the reader's language, with its zone and a machine's form.
 * `near`: of today only the hour, of earlier days only the day; all of it in the tooltip.
 */
export function Moment({ at, look = 'long' }: { at: Date | string; look?: Look }) {
  const format = useFormatter();
  const timeZone = useTimeZone();
  const now = useNow();
  const instant = new Date(at);
  const whole = format.dateTime(instant, {
    timeZone,
    dateStyle: look === 'long' ? 'long' : 'medium',
    timeStyle: 'short',
  });
  const day = (of: Date) => format.dateTime(of, { timeZone, dateStyle: 'medium' });
  const isToday = day(instant) === day(now);
  const near = () =>
    isToday ? format.dateTime(instant, { timeZone, timeStyle: 'short' }) : day(instant);
  return (
    <time
      dateTime={instant.toISOString()}
      title={`${whole} (${timeZone ?? 'UTC'})`}
      suppressHydrationWarning={look === 'near'}
    >
      {look === 'near' ? near() : whole}
    </time>
  );
}
