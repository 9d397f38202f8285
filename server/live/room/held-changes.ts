import { log } from '@/server/log';
import type { Change } from './commit-queue';
import type { DocumentSeat } from './document-seat';
import type { Clocks } from './examine-update';
import type { Index } from './places';
import { limitReached } from '@/server/live/limits/limit-reached';
import { limits, times } from '@/server/live/limits/limits';

/**
 * What became of a change: taken (or answered), still waiting, refused together with all
 * that its author sends after it, or found to be forged.
 */
export type Verdict = 'taken' | 'waits' | 'refused' | 'forged';

/** Changes that wait for nothing but one another. */
export type Together = {
  changes: ReadonlySet<Change<DocumentSeat>>;
  /** How far everybody’s writing reaches with them. */
  known: Clocks;
  index: Index;
};

type Held = { changes: Change<DocumentSeat>[]; bytes: number };

/**
 * Keeps changes until what they build on is here: the log may hold it already (the tab
 * came from another node), or the tab's own earlier changes are still to come.
 */
export class HeldChanges {
  private readonly bySeat = new Map<DocumentSeat, Held>();

  constructor(
    private readonly catchUp: () => Promise<void>,
    private readonly admit: (
      change: Change<DocumentSeat>,
      isCaughtUp: boolean,
      together?: Together,
    ) => Verdict,
    private readonly refuseForgery: (seat: DocumentSeat) => void,
    private readonly findComplete: (held: readonly Change<DocumentSeat>[]) => Together | null,
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

  private retryCaughtUp(seat: DocumentSeat): void {
    this.retry(seat, true);
    this.retryTogether();
  }

  /**
   * Several tabs may each bring what another builds on, when the log was set back: what
   * is complete among all that waits is taken as one.
   */
  private retryTogether(): void {
    const held = [...this.bySeat.values()].flatMap(({ changes }) => changes);
    const together = held.length > 1 ? this.findComplete(held) : null;
    if (!together) return;
    for (const [seat, { changes }] of this.bySeat) {
      if (!changes.some((change) => together.changes.has(change))) continue;
      this.bySeat.delete(seat);
      this.admitAll(seat, changes, (change) =>
        this.admit(change, true, together.changes.has(change) ? together : undefined),
      );
    }
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
      () => this.retryCaughtUp(seat),
      (error: unknown) => {
        log.warn({ error }, 'The log could not be read yet.');
        setTimeout(() => this.lookUp(seat), times.commitRetryMax).unref();
      },
    );
  }

  private retry(seat: DocumentSeat, isCaughtUp: boolean): void {
    const changes = this.bySeat.get(seat)?.changes ?? [];
    this.bySeat.delete(seat);
    this.admitAll(seat, changes, (change) => this.admit(change, isCaughtUp));
  }

  private admitAll(
    seat: DocumentSeat,
    changes: readonly Change<DocumentSeat>[],
    admit: (change: Change<DocumentSeat>) => Verdict,
  ): void {
    for (const change of changes) {
      const verdict = admit(change);
      if (verdict === 'forged') this.refuseForgery(seat);
      if (verdict === 'forged' || verdict === 'refused') return;
      if (verdict === 'waits') this.keep(change);
    }
  }
}
