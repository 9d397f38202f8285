import { TokenBucket } from '@/server/live/limits/token-bucket';

/**
 * Passes things on at most so often a second. What comes too fast waits, and gives way to
 * what comes after it: for carets, of which only the last place counts.
 */
export class NewestOnly<Thing> {
  private readonly allowance: TokenBucket;
  private newest: Thing | null = null;
  private waiting: NodeJS.Timeout | null = null;

  constructor(
    perSecond: number,
    private readonly pass: (thing: Thing) => void,
  ) {
    this.allowance = new TokenBucket(perSecond, perSecond * 2, performance.now());
  }

  /** False if it has to wait, or to give way. Throws what `pass` throws. */
  take(thing: Thing, now: number): boolean {
    if (this.waiting) {
      this.newest = thing;
      return false;
    }
    const wait = this.allowance.take(1, now);
    if (wait <= 0) {
      this.pass(thing);
      return true;
    }
    this.newest = thing;
    this.waiting = setTimeout(() => this.passNewest(), wait);
    return false;
  }

  stop(): void {
    if (this.waiting) clearTimeout(this.waiting);
    this.newest = null;
  }

  private passNewest(): void {
    this.waiting = null;
    const { newest } = this;
    this.newest = null;
    if (newest !== null) this.pass(newest);
  }
}
