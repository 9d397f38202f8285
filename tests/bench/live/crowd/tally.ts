/** Times of many events, in milliseconds, and their percentiles. */
export class Times {
  count = 0;
  private values = new Float64Array(1 << 12);

  add(value: number): void {
    if (this.count === this.values.length) {
      const longer = new Float64Array(this.count * 2);
      longer.set(this.values);
      this.values = longer;
    }
    this.values[this.count] = value;
    this.count += 1;
  }

  percentiles(): Percentiles {
    const sorted = this.values.slice(0, this.count).sort();
    const at = (part: number) => sorted[Math.min(this.count - 1, Math.floor(this.count * part))];
    return { count: this.count, p50: at(0.5) ?? 0, p95: at(0.95) ?? 0, p99: at(0.99) ?? 0 };
  }
}

export type Percentiles = { count: number; p50: number; p95: number; p99: number };

/** What the crowd sent and heard since the tally began. */
export class Tally {
  readonly propagation = new Times();
  readonly durable = new Times();
  sent = 0;
  frames = 0;
  bytes = 0;
  presence = 0;
  lastAt = 0;
  private readonly sentAt = new Map<number, Map<number, number>>();

  /** A client's letter with this clock leaves now. */
  leaves(client: number, clock: number): void {
    const own = this.sentAt.get(client) ?? new Map<number, number>();
    own.set(clock, performance.now());
    this.sentAt.set(client, own);
    this.sent += 1;
  }

  /** Letters of a client arrive at somebody else. */
  arrives({ client, from, to }: { client: number; from: number; to: number }): void {
    const own = this.sentAt.get(client);
    if (!own) return;
    const now = performance.now();
    for (let clock = from; clock < to; clock += 1) {
      const at = own.get(clock);
      if (at === undefined) continue;
      this.propagation.add(now - at);
      this.lastAt = now;
    }
  }

  isSaved(client: number, clock: number): void {
    const at = this.sentAt.get(client)?.get(clock);
    if (at !== undefined) this.durable.add(performance.now() - at);
  }
}
