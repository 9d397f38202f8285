import type * as Y from 'yjs';
import type { CloseReason } from '@/domain/live/wire';
import { log } from '@/server/log';
import type { Change, CommitQueue } from './commit-queue';
import type { DocumentSeat } from './document-seat';
import {
  advance,
  deletesAnything,
  examineUpdate,
  type ExamineRefusal,
  fits,
  newWriters,
  type Clocks,
  type Examined,
} from './examine-update';
import { HeldChanges, type Together, type Verdict } from './held-changes';
import { limitReached } from '@/server/live/limits/limit-reached';
import { limits } from '@/server/live/limits/limits';
import type { LiveText } from './live-text';
import { Index } from './places';
import { highestMarkIn, isMisshapen, marksIn } from './shape';
import type { SoundCheck } from './sound-check';

/**
 * What comes into a room: every change is decoded and checked before it may wait for its
 * commit. What it builds on must be here, its author must be who it says, and the text
 * must be able to take it.
 */
export class Intake {
  private readonly held = new HeldChanges(
    () => this.text.catchUp(),
    (change, isCaughtUp, together) => this.admit(change, isCaughtUp, together),
    (seat) => this.refuseForgery(seat),
    (held) => this.findComplete(held),
  );
  /** How far each client's writing reaches, counting what is on its way. */
  private known: Clocks;
  /** The highest number of an operation on marks, here or on its way; null: to be counted. */
  private highestMark: number | null = null;

  constructor(
    private readonly text: LiveText,
    private readonly queue: CommitQueue<DocumentSeat>,
    private readonly soundCheck: SoundCheck,
  ) {
    this.known = text.clocks();
  }

  receive(seat: DocumentSeat, update: Uint8Array, place: number, isReturn: boolean): void {
    if (update.length > limits.updateBytesMax) {
      limitReached('updateBytesMax', seat.inLog());
      void seat.putOut('too-large');
      return;
    }
    const examined = examineUpdate(update);
    if (!examined.ok) {
      refuseUnread(seat, examined.refusal);
      return;
    }
    const writers = newWriters(examined.value, this.known);
    if (isReturn) seat.returningClients = Math.min(writers.size, limits.returningClientsMax);
    const change = { from: seat, place, content: { update, examined: examined.value, writers } };
    if (this.admit(change, false) === 'waits') this.held.hold(change);
  }

  /** Tries again what waited, because the text has moved on. */
  retry(isCaughtUp: boolean): void {
    this.held.retryAll(isCaughtUp);
  }

  /** Forgets what a seat has here that is not on its way to PostgreSQL yet. */
  drop(seat: DocumentSeat): void {
    this.queue.drop(seat);
    this.held.drop(seat);
    this.recount();
  }

  /** A seat is empty: what it waited with comes again on its next socket. */
  leave(seat: DocumentSeat): void {
    this.held.drop(seat);
  }

  /** Counts anew how far everybody's writing reaches: from the text and what is under way. */
  recount(): void {
    this.known = this.text.clocks();
    this.queue.advance(this.known);
    this.highestMark = null;
  }

  /** May this seat's person speak for a client id, as the caret of whoever writes with it? */
  maySpeakFor(seat: DocumentSeat, client: number): boolean {
    const author = this.text.authors.get(client);
    return author === seat.personId || (author === undefined && !this.known.has(client));
  }

  refuseForgery(seat: DocumentSeat): void {
    const { documentId } = this.text;
    log.warn({ personId: seat.personId, documentId }, 'A change under another author was refused.');
    void seat.putOut('malformed');
  }

  /**
   * Takes a change, or finds that it has to wait: it builds on something this node does
   * not have, or it seems to be by somebody else, which the log may explain.
   */
  private admit(change: Change<DocumentSeat>, isCaughtUp: boolean, together?: Together): Verdict {
    const { from: seat, place, content } = change;
    if (!content) return 'taken';
    const { examined } = content;
    if (!fits(examined, together?.known ?? this.known)) return 'waits';
    content.writers = newWriters(examined, this.known);
    const isNew = content.writers.size > 0 || this.deletes(examined);
    if (!isNew) {
      this.admitNothing(seat, place);
      return 'taken';
    }
    if (!seat.mayWrite) {
      seat.refuse('no-right');
      return 'taken';
    }
    const doubt = this.doubtAbout(seat, content.writers, isCaughtUp);
    if (doubt) return doubt;
    const reason = this.reasonAgainst(seat, content, together);
    if (reason) {
      void seat.putOut(reason);
      return 'refused';
    }
    advance(this.known, examined);
    this.highestMark = Math.max(this.highestMark ?? 0, marksIn(examined.structs).highest);
    this.queue.add(change);
    return 'taken';
  }

  /** Are these clients this person's? One this node has never met may be at home on another one. */
  private doubtAbout(
    seat: DocumentSeat,
    writers: Set<number>,
    isCaughtUp: boolean,
  ): 'forged' | 'waits' | null {
    const isForged = this.isForged(seat, writers);
    if (isCaughtUp) return isForged ? 'forged' : null;
    const isStrange = [...writers].some((client) => !this.text.authors.has(client));
    return isForged || isStrange ? 'waits' : null;
  }

  /** The largest part of what waits that builds on nothing but itself and what is here. */
  private findComplete(held: readonly Change<DocumentSeat>[]): Together | null {
    for (let changes = held; changes.length > 0;) {
      const known = new Map(this.known);
      for (const { content } of changes) if (content) advance(known, content.examined);
      const complete = changes.filter(({ content }) => !content || fits(content.examined, known));
      if (complete.length === changes.length) {
        const structs = changes.flatMap(({ content }) => content?.examined.structs ?? []);
        return { changes: new Set(changes), known, index: new Index(structs) };
      }
      changes = complete;
    }
    return null;
  }

  /** Without asking the text where nothing is deleted: who only reads must not wake it. */
  private deletes(examined: Examined): boolean {
    return examined.deletions.length > 0 && deletesAnything(examined, this.text.doc);
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

  /** Why the text cannot take a change, however rightful it is. */
  private reasonAgainst(
    seat: DocumentSeat,
    { update, examined, writers }: NonNullable<Change<DocumentSeat>['content']>,
    together: Together | undefined,
  ): CloseReason | null {
    this.soundCheck.beforeWriting();
    if (this.soundCheck.isDamaged) return 'damaged';
    if (this.isMisshapen(examined, together)) return 'malformed';
    if (this.text.sizeBytes() + update.length > limits.documentBytesMax) {
      limitReached('documentBytesMax', seat.inLog());
      return 'too-large';
    }
    return this.mayBringClients(seat, writers) ? null : 'malformed';
  }

  private isMisshapen({ structs }: Examined, together: Together | undefined): boolean {
    const { doc } = this.text;
    this.highestMark ??= highestMarkIn(doc);
    const { highestMark } = this;
    const earlier = (id: Y.ID) => this.queue.find(id) ?? together?.index.find(id) ?? null;
    return isMisshapen(structs, { doc, earlier, highestMark });
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
    const strange = [...writers].filter((client) => !this.text.authors.has(client));
    if (seat.newClients + strange.length <= limits.newClientsMax + seat.returningClients) {
      seat.newClients += strange.length;
      for (const client of strange) this.text.authors.set(client, seat.personId);
      return true;
    }
    limitReached(seat.returningClients > 0 ? 'returningClientsMax' : 'newClientsMax', seat.inLog());
    return false;
  }
}

/** An update that could not even be taken apart, or is in one piece too long. */
function refuseUnread(seat: DocumentSeat, refusal: ExamineRefusal): void {
  if (refusal === 'too-long') limitReached('structLengthMax', seat.inLog());
  void seat.putOut(refusal === 'too-long' ? 'too-large' : 'malformed');
}
