import { LightSocket } from './light-socket';
import {
  hear,
  prefixOf,
  presenceMessage,
  syncMessage,
  tokenMessage,
  type Dialect,
} from './messages';
import { Pen } from './pen';
import type { Tally } from './tally';

export type TabPlan = {
  port: number;
  path: string;
  document: string;
  dialect: Dialect;
  headers: Record<string, string>;
  client: number;
};

const empty = new Uint8Array([0]);

/** One browser tab of the crowd: it reads, and writes if it is given a pen. */
export class Tab {
  pen: Pen | null = null;
  tally: Tally | null = null;
  syncedAt = 0;
  isPaused = false;
  onSynced: () => void = () => undefined;
  /** Called with the server's state vector, when it asks for ours. */
  onAsked: (stateVector: Uint8Array) => void = () => undefined;
  onClosed: (code: number) => void = () => undefined;

  private socket: LightSocket | null = null;
  private readonly prefix: Uint8Array;
  private presenceClock = 0;
  /** The clock that each sync message of this socket reached, by its place. */
  private reached: number[] = [];
  private saved = 0;

  constructor(readonly plan: TabPlan) {
    this.prefix = prefixOf(plan.dialect, plan.document);
  }

  /** How far its own writing is acknowledged. */
  get acknowledgedClock(): number {
    return this.reached[this.saved - 1] ?? 0;
  }

  open(): void {
    const { port, path, headers, dialect } = this.plan;
    const socket = new LightSocket(port, path, headers);
    this.socket = socket;
    this.syncedAt = 0;
    this.reached = [];
    this.saved = 0;
    socket.onOpen = () => {
      if (dialect === 'hocuspocus') socket.send(tokenMessage(this.prefix));
      socket.send(syncMessage(this.prefix, 0, empty));
    };
    socket.onMessage = (payload) => this.take(payload);
    socket.onClose = (code) => this.onClosed(code);
  }

  begin(): void {
    this.pen ??= new Pen(this.plan.client);
    this.sendChange(2, this.pen.begin());
  }

  key(): void {
    if (!this.pen) return;
    const clock = this.pen.clock;
    const update = this.pen.key();
    this.tally?.leaves(this.plan.client, clock);
    this.sendChange(2, update);
  }

  sayHere(): void {
    this.presenceClock += 1;
    this.socket?.send(presenceMessage(this.prefix, this.plan.client, this.presenceClock));
  }

  sleep(): void {
    this.isPaused = true;
    this.socket?.pause();
  }

  close(): void {
    this.socket?.end();
  }

  private sendChange(kind: 1 | 2, update: Uint8Array): void {
    this.socket?.send(syncMessage(this.prefix, kind, update));
    this.reached.push(this.pen?.clock ?? 0);
  }

  private take(payload: Buffer): void {
    const { tally } = this;
    if (tally) {
      tally.frames += 1;
      tally.bytes += payload.length;
    }
    const heard = hear(this.prefix.length, payload);
    switch (heard.kind) {
      case 'step1':
        this.onAsked(heard.stateVector);
        this.sendChange(1, this.pen?.missingFor(heard.stateVector) ?? new Uint8Array([0, 0]));
        return;
      case 'step2':
        this.syncedAt ||= performance.now();
        this.onSynced();
        return;
      case 'keys':
        for (const run of heard.runs) if (run.client !== this.plan.client) tally?.arrives(run);
        return;
      case 'presence':
        if (tally) tally.presence += heard.states;
        return;
      case 'acknowledged':
        this.isAcknowledged(heard.count);
        return;
      case 'other':
    }
  }

  private isAcknowledged(count: number): void {
    for (let place = this.saved; place < count; place += 1) {
      const clock = (this.reached[place] ?? 0) - 1;
      this.tally?.isSaved(this.plan.client, clock);
    }
    this.saved = count;
  }
}
