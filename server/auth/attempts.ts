import { processWide } from '@/server/process-wide';

/** At most `max` attempts in any `minutes`. */
export type AttemptLimit = { max: number; minutes: number };

const keysMax = 20_000;

/**
 * May this key try once more? Counts the attempt if so. Kept in this process's memory:
 * with several processes each counts for itself, so the real limit is that many times
 * higher, which a table written at every stranger's request would not be worth.
 */
export function allowAttempt(
  key: string,
  { max, minutes }: AttemptLimit,
  now = performance.now(),
): boolean {
  const attempts = processWide('sign-in-attempts', () => new Map<string, number[]>());
  const recent = (attempts.get(key) ?? []).filter((at) => at > now - minutes * 60_000);
  if (recent.length >= max) return false;
  // Taken out first, so that the map stays in order of the last attempt.
  attempts.delete(key);
  attempts.set(key, [...recent, now]);
  const [oldest] = attempts.keys();
  if (attempts.size > keysMax && oldest !== undefined) attempts.delete(oldest);
  return true;
}
