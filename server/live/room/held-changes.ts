import { log } from '@/server/log';
import type { Change } from './commit-queue';
import type { DocumentSeat } from './document-seat';
import { limitReached } from '@/server/live/limits/limit-reached';
import { limits, times } from '@/server/live/limits/limits';

/**
 * What became of a change: taken (or answered), still waiting, refused together with all
 * that its author sends after it, or found to be forged.
 */
export type Verdict = 'taken' | 'waits' | 'refused' | 'forged';

type Held = { changes: Change<DocumentSeat>[]; bytes: number };

/**
 * Keeps changes until what they build on is here: the log may hold it already (the tab
 * came from another node), or the tab's own earlier changes are still to come.
 */
export class HeldChanges {
  private readonly bySeat = new Map<DocumentSeat, Held>();

  constructor(
    private readonly catchUp: () => Promise<void>,
    private readonly admit: (change: Change<DocumentSeat>, isCaughtUp: boolean) => Verdict,
    private readonly refuseForgery: (seat: DocumentSeat) => void,
  ) {}

  hold(change: Change<DocumentSeat>): void {
    const seat = change.from;
    const { changes, bytes } = this.keep(change);
    // One change may wait alone, however long: somebody's first may be a whole paper.
    const isLarge = changes.length > 1 && bytes > limits.waitingBytesMax;
    if (isLarge || changes.length > limits.waitingUpdatesMax) {
      limitReached(isLarge ? 'waitingBytesMax' : 'waitingUpdatesMax', seat.inLog());
      seat.close('overloaded');
      return;
    }
    this.lookUp(seat);
  }

  drop(seat: DocumentSeat): void {
    this.bySeat.delete(seat);
  }

  retryAll(isCaughtUp: boolean): void {
    const seats = [...this.bySeat.keys()];
    for (const seat of seats) this.retry(seat, isCaughtUp);
  }

  private keep(change: Change<DocumentSeat>): Held {
    const held = this.bySeat.get(change.from) ?? { changes: [], bytes: 0 };
    held.changes.push(change);
    held.bytes += change.content?.update.length ?? 0;
    this.bySeat.set(change.from, held);
    return held;
  }

  private lookUp(seat: DocumentSeat): void {
    if (!this.bySeat.has(seat)) return;
    this.catchUp().then(
      () => this.retry(seat, true),
      (error: unknown) => {
        log.warn({ error }, 'The log could not be read yet.');
        setTimeout(() => this.lookUp(seat), times.commitRetryMax).unref();
      },
    );
  }

  private retry(seat: DocumentSeat, isCaughtUp: boolean): void {
    const changes = this.bySeat.get(seat)?.changes ?? [];
    this.bySeat.delete(seat);
    for (const change of changes) {
      const verdict = this.admit(change, isCaughtUp);
      if (verdict === 'forged') this.refuseForgery(seat);
      if (verdict === 'forged' || verdict === 'refused') return;
      if (verdict === 'waits') this.keep(change);
    }
  }
}
