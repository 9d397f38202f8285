import { accept, refuse, type Result } from '@/domain/result';
import { isOpenAt, type OpenTimes } from '@/domain/voting/casting/accept-ballot';

export type PauseRefusal = 'vote-not-open' | 'vote-closed' | 'vote-paused' | 'vote-not-paused';

/**
 * Whether a vote may be paused now: only while ballots are taken.
 *
 * @param now the database's clock, read while the vote is held
 */
export function checkPause(times: OpenTimes, now: Date): Result<null, PauseRefusal> {
  if (isOpenAt(times, now)) return accept(null);
  if (times.openedAt === null) return refuse('vote-not-open');
  if (times.closedAt === null && times.pausedAt !== null) return refuse('vote-paused');
  return refuse('vote-closed');
}

/**
 * Ends a pause. The deadline moves by as long as the pause was, so that nobody loses time
 * by it.
 *
 * @returns the deadline from now on; null where there was none
 */
export function resume(
  { openedAt, pausedAt, closesAt, closedAt }: OpenTimes,
  now: Date,
): Result<Date | null, PauseRefusal> {
  if (openedAt === null) return refuse('vote-not-open');
  if (closedAt !== null) return refuse('vote-closed');
  if (pausedAt === null) return refuse('vote-not-paused');
  const pause = now.getTime() - pausedAt.getTime();
  return accept(closesAt && new Date(closesAt.getTime() + pause));
}
