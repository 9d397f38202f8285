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
} from './frames';
import { limits, times } from './limits';
import { presenceFrame, type Present } from './presence';
import type { Room } from './room';
import { TokenBucket } from './token-bucket';

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
  private readonly unsaved = new Set<number>();
  private acknowledged = 0;
  private isPuttingOut = false;
  private hasReturned = false;
  private isAlive = true;
  private sentAt = 0;
  private resume: NodeJS.Timeout | null = null;
  private readonly messages: TokenBucket;
  private readonly bytes: TokenBucket;

  constructor(
    readonly room: Room,
    private readonly socket: WebSocket,
    readonly terms: SeatTerms,
  ) {
    const now = Date.now();
    this.messages = new TokenBucket(limits.messagesPerSecond, limits.messagesPerSecond * 4, now);
    this.bytes = new TokenBucket(limits.bytesPerSecond, limits.frameBytesMax, now);
    socket.on('error', (error) => log.debug({ error }, 'A live socket failed.'));
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
    this.unsaved.delete(place);
  }

  /** Tells the tab how far everything is saved, if that is further than before. */
  acknowledge(): void {
    // Places are added in order, so the first in the set is the smallest.
    const [first] = this.unsaved;
    const count = (first ?? this.places + 1) - 1;
    if (count <= this.acknowledged) return;
    this.acknowledged = count;
    this.send(acknowledgedFrame(count));
  }

  /** Tells the tab that a change is not, and will not be, in the text. */
  refuse(reason: CloseReason): void {
    this.send(refusedFrame(reason));
  }

  send(frame: Uint8Array): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    if (this.socket.bufferedAmount > limits.bufferedHardBytes) {
      // It would only get longer: this reader is too slow, and comes back for the whole.
      this.close('overloaded');
      return;
    }
    this.sentAt = Date.now();
    this.socket.send(frame, { binary: true });
  }

  /** Presence is the first thing a slow reader does without. */
  sendPresence(frame: Uint8Array): void {
    if (this.socket.bufferedAmount <= limits.bufferedSoftBytes) this.send(frame);
  }

  /** Every twenty seconds: is the other side still there? Its provider asks the same. */
  beat(): void {
    if (!this.isAlive) {
      this.socket.terminate();
      return;
    }
    this.isAlive = false;
    this.socket.ping();
    if (Date.now() - this.sentAt > times.heartbeat / 2) this.send(heartbeat);
  }

  /** From now on nothing is taken: what still comes is not acknowledged, and sent again. */
  stopReading(): void {
    this.isPuttingOut = true;
  }

  close(reason: CloseReason): void {
    this.stopReading();
    this.socket.close(closeCodes[reason], reason);
  }

  /**
   * Puts the tab out: its right ended, or it sent what cannot be taken. What is under way is settled first, so that
   * the tab knows exactly which of its changes are in the text; the rest is dropped.
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
    try {
      if (!isBinary) throw new Error('A text frame.');
      const frame = bytesOf(data);
      this.slowDown(frame.length);
      this.take(frame);
    } catch (error) {
      const { personId } = this;
      log.warn({ error, personId, documentId: this.room.text.documentId }, 'A malformed frame.');
      this.close('malformed');
    }
  }

  private take(frame: Uint8Array): void {
    const message = readFrame(frame);
    switch (message.kind) {
      case 'step1':
        this.send(step2Frame(this.room.text.missingFor(message.stateVector)));
        return;
      case 'change':
        this.places += 1;
        this.unsaved.add(this.places);
        this.room.receive(this, message.update, this.places, this.isReturn(message.step2));
        return;
      case 'awareness':
        this.room.receivePresence(this, message.update);
        return;
      case 'query-awareness': {
        const here = this.room.presence.frame();
        if (here) this.sendPresence(here);
      }
    }
  }

  /** Is this the first answer, with what was written before this connection? */
  private isReturn(step2: boolean): boolean {
    const isFirst = step2 && !this.hasReturned;
    this.hasReturned ||= step2;
    return isFirst;
  }

  private slowDown(bytes: number): void {
    const now = Date.now();
    const wait = Math.max(this.messages.take(1, now), this.bytes.take(bytes, now));
    if (wait <= 0 || this.resume) return;
    this.socket.pause();
    this.resume = setTimeout(() => {
      this.resume = null;
      this.socket.resume();
    }, wait);
  }

  private left(): void {
    this.isPuttingOut = true;
    if (this.resume) clearTimeout(this.resume);
    this.room.leave(this);
  }
}

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
