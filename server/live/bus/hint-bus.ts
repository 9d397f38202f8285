import { randomUUID } from 'node:crypto';
import { log } from '@/server/log';
import type { Bus, BusListener, BusMessage } from './bus';
import { count } from '@/server/live/metrics';
import { Outbox } from './outbox';
import { Peers } from './peers';

/** A line to all nodes: what is sent on it every node hears, this one included. */
export type Line = {
  /** Resolves when it is listened to, and rejects if it cannot be. */
  ready: Promise<unknown>;
  /** Resolves when the other side has taken it. */
  send: (payload: string) => Promise<unknown>;
  /** Ends it, in whatever state it is. Never throws. */
  cut: () => void;
};

/** How a bus reaches the others. */
export type Carrier = {
  /** What one payload may hold, in bytes. */
  payloadBytesMax: number;
  /** Begins to open a line. `onLost` may be called more than once. */
  open: (hooks: { onPayload: (payload: string) => void; onLost: () => void }) => Line;
};

const helloEvery = 1_000;
/** A line on which so many hellos in a row did not come back is dead. */
const silentHellosMax = 3;
const openWithin = 3_000;
/** A bus that stays away is said to be at first, and then about once a minute. */
const failuresPerLine = 60;

/**
 * The bus, whatever carries it: one line at a time, opened again with jitter when it is
 * lost, falls silent, or cannot be opened. What gathers while one payload is under way
 * goes into the next, so there is never more than one, and the rest has a bound.
 */
export class HintBus implements Bus {
  private readonly nodeId = randomUUID();
  private readonly outbox = new Outbox();
  private readonly peers = new Peers();
  private line: Line | null = null;
  private opening: Line | null = null;
  /** The line on which a payload is under way. */
  private sendingOn: Line | null = null;
  private hearsItself = false;
  private silentHellos = 0;
  /** Attempts in a row that did not open a line. */
  private failures = 0;
  private listener: BusListener | null = null;
  private isClosed = false;
  private pulse: NodeJS.Timeout | null = null;
  private retry: NodeJS.Timeout | null = null;

  constructor(private readonly carrier: Carrier) {}

  get isHealthy(): boolean {
    return this.line !== null && this.hearsItself && !this.peers.anyMissing(performance.now());
  }

  get hasPeers(): boolean {
    return this.peers.anyPresent(performance.now());
  }

  /** What a checkup wants to know. */
  look(): { hearsItself: boolean; peers: number; missing: number } {
    const hearsItself = this.line !== null && this.hearsItself;
    return { hearsItself, ...this.peers.counted(performance.now()) };
  }

  start(listener: BusListener): void {
    this.listener = listener;
    void this.connect();
    this.pulse = setInterval(() => this.beat(), helloEvery);
    this.pulse.unref();
  }

  publish(message: BusMessage): void {
    const { line } = this;
    if (!line || !this.outbox.add(message)) {
      count.hints('dropped', 1);
      return;
    }
    if (this.sendingOn !== line) void this.send(line);
  }

  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    if (this.pulse) clearInterval(this.pulse);
    if (this.retry) clearTimeout(this.retry);
    this.opening?.cut();
    const { line } = this;
    this.line = null;
    if (!line) return;
    // Whoever does not hear it only looks around more often for a while.
    const goodbye = this.payload([JSON.stringify({ kind: 'goodbye' })]);
    await within(500, line.send(goodbye)).catch(() => undefined);
    line.cut();
  }

  private async connect(): Promise<void> {
    if (this.isClosed) return;
    const line: Line = this.carrier.open({
      onPayload: (payload) => {
        if (line === this.line || line === this.opening) this.hear(payload);
      },
      onLost: () => this.lost(line),
    });
    this.opening = line;
    try {
      await within(openWithin, line.ready);
    } catch (error) {
      line.cut();
      this.failed(error);
      return;
    } finally {
      this.opening = null;
    }
    if (this.isClosed) line.cut();
    else this.opened(line);
  }

  private opened(line: Line): void {
    this.line = line;
    this.hearsItself = false;
    this.silentHellos = 0;
    this.failures = 0;
    this.publish({ kind: 'hello' });
    this.listener?.onConnected();
  }

  private failed(error: unknown): void {
    if (this.isClosed) return;
    if (this.failures % failuresPerLine === 0) {
      log.warn({ error }, 'The bus between the nodes cannot be reached yet.');
    }
    this.failures += 1;
    this.connectLater(helloEvery);
  }

  /** Not all nodes at once: a server that has just come back has enough to do. */
  private connectLater(about: number): void {
    this.retry = setTimeout(() => void this.connect(), about * (0.5 + Math.random()));
    this.retry.unref();
  }

  private lost(line: Line): void {
    if (this.line !== line) return;
    this.line = null;
    this.outbox.clear();
    line.cut();
    if (!this.isClosed) this.connectLater(200);
  }

  /** Says hello, and takes a line on which it no longer hears itself for dead. */
  private beat(): void {
    const { line } = this;
    if (!line) return;
    if (this.silentHellos >= silentHellosMax) {
      log.warn({}, 'The bus between the nodes is silent; connecting again.');
      this.lost(line);
      return;
    }
    this.silentHellos += 1;
    this.publish({ kind: 'hello' });
  }

  private async send(line: Line): Promise<void> {
    this.sendingOn = line;
    while (this.line === line && !this.outbox.isEmpty) {
      const messages = this.outbox.take(this.carrier.payloadBytesMax - this.nodeId.length - 2);
      try {
        await line.send(this.payload(messages));
        count.hints('sent', messages.length);
      } catch (error) {
        count.hints('dropped', messages.length);
        if (!this.isClosed) log.warn({ error }, 'A hint to the other nodes was lost.');
        this.lost(line);
      }
    }
    if (this.sendingOn === line) this.sendingOn = null;
  }

  private payload(messages: readonly string[]): string {
    return `${this.nodeId}[${messages.join(',')}]`;
  }

  private hear(payload: string): void {
    const split = payload.indexOf('[');
    const nodeId = payload.slice(0, split);
    if (nodeId === this.nodeId) {
      this.hearsItself = true;
      this.silentHellos = 0;
      return;
    }
    // Until now it was not told anything, nor did we hear it: we both catch up.
    if (this.peers.heard(nodeId, performance.now())) this.listener?.onConnected();
    try {
      const messages = JSON.parse(payload.slice(split)) as BusMessage[];
      count.hints('heard', messages.length);
      for (const message of messages) {
        if (message.kind === 'goodbye') this.peers.left(nodeId);
        else this.listener?.onMessage(message);
      }
    } catch (error) {
      log.warn({ error }, 'A hint from another node could not be read.');
    }
  }
}

/** Rejects if it takes longer than so many milliseconds. */
async function within<Value>(milliseconds: number, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('It took too long.')), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
