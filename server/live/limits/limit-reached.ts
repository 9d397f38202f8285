import { log } from '@/server/log';
import type { LimitName } from './limit-settings';
import { limits } from './limits';
import { count } from '@/server/live/metrics';

/** A limit that bites a thousand times a second is one line, with how many it stands for. */
const logEvery = 10_000;

const said = new Map<LimitName, { at: number; unsaid: number }>();

/** Did ws close the socket, with 1009, because a frame was over `frameBytesMax`? */
export function isFrameTooLong(error: Error & { code?: string }): boolean {
  return error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';
}

/**
 * Counts that a limit has bitten, and logs it: for each limit at most once in ten
 * seconds, with how often it bit in between.
 *
 * @param fields whom and what it concerns, for the log
 */
export function limitReached(limit: LimitName, fields: object, now = performance.now()): void {
  count.limitReached(limit);
  const before = said.get(limit);
  if (before && now - before.at < logEvery) {
    before.unsaid += 1;
    return;
  }
  said.set(limit, { at: now, unsaid: 0 });
  const sinceLast = before?.unsaid ?? 0;
  log.warn(
    { ...fields, limit, allowed: limits[limit], sinceLast },
    'A limit of the live engine was reached.',
  );
}
