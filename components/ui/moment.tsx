import { useFormatter, useTimeZone } from 'next-intl';

/** An instant in words of the reader's language, with its zone and a machine's form. */
export function Moment({ at, look = 'long' }: { at: Date | string; look?: 'long' | 'short' }) {
  const format = useFormatter();
  const timeZone = useTimeZone();
  const instant = new Date(at);
  const words = format.dateTime(instant, {
    timeZone,
    dateStyle: look === 'long' ? 'long' : 'medium',
    timeStyle: 'short',
  });
  return (
    <time dateTime={instant.toISOString()} title={`${words} (${timeZone ?? 'UTC'})`}>
      {words}
    </time>
  );
}
