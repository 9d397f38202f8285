import type { Socket } from 'node:net';
import type { Faults } from './faulty-proxy';

/** From the client to the target is up. */
export type Direction = 'up' | 'down';

/** A chunk of one direction, or its end, and the moment from which it may be passed on. */
type Parcel = { bytes: Buffer | null; at: number };

type Lane = {
  from: Socket;
  to: Socket;
  parcels: Parcel[];
  /** When the last parcel taken may be passed on. */
  freeAt: number;
  /** The beginning of what has passed. */
  seen: string;
  /** Its sender was reset. */
  isBroken: boolean;
  /** Its receiver reads too slowly; as on a wire, the sender then has to wait. */
  isFull: boolean;
};

const newLane = (from: Socket, to: Socket): Lane => {
  return { from, to, parcels: [], freeAt: 0, seen: '', isBroken: false, isFull: false };
};

/** How long the other side still has to read what was sent before a cut. */
const cutDelay = 250;

/** One connection through the proxy: two lanes of parcels, each delayed, held or lost. */
export class Link {
  private readonly lanes: Record<Direction, Lane>;
  private faults: Faults = {};
  private left = Infinity;
  private isMeant = true;
  private isAbandoned = false;
  private isCut = false;
  private readonly timers = new Map<Lane, NodeJS.Timeout>();

  constructor(
    private readonly client: Socket,
    private readonly upstream: Socket,
    private readonly random: () => number,
    private readonly onGone: () => void,
  ) {
    this.lanes = { up: newLane(client, upstream), down: newLane(upstream, client) };
    for (const direction of ['up', 'down'] as const) this.carry(direction);
  }

  set(faults: Faults): void {
    this.faults = faults;
    this.left = faults.cutAfter ?? Infinity;
    this.isMeant = faults.only === undefined || this.lanes.up.seen.includes(faults.only);
    for (const lane of Object.values(this.lanes)) this.deliver(lane);
  }

  reset(): void {
    this.isAbandoned = true;
    this.client.resetAndDestroy();
    this.upstream.resetAndDestroy();
  }

  abandon(): void {
    this.isAbandoned = true;
  }

  private get present(): Faults {
    return this.isMeant ? this.faults : {};
  }

  private carry(direction: Direction): void {
    const lane = this.lanes[direction];
    lane.from.on('data', (bytes: Buffer) => this.take(direction, bytes));
    lane.from.on('end', () => this.push(lane, null));
    lane.from.on('error', () => (lane.isBroken = true));
    lane.from.on('close', () => this.closed(lane));
  }

  private take(direction: Direction, bytes: Buffer): void {
    const lane = this.lanes[direction];
    if (this.isAbandoned || this.isCut) return;
    this.look(direction, bytes);
    const { cutOn, cutAfter } = this.present;
    const isSeen = cutOn?.direction === direction && bytes.includes(cutOn.bytes);
    if (isSeen && direction === 'down') return this.cut();
    if (cutAfter !== undefined && bytes.length >= this.left) {
      lane.to.write(bytes.subarray(0, this.left));
      return this.cut();
    }
    this.left -= bytes.length;
    const altered = this.present.alter?.[direction]?.(bytes) ?? bytes;
    if (altered.length > 0) this.push(lane, altered);
    if (isSeen) this.cut();
  }

  /** Remembers the beginning of what went up, by which `only` knows a connection. */
  private look(direction: Direction, bytes: Buffer): void {
    const lane = this.lanes[direction];
    if (direction !== 'up' || lane.seen.length > 16_384) return;
    lane.seen += bytes.toString('latin1');
    const { only } = this.faults;
    if (only !== undefined && lane.seen.includes(only)) this.isMeant = true;
  }

  private push(lane: Lane, bytes: Buffer | null): void {
    if (this.isAbandoned || this.isCut) return;
    const { latency = 0, jitter = 0, rate } = this.present;
    const now = Date.now();
    const travel = Math.max(0, latency + (this.random() * 2 - 1) * jitter);
    const sending = rate && bytes ? (bytes.length / rate) * 1_000 : 0;
    // In order, whatever the jitter: this is TCP.
    const at = Math.max(now + travel, lane.freeAt) + sending;
    lane.freeAt = at;
    lane.parcels.push({ bytes, at });
    if (rate && lane.parcels.length > 16) lane.from.pause();
    this.deliver(lane);
  }

  private deliver(lane: Lane): void {
    clearTimeout(this.timers.get(lane));
    // A side that vanished meanwhile is not told of before the network is good again.
    if (this.isAbandoned || this.isCut) return;
    if (this.present.blackhole) {
      lane.from.pause();
      return;
    }
    const now = Date.now();
    while (!lane.isFull && lane.parcels[0] && lane.parcels[0].at <= now) {
      const { bytes } = lane.parcels.shift() as Parcel;
      if (!bytes) lane.to.end();
      else if (!lane.to.write(bytes)) this.waitForRoom(lane);
    }
    if (lane.isFull) {
      lane.from.pause();
      return;
    }
    if (lane.parcels.length <= 16) lane.from.resume();
    const next = lane.parcels[0];
    if (!next && lane.isBroken) lane.to.resetAndDestroy();
    if (next)
      this.timers.set(
        lane,
        setTimeout(() => this.deliver(lane), next.at - now),
      );
  }

  private waitForRoom(lane: Lane): void {
    lane.isFull = true;
    lane.to.once('drain', () => {
      lane.isFull = false;
      this.deliver(lane);
    });
  }

  /** The client is cut off at once; the target still reads, and its answer goes nowhere. */
  private cut(): void {
    this.deliver(this.lanes.up);
    this.isCut = true;
    this.client.resetAndDestroy();
    this.upstream.on('data', () => undefined);
    setTimeout(() => this.upstream.destroy(), cutDelay);
  }

  private closed(lane: Lane): void {
    this.deliver(lane);
    if (!this.client.destroyed || !this.upstream.destroyed) return;
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.onGone();
  }
}
