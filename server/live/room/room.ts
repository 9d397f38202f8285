import type { CloseReason } from '@/domain/live/wire';
import { log } from '@/server/log';
import { CommitQueue, type Change, type Outcome } from './commit-queue';
import type { DocumentSeat } from './document-seat';
import { updateFrame } from '@/server/live/socket/frames';
import { Intake } from './intake';
import { limits, times } from '@/server/live/limits/limits';
import type { LiveText } from './live-text';
import { count } from '@/server/live/metrics';
import { prepare } from '@/server/live/socket/outlet';
import { Presence, type PresenceState } from './presence';
import { SoundCheck } from './sound-check';
import type { UpdateLog } from '@/server/text/update-log';

/** What a room tells the rest of the node. */
export type RoomEvents = {
  onCommitted: (room: Room) => void;
  onPresence: (room: Room, states: PresenceState[]) => void;
  /** Nobody is here, nothing is unsaved: the room may be forgotten. */
  onEmpty: (room: Room) => void;
  /** The log holds less than the room: whoever comes next must load it anew. */
  onGoneBack: (room: Room) => void;
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

  private readonly intake: Intake;
  private readonly soundCheck: SoundCheck;
  private snapshotting: Promise<void> | null = null;
  private leaving: NodeJS.Timeout | null = null;
  private isGone = false;

  constructor(
    readonly text: LiveText,
    private readonly updateLog: UpdateLog,
    private readonly events: RoomEvents,
  ) {
    this.queue = new CommitQueue(text, updateLog);
    this.soundCheck = new SoundCheck(text, () => this.closeDamaged());
    this.intake = new Intake(text, this.queue, this.soundCheck);
    this.queue.onOutcome = (batch, outcome) => this.settle(batch, outcome);
    this.queue.distance = () => Math.min(times.commitDistanceMax, this.seats.size / 10);
    this.queue.onForged = ({ from }) => this.intake.refuseForgery(from);
    text.onCaughtUp = (update) => this.caughtUp(update);
    text.onGoneBack = () => this.goBack();
    this.presence.onFlush = (message) => this.sendPresence(message);
    this.presence.onLocal = (states) => this.events.onPresence(this, states);
  }

  get isIdle(): boolean {
    return this.seats.size + this.expected + this.queue.size === 0 && !this.snapshotting;
  }

  /**
   * Does the text hold what no text can hold? What another node, or a way back to the
   * last good version, has written meanwhile is read first.
   */
  async isDamaged(): Promise<boolean> {
    if (this.soundCheck.isDamaged) await this.text.catchUp();
    return this.soundCheck.isDamaged;
  }

  join(seat: DocumentSeat): void {
    if (this.leaving) clearTimeout(this.leaving);
    this.leaving = null;
    this.seats.add(seat);
    // The door let it in a moment before.
    if (this.isGone) seat.close('fault');
  }

  leave(seat: DocumentSeat): void {
    this.presence.leave(seat);
    this.intake.leave(seat);
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

  /** Lets a text that nobody writes any more take less memory. */
  rest(): void {
    if (this.queue.size === 0) this.text.restIfQuietFor(times.rest);
  }

  close(): void {
    if (this.leaving) clearTimeout(this.leaving);
    this.soundCheck.stop();
    this.presence.close();
    this.text.destroy();
  }

  receivePresence(seat: DocumentSeat, update: Uint8Array): void {
    this.presence.receive(seat, update, (client) => this.intake.maySpeakFor(seat, client));
  }

  /** Takes a change: decodes and checks it, then lets it wait for the next commit. */
  receive(seat: DocumentSeat, update: Uint8Array, place: number, isReturn: boolean): void {
    this.intake.receive(seat, update, place, isReturn);
  }

  /** Settles what is under way for a tab, and drops the rest of what it sent. */
  async partWith(seat: DocumentSeat): Promise<void> {
    this.intake.drop(seat);
    const soon = new Promise<void>((resolve) => setTimeout(resolve, 1_000).unref());
    await Promise.race([this.queue.settled(), soon]);
  }

  private settle(batch: readonly Change<DocumentSeat>[], outcome: Outcome): void {
    if (outcome.kind === 'refused') {
      if (outcome.refusal === 'gone-back') this.goBack();
      else this.refuseAll(batch, outcome.refusal);
      return;
    }
    const seats = new Set(batch.map(({ from }) => from));
    for (const { from, place } of batch) from.settle(place);
    for (const seat of seats) seat.acknowledge();
    if (outcome.kind === 'nothing') return;
    count.committed(batch.length);
    this.send(outcome.update, seats.size === 1 ? [...seats][0] : undefined);
    this.events.onCommitted(this);
    this.soundCheck.changed();
    this.movedOn(false);
    this.considerLeaving();
  }

  /** The text takes nothing more: everybody who had something under way is told. */
  private refuseAll(batch: readonly Change<DocumentSeat>[], reason: CloseReason): void {
    const refused = new Set([...batch, ...this.queue.dropAll()].map(({ from }) => from));
    for (const seat of refused) {
      seat.refuse(reason);
      seat.close(reason);
    }
    this.intake.recount();
    this.considerLeaving();
  }

  /**
   * The database was restored to an earlier point. What this room holds beyond it is no
   * longer stored, so nothing more is acknowledged here; every tab comes back by itself,
   * to the text as it is stored, and brings what it still holds.
   */
  private goBack(): void {
    if (this.isGone) return;
    this.isGone = true;
    const { documentId, sequence } = this.text;
    log.error({ documentId, sequence }, 'A log was set back: its text is loaded anew.');
    this.queue.stop();
    this.queue.dropAll();
    this.events.onGoneBack(this);
    for (const seat of this.seats) seat.close('fault');
    this.close();
  }

  private closeDamaged(): void {
    for (const seat of this.seats) void seat.putOut('damaged');
  }

  private caughtUp(update: Uint8Array): void {
    this.intake.recount();
    if (this.soundCheck.isDamaged) this.soundCheck.look();
    else this.soundCheck.changed();
    this.send(update);
    this.movedOn(true);
  }

  private movedOn(isCaughtUp: boolean): void {
    this.intake.retry(isCaughtUp);
    this.snapshotIfLong();
  }

  /** One encoding for all; who alone wrote it has it already. */
  private send(update: Uint8Array, except?: DocumentSeat): void {
    const frame = prepare(updateFrame(update));
    for (const seat of this.seats) if (seat !== except) seat.sendPrepared(frame);
  }

  private sendPresence(message: Uint8Array): void {
    const frame = prepare(message);
    for (const seat of this.seats) seat.sendPresence(frame);
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
