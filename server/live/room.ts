import type { CloseReason } from '@/domain/live/wire';
import { log } from '@/server/log';
import { CommitQueue, type Change, type Outcome } from './commit-queue';
import type { DocumentSeat } from './document-seat';
import {
  advance,
  deletesAnything,
  examineUpdate,
  fits,
  newWriters,
  type Clocks,
} from './examine-update';
import { updateFrame } from './frames';
import { limits, times } from './limits';
import type { LiveText } from './live-text';
import { nestsTooDeep } from './nesting';
import { Presence, type PresenceState } from './presence';
import type { UpdateLog } from './update-log';

/** What a room tells the rest of the node. */
export type RoomEvents = {
  onCommitted: (room: Room) => void;
  onPresence: (room: Room, states: PresenceState[]) => void;
  /** Nobody is here, nothing is unsaved: the room may be forgotten. */
  onEmpty: (room: Room) => void;
};

/**
 * One open document on this node: the text as it is committed, the changes on their way
 * into it, who is here. Everything happens in the order of the event loop, so a room
 * needs no locks; between nodes PostgreSQL's row lock decides.
 */
export class Room {
  readonly presence = new Presence();
  readonly seats = new Set<DocumentSeat>();
  readonly queue: CommitQueue<DocumentSeat>;
  /** Sockets the door has promised a seat and that are still shaking hands. */
  expected = 0;

  /** How far each client's writing reaches, counting what is on its way. */
  private known: Clocks;
  private snapshotting: Promise<void> | null = null;
  private leaving: NodeJS.Timeout | null = null;

  constructor(
    readonly text: LiveText,
    private readonly updateLog: UpdateLog,
    private readonly events: RoomEvents,
  ) {
    this.known = text.clocks();
    this.queue = new CommitQueue(text, updateLog);
    this.queue.onOutcome = (batch, outcome) => this.settle(batch, outcome);
    this.queue.onForged = ({ from }) => this.refuseForgery(from);
    text.onCaughtUp = (update) => this.caughtUp(update);
    this.presence.onFlush = (frame) => this.seats.forEach((seat) => seat.sendPresence(frame));
    this.presence.onLocal = (states) => this.events.onPresence(this, states);
  }

  get isIdle(): boolean {
    return this.seats.size + this.expected + this.queue.size === 0 && !this.snapshotting;
  }

  join(seat: DocumentSeat): void {
    if (this.leaving) clearTimeout(this.leaving);
    this.leaving = null;
    this.seats.add(seat);
  }

  leave(seat: DocumentSeat): void {
    this.presence.leave(seat);
    this.seats.delete(seat);
    this.considerLeaving();
  }

  /** Forgets the room after a while without anybody, once everything is saved. */
  considerLeaving(): void {
    if (!this.isIdle || this.leaving) return;
    this.leaving = setTimeout(() => {
      this.leaving = null;
      if (this.isIdle) this.events.onEmpty(this);
    }, times.linger);
    this.leaving.unref();
  }

  close(): void {
    if (this.leaving) clearTimeout(this.leaving);
    this.presence.close();
    this.text.doc.destroy();
  }

  receivePresence(seat: DocumentSeat, update: Uint8Array): void {
    this.presence.receive(seat, update, (client) => {
      const author = this.text.authors.get(client);
      return author === seat.personId || (author === undefined && !this.known.has(client));
    });
  }

  /** Takes a change: decodes and checks it, then lets it wait for the next commit. */
  receive(seat: DocumentSeat, update: Uint8Array, place: number): void {
    if (update.length > limits.updateBytesMax) {
      seat.refuse('too-large');
      seat.close('too-large');
      return;
    }
    const examined = examineUpdate(update);
    if (!examined.ok) {
      seat.close('malformed');
      return;
    }
    const writers = newWriters(examined.value, this.known);
    const change = { from: seat, place, content: { update, examined: examined.value, writers } };
    if (!this.admit(change)) this.hold(seat, change);
  }

  /** Settles what is under way for a tab, and drops the rest of what it sent. */
  async partWith(seat: DocumentSeat): Promise<void> {
    this.queue.drop(seat);
    seat.held = [];
    this.recount();
    const soon = new Promise<void>((resolve) => setTimeout(resolve, 1_000).unref());
    await Promise.race([this.queue.settled(), soon]);
  }

  /**
   * False if the change has to wait: it builds on something this node does not have, or
   * it seems to be by somebody else, which the log may explain.
   */
  private admit(change: Change<DocumentSeat>, isCaughtUp = false): boolean {
    const { from: seat, place, content } = change;
    if (!content) return true;
    const { examined } = content;
    if (!fits(examined, this.known)) return false;
    content.writers = newWriters(examined, this.known);
    const isNew = content.writers.size > 0 || deletesAnything(examined, this.text.doc);
    if (!isNew) {
      this.admitNothing(seat, place);
      return true;
    }
    if (!seat.mayWrite) {
      seat.refuse('no-right');
      return true;
    }
    if (this.isForged(seat, content.writers)) return false;
    // A client id this node has never met may be at home on another one.
    const isStrange = [...content.writers].some((client) => !this.text.authors.has(client));
    if (isStrange && !isCaughtUp) return false;
    const reason = this.reasonAgainst(seat, content);
    if (reason) {
      seat.refuse(reason);
      seat.close(reason);
      return true;
    }
    advance(this.known, examined);
    this.queue.add(change);
    return true;
  }

  /** Why the text cannot take a change, however rightful it is. */
  private reasonAgainst(
    seat: DocumentSeat,
    { update, examined, writers }: NonNullable<Change<DocumentSeat>['content']>,
  ): CloseReason | null {
    if (nestsTooDeep(examined.structs, this.text.doc, () => this.queue.structs())) {
      return 'malformed';
    }
    if (this.text.sizeBytes() + update.length > limits.documentBytesMax) return 'too-large';
    return this.mayBringClients(seat, writers) ? null : 'malformed';
  }

  /** Nothing new in it: saved as soon as all that came before it is. */
  private admitNothing(seat: DocumentSeat, place: number): void {
    if (this.queue.size > 0) {
      this.queue.add({ from: seat, place, content: null });
      return;
    }
    seat.settle(place);
    seat.acknowledge();
  }

  /**
   * A Yjs client id belongs to the person who first wrote with it. Otherwise thirteen
   * forged bytes silence a colleague and remove the text from the colleague's own screen.
   */
  private isForged(seat: DocumentSeat, writers: Set<number>): boolean {
    return [...writers].some((client) => {
      const author = this.text.authors.get(client);
      return author === undefined ? this.known.has(client) : author !== seat.personId;
    });
  }

  private mayBringClients(seat: DocumentSeat, writers: Set<number>): boolean {
    for (const client of writers) {
      if (this.text.authors.has(client)) continue;
      seat.newClients += 1;
      this.text.authors.set(client, seat.personId);
    }
    if (seat.newClients <= limits.newClientsMax) return true;
    log.warn({ personId: seat.personId }, 'Too many new clients on one connection.');
    return false;
  }

  /**
   * Keeps a change until what it builds on is here: the log may hold it already (the tab
   * came from another node), or the tab's own earlier changes are still to come.
   */
  private hold(seat: DocumentSeat, change: Change<DocumentSeat>): void {
    seat.held.push(change);
    seat.heldBytes += change.content?.update.length ?? 0;
    if (seat.heldBytes > limits.waitingBytesMax || seat.held.length > 100) {
      seat.close('overloaded');
      return;
    }
    this.lookUp(seat);
  }

  private lookUp(seat: DocumentSeat): void {
    if (!this.seats.has(seat) || seat.held.length === 0) return;
    this.text.catchUp().then(
      () => this.retryHeld(seat, true),
      (error: unknown) => {
        log.warn({ error }, 'The log could not be read yet.');
        setTimeout(() => this.lookUp(seat), times.commitRetryMax).unref();
      },
    );
  }

  private retryHeld(seat: DocumentSeat, isCaughtUp: boolean): void {
    const held = seat.held;
    seat.held = [];
    seat.heldBytes = 0;
    for (const change of held) {
      if (this.admit(change, isCaughtUp)) continue;
      const writers = change.content?.writers ?? new Set();
      if (isCaughtUp && this.fitsNow(change) && this.isForged(seat, writers)) {
        this.refuseForgery(seat);
        return;
      }
      seat.held.push(change);
      seat.heldBytes += change.content?.update.length ?? 0;
    }
  }

  private fitsNow({ content }: Change<DocumentSeat>): boolean {
    return content !== null && fits(content.examined, this.known);
  }

  private refuseForgery(seat: DocumentSeat): void {
    const { documentId } = this.text;
    log.warn({ personId: seat.personId, documentId }, 'A change under another author was refused.');
    seat.refuse('malformed');
    seat.close('malformed');
    this.queue.drop(seat);
    this.recount();
  }

  private settle(batch: readonly Change<DocumentSeat>[], outcome: Outcome): void {
    if (outcome.kind === 'refused') {
      this.refuseAll(batch, outcome.refusal);
      return;
    }
    const seats = new Set(batch.map(({ from }) => from));
    for (const { from, place } of batch) from.settle(place);
    for (const seat of seats) seat.acknowledge();
    if (outcome.kind === 'nothing') return;
    this.send(outcome.update, seats.size === 1 ? [...seats][0] : undefined);
    this.events.onCommitted(this);
    this.retryAllHeld(false);
    this.snapshotIfLong();
    this.considerLeaving();
  }

  /** The text takes nothing more: everybody who had something under way is told. */
  private refuseAll(batch: readonly Change<DocumentSeat>[], reason: CloseReason): void {
    const refused = new Set([...batch, ...this.queue.dropAll()].map(({ from }) => from));
    for (const seat of refused) {
      seat.refuse(reason);
      seat.close(reason);
    }
    this.recount();
    this.considerLeaving();
  }

  private caughtUp(update: Uint8Array): void {
    this.recount();
    this.send(update);
    this.retryAllHeld(true);
    this.snapshotIfLong();
  }

  private retryAllHeld(isCaughtUp: boolean): void {
    for (const seat of this.seats) if (seat.held.length > 0) this.retryHeld(seat, isCaughtUp);
  }

  /** One encoding for all; who alone wrote it has it already. */
  private send(update: Uint8Array, except?: DocumentSeat): void {
    const frame = updateFrame(update);
    for (const seat of this.seats) if (seat !== except) seat.send(frame);
  }

  private recount(): void {
    this.known = this.text.clocks();
    this.queue.advance(this.known);
  }

  private snapshotIfLong(): void {
    const { tailRows, tailBytes, sequence, documentId } = this.text;
    const isLong = tailRows >= limits.snapshotRows || tailBytes >= limits.snapshotBytes;
    if (!isLong || this.snapshotting) return;
    this.snapshotting = this.updateLog
      .addSnapshot(documentId, sequence, this.text.state())
      .then(() => this.text.snapshotWritten(tailRows, tailBytes))
      .catch((error: unknown) => log.warn({ error, documentId }, 'No snapshot could be written.'))
      .finally(() => {
        this.snapshotting = null;
        this.considerLeaving();
      });
  }
}
