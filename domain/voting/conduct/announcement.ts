import { accept, refuse, type Result } from '@/domain/result';

/** So far ahead a vote may be announced, in days. */
export const announcedDaysMax = 90;

export type OpeningTimeRefusal = 'opens-in-the-past' | 'opens-too-late';

/**
 * Whether a vote may be announced for an instant.
 *
 * @param now the database's clock
 */
export function checkOpeningTime(opensAt: Date, now: Date): Result<Date, OpeningTimeRefusal> {
  const wait = opensAt.getTime() - now.getTime();
  if (!(wait > 0)) return refuse('opens-in-the-past');
  return wait <= announcedDaysMax * 86_400_000 ? accept(opensAt) : refuse('opens-too-late');
}

/** When a vote was announced, opened and called off. */
export type Announced = {
  readonly opensAt: Date | null;
  readonly openedAt: Date | null;
  readonly cancelledAt: Date | null;
};

/** Whether a vote still waits for its opening. */
export function isAnnounced({ openedAt, cancelledAt }: Announced): boolean {
  return openedAt === null && cancelledAt === null;
}

/** Whether its hour has come and nobody has opened it yet. */
export function isDue(vote: Announced, now: Date): boolean {
  return isAnnounced(vote) && vote.opensAt !== null && now >= vote.opensAt;
}

/** The deadline that so many minutes after the opening make; null where none was set. */
export function deadlineAfter(openedAt: Date, minutes: number | null): Date | null {
  return minutes === null ? null : new Date(openedAt.getTime() + minutes * 60_000);
}
