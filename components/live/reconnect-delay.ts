const shortest = 100;
const longest = 5_000;

/**
 * How long to wait before the next attempt, in milliseconds: twice as long each time, and
 * spread out, so that a room full of people does not come back in the same instant.
 *
 * @param failures attempts that failed since the last success
 * @param random a number from 0 to 1
 */
export function reconnectDelay(failures: number, random: number): number {
  const wait = Math.min(longest, shortest * 2 ** Math.min(failures + 1, 10));
  return Math.round(wait / 2 + (random * wait) / 2);
}
