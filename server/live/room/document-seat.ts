import type { RawData, WebSocket } from 'ws';
import { closeCodes, type CloseReason, type PresentUser } from '@/domain/live/wire';
import { log } from '@/server/log';
import {
  acknowledgedFrame,
  readFrame,
  refusedFrame,
  seatedFrame,
  step1Frame,
  step2Frame,
  updateFrame,
} from '@/server/live/socket/frames';
import { isFrameTooLong, limitReached } from '@/server/live/limits/limit-reached';
import { limits, times } from '@/server/live/limits/limits';
import { count } from '@/server/live/metrics';
import { NewestOnly } from '@/server/live/socket/newest-only';
import { Outlet, prepare, type Line } from '@/server/live/socket/outlet';
import { presenceFrame, type Present } from './presence';
import type { Room } from './room';
import { TokenBucket } from '@/server/live/limits/token-bucket';

/** What the door decided about a socket before it let it in. */
export type SeatTerms = {
  signInId: string;
  personId: string;
  user: PresentUser;
  mayWrite: boolean;
  schemaVersion: number;
};

const heartbeat = presenceFrame([]);

/** One tab's socket in a room. It reads frames, counts what is saved, and sends. */
export class DocumentSeat implements Present {
  presenceClient: number | null = null;
  /** Yjs client ids that this socket was the first to use. */
  newClients = 0;
  /** How many of them it may bring besides: those of tabs closed while offline. */
  returningClients = 0;

  private places = 0;
  /** The places that are not saved yet, and when each arrived. */
  private readonly unsaved = new Map<number, number>();
  private acknowledged = 0;
  private isPuttingOut = false;
  private hasReturned = false;
  private isAlive = true;
  private resume: NodeJS.Timeout | null = null;
  private readonly messages: TokenBucket;
  private readonly bytes: TokenBucket;
  private readonly presences: NewestOnly<Uint8Array>;

  private readonly socket: WebSocket;
  private readonly outlet: Outlet;

  constructor(
    readonly room: Room,
    line: Line,
    readonly terms: SeatTerms,
  ) {
    const now = performance.now();
    const { socket } = line;
    this.socket = socket;
    this.outlet = new Outlet(
      line,
      (limit) => limitReached(limit, this.inLog()),
      () => this.close('overloaded'),
    );
    this.messages = new TokenBucket(limits.messagesPerSecond, limits.messagesPerSecond * 4, now);
    this.bytes = new TokenBucket(limits.bytesPerSecond, limits.frameBytesMax, now);
    this.presences = new NewestOnly(limits.awarenessPerSecond, (update) =>
      this.carefully(() => room.receivePresence(this, update)),
    );
    socket.on('error', (error) => this.failed(error));
    socket.on('pong', () => (this.isAlive = true));
    socket.on('close', () => this.left());
    socket.on('message', (data, isBinary) => this.read(data, isBinary));
    this.greet();
  }

  get user(): PresentUser {
    return this.terms.user;
  }

  get personId(): string {
    return this.terms.personId;
  }

  get schemaVersion(): number {
    return this.terms.schemaVersion;
  }

  get mayWrite(): boolean {
    return this.terms.mayWrite;
  }

  /** A change of this socket is settled: saved, or it brought nothing new. */
  settle(place: number): void {
    const arrivedAt = this.unsaved.get(place);
    if (arrivedAt !== undefined) count.acknowledged(arrivedAt);
    this.unsaved.delete(place);
  }

  /** Tells the tab how far everything is saved, if that is further than before. */
  acknowledge(): void {
    // Places are added in order, so the first is the smallest.
    const [first] = this.unsaved.keys();
    const settled = (first ?? this.places + 1) - 1;
    if (settled <= this.acknowledged) return;
    this.acknowledged = settled;
    this.send(acknowledgedFrame(settled));
  }

  /** Tells the tab that a change is not, and will not be, in the text. */
  refuse(reason: CloseReason): void {
    count.refused('change', reason);
    this.send(refusedFrame(reason));
  }

  send(message: Uint8Array): void {
    this.outlet.send(message);
  }

  /** Sends what others in the room get as well. */
  sendPrepared(frame: Buffer): void {
    this.outlet.sendPrepared(frame);
  }

  /** Presence is the first thing a slow reader does without. */
  sendPresence(frame: Buffer): void {
    this.outlet.sendPresence(frame);
  }

  /** Every twenty seconds: is the other side still there? Its provider asks the same. */
  beat(): void {
    if (!this.isAlive) {
      this.socket.terminate();
      return;
    }
    this.isAlive = false;
    this.socket.ping();
    if (this.outlet.isQuietFor(times.heartbeat / 2)) this.send(heartbeat);
  }

  /** From now on nothing is taken: what still comes is not acknowledged, and sent again. */
  stopReading(): void {
    this.isPuttingOut = true;
  }

  close(reason: CloseReason): void {
    this.stopReading();
    count.refused('socket', reason);
    this.socket.close(closeCodes[reason], reason);
  }

  /**
   * Puts the tab out: its right ended, or it sent what cannot be taken. What is under way
   * is settled first, so that the tab knows exactly which of its changes are in the text;
   * the rest is dropped.
   */
  async putOut(reason: CloseReason): Promise<void> {
    if (this.isPuttingOut) return;
    this.isPuttingOut = true;
    await this.room.partWith(this);
    this.close(reason);
  }

  private greet(): void {
    this.send(seatedFrame({ mayWrite: this.mayWrite, user: this.user }));
    this.send(step1Frame(this.room.text.stateVector()));
    const here = this.room.presence.frame();
    if (here) this.send(here);
  }

  private read(data: RawData, isBinary: boolean): void {
    if (this.isPuttingOut) return;
    this.carefully(() => {
      if (!isBinary) throw new Error('A text frame.');
      const frame = bytesOf(data);
      count.bytesIn(frame.length);
      this.slowDown(frame.length);
      this.take(frame);
    });
  }

  /** Whatever a tab sends can only close its own socket. */
  private carefully(work: () => void): void {
    try {
      work();
    } catch (error) {
      log.warn({ error, ...this.inLog() }, 'A malformed frame.');
      this.close('malformed');
    }
  }

  private take(frame: Uint8Array): void {
    const message = readFrame(frame);
    switch (message.kind) {
      case 'step1':
        this.sendMissing(message.stateVector);
        return;
      case 'change':
        this.places += 1;
        this.unsaved.set(this.places, performance.now());
        count.received();
        this.room.receive(this, message.update, this.places, this.isReturn(message.step2));
        return;
      case 'awareness':
        if (!this.presences.take(message.update, performance.now())) {
          limitReached('awarenessPerSecond', this.inLog());
        }
        return;
      case 'query-awareness': {
        const here = this.room.presence.frame();
        if (here) this.sendPresence(prepare(here));
      }
    }
  }

  /** Is this the first answer, with what was written before this connection? */
  private isReturn(step2: boolean): boolean {
    const isFirst = step2 && !this.hasReturned;
    this.hasReturned ||= step2;
    return isFirst;
  }

  /** Yjs keeps the tail until the state is there, so the text appears whole. */
  private sendMissing(stateVector: Uint8Array): void {
    const { tail, state } = this.room.text.missingFor(stateVector);
    if (tail) this.send(updateFrame(tail));
    this.send(step2Frame(state));
  }

  private slowDown(bytes: number): void {
    const now = performance.now();
    const forMessages = this.messages.take(1, now);
    const forBytes = this.bytes.take(bytes, now);
    const wait = Math.max(forMessages, forBytes);
    if (wait <= 0 || this.resume) return;
    limitReached(forMessages > forBytes ? 'messagesPerSecond' : 'bytesPerSecond', this.inLog());
    this.socket.pause();
    this.resume = setTimeout(() => {
      this.resume = null;
      this.socket.resume();
    }, wait);
  }

  private failed(error: Error): void {
    if (!isFrameTooLong(error)) {
      log.debug({ error }, 'A live socket failed.');
      return;
    }
    // The tab takes 1009 for `too-large`.
    count.refused('socket', 'too-large');
    limitReached('frameBytesMax', this.inLog());
  }

  /** Whom and what a line in the log is about. */
  inLog(): { personId: string; documentId: string } {
    return { personId: this.personId, documentId: this.room.text.documentId };
  }

  private left(): void {
    this.isPuttingOut = true;
    this.presences.stop();
    if (this.resume) clearTimeout(this.resume);
    this.room.leave(this);
  }
}

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
