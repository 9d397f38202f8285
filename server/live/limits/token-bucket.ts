/**
 * How much a connection may still send: so much a second, and a burst of some seconds'
 * worth. Whoever is over is not refused but read more slowly, so nothing is lost.
 */
export class TokenBucket {
  private tokens: number;
  private filledAt: number;

  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
    now: number,
  ) {
    this.tokens = burst;
    this.filledAt = now;
  }

  /** Takes tokens and tells for how many milliseconds to stop reading; 0 if not at all. */
  take(amount: number, now: number): number {
    const filled = this.tokens + ((now - this.filledAt) / 1_000) * this.perSecond;
    this.tokens = Math.min(this.burst, filled) - amount;
    this.filledAt = now;
    return this.tokens >= 0 ? 0 : (-this.tokens / this.perSecond) * 1_000;
  }
}
