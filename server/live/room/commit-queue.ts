import type * as Y from 'yjs';
import type { Result } from '@/domain/result';
import { log } from '@/server/log';
import type { Clocks, Examined } from './examine-update';
import { advance } from './examine-update';
import { limitReached } from '@/server/live/limits/limit-reached';
import { limits, times } from '@/server/live/limits/limits';
import type { LiveText } from './live-text';
import { mergeUpdates } from '@/server/text/merge-updates';
import { Index } from './places';
import type { BatchRefusal, UpdateLog } from '@/server/text/update-log';

/** Who sent a change, as far as the queue has to know. */
export type Author = {
  readonly personId: string;
  readonly schemaVersion: number;
};

/** One accepted change on its way to PostgreSQL, or the place of one that brought nothing. */
export type Change<From extends Author> = {
  from: From;
  /** The how-manieth sync message of its socket it is. */
  place: number;
  content: { update: Uint8Array; examined: Examined; writers: Set<number> } | null;
};

export type Outcome =
  | { kind: 'saved'; sequence: number; update: Uint8Array }
  | { kind: 'nothing' }
  | { kind: 'refused'; refusal: BatchRefusal };

/**
 * Group commit: while one commit is under way the next changes gather, so load makes
 * batches and not queues. Where a commit has many receivers, the next one also keeps its
 * distance from it. A failing database keeps everything here and is tried again; nothing
 * is acknowledged meanwhile.
 */
export class CommitQueue<From extends Author> {
  /** Called after each commit, in the order of the changes. */
  onOutcome: (batch: readonly Change<From>[], outcome: Outcome) => void = () => undefined;
  /** The least time between two commits, in milliseconds. */
  distance: () => number = () => 0;
  /** Called with changes whose author claimed a client id that is somebody else's. */
  onForged: (change: Change<From>) => void = () => undefined;

  private waiting: Change<From>[] = [];
  private underWay: Change<From>[] = [];
  private running: Promise<void> | null = null;
  private stopped = false;
  private begunAt = 0;
  /** Made when it is asked for, and anew when something left. */
  private onItsWay: Index | null = null;
  private readonly claimed = new Set<number>();

  constructor(
    private readonly text: LiveText,
    private readonly updateLog: UpdateLog,
  ) {
    for (const client of text.authors.keys()) this.claimed.add(client);
  }

  get size(): number {
    return this.waiting.length + this.underWay.length;
  }

  add(change: Change<From>): void {
    this.waiting.push(change);
    if (change.content) this.onItsWay?.add(change.content.examined.structs);
    this.running ??= this.run();
  }

  /** Returns when what is here now is saved or refused. */
  async settled(): Promise<void> {
    await this.running;
  }

  /** Takes out what an author has here that is not under way yet. */
  drop(from: From): void {
    this.waiting = this.waiting.filter((change) => change.from !== from);
    this.onItsWay = null;
  }

  /** Takes out everything that is not under way, for a text that accepts nothing more. */
  dropAll(): Change<From>[] {
    this.onItsWay = null;
    return this.waiting.splice(0);
  }

  /** Gives up: no more retries. What is still here is not saved. */
  stop(): void {
    this.stopped = true;
  }

  /** Adds to what is committed what has been accepted and is on its way. */
  advance(known: Clocks): void {
    for (const { content } of [...this.underWay, ...this.waiting]) {
      if (content) advance(known, content.examined);
    }
  }

  /** An item that has been accepted and is not in the text yet. */
  find(id: Y.ID): Y.Item | null {
    this.onItsWay ??= new Index(
      [...this.underWay, ...this.waiting].flatMap(({ content }) => content?.examined.structs ?? []),
    );
    return this.onItsWay.find(id);
  }

  private async run(): Promise<void> {
    // What else this turn of the event loop brings belongs to the same commit.
    await Promise.resolve();
    while (this.waiting.length > 0 && !this.stopped) {
      await this.keepDistance();
      this.underWay = this.take();
      const batch = await this.withoutForged(this.underWay);
      const outcome = await this.commit(batch);
      if (!outcome) break;
      this.underWay = [];
      this.onItsWay = null;
      this.onOutcome(batch, outcome);
    }
    // In the same step as the last look at `waiting`, so that nobody is left waiting.
    this.running = null;
  }

  /** A change after a pause goes at once; those of a crowd gather. */
  private async keepDistance(): Promise<void> {
    const wait = this.begunAt + this.distance() - performance.now();
    if (wait >= 1) await new Promise((resolve) => setTimeout(resolve, wait));
    this.begunAt = performance.now();
  }

  private take(): Change<From>[] {
    let bytes = 0;
    let count = 0;
    for (const { content } of this.waiting) {
      bytes += content?.update.length ?? 0;
      const isLarge = bytes > limits.batchBytesMax;
      if (count > 0 && (isLarge || count >= limits.batchUpdatesMax)) {
        const { documentId } = this.text;
        limitReached(isLarge ? 'batchBytesMax' : 'batchUpdatesMax', { documentId });
        break;
      }
      count += 1;
    }
    return this.waiting.splice(0, count);
  }

  /** Claims the client ids that are new, and parts with changes that claim another's. */
  private async withoutForged(batch: Change<From>[]): Promise<Change<From>[]> {
    const fresh = batch.flatMap(({ from, content }) =>
      [...(content?.writers ?? [])]
        .filter((client) => !this.claimed.has(client))
        .map((client) => ({ from, client, personId: from.personId })),
    );
    if (fresh.length === 0) return batch;
    const { documentId } = this.text;
    const foreign = await this.insist(() => this.updateLog.claim(documentId, fresh));
    const forgers = new Set<From>();
    for (const { from, client, personId } of fresh) {
      const isForged = foreign?.some((one) => one.client === client && one.personId === personId);
      if (isForged ?? true) forgers.add(from);
      else this.claimed.add(client);
    }
    for (const change of batch) if (forgers.has(change.from)) this.onForged(change);
    return batch.filter(({ from }) => !forgers.has(from));
  }

  /** Null only if the queue was stopped before the commit succeeded. */
  private async commit(batch: readonly Change<From>[]): Promise<Outcome | null> {
    const updates = batch.flatMap(({ content }) => (content ? [content.update] : []));
    if (updates.length === 0) return { kind: 'nothing' };
    const update = mergeUpdates(updates);
    this.text.awaits(update);
    let isRetry = false;
    const answer = await this.insist<Result<number, BatchRefusal>>(async () => {
      if (isRetry && (await this.text.wasCommitted(update))) {
        return { ok: true, value: this.text.sequence };
      }
      isRetry = true;
      return this.updateLog.append({
        documentId: this.text.documentId,
        update,
        schemaVersion: Math.max(...batch.map(({ from }) => from.schemaVersion)),
        known: this.text.sequence,
        writing: writingOf(batch),
      });
    });
    if (!answer) return null;
    if (!answer.ok) return { kind: 'refused', refusal: answer.refusal };
    const sequence = answer.value;
    if (sequence > this.text.sequence && !this.text.applyNext(sequence, update)) {
      // Null: it was stopped, and nobody may be told that this is saved.
      if ((await this.insist(() => this.text.reach(sequence))) === null) return null;
    }
    return { kind: 'saved', sequence, update };
  }

  /** Tries until it succeeds, ever more slowly; null if the queue is stopped before. */
  private async insist<Value>(work: () => Promise<Value>): Promise<Value | null> {
    for (let wait: number = times.commitRetryMin; !this.stopped;) {
      try {
        return await work();
      } catch (error) {
        const { documentId } = this.text;
        log.warn({ error, documentId, changes: this.size }, 'Changes could not be saved yet.');
      }
      await new Promise((resolve) => setTimeout(resolve, wait));
      wait = Math.min(wait * 2, times.commitRetryMax);
    }
    return null;
  }
}

/** Which part of each client's writing a batch adds, and whose it is. */
function writingOf(batch: readonly Change<Author>[]) {
  const writing = new Map<number, { client: number; personId: string; from: number; to: number }>();
  for (const { from, content } of batch) {
    if (!content) continue;
    for (const run of content.examined.runs) {
      if (!content.writers.has(run.client)) continue;
      const before = writing.get(run.client);
      writing.set(run.client, {
        client: run.client,
        personId: from.personId,
        from: Math.min(before?.from ?? run.from, run.from),
        to: Math.max(before?.to ?? 0, run.to),
      });
    }
  }
  return [...writing.values()];
}
