import * as Y from 'yjs';
import type { Clocks } from './examine-update';
import type { LogTail, UpdateLog } from './update-log';

/**
 * A document's text in this node's memory: exactly what PostgreSQL's log holds up to
 * `sequence`, never more. Whatever is applied here has been committed before.
 */
export class LiveText {
  readonly doc = new Y.Doc();
  /** The last sequence of the log that is in `doc`, without a gap before it. */
  sequence = 0;
  /** What the log holds behind its last snapshot. */
  tailRows = 0;
  tailBytes = 0;
  /** Whose each Yjs client id is, as PostgreSQL has it. */
  authors = new Map<number, string>();
  /** Called with what other nodes committed, once it is in `doc`. */
  onCaughtUp: (update: Uint8Array) => void = () => undefined;

  private catching: Promise<void> | null = null;
  private encoded: Uint8Array | null = null;
  private sizeEncoded = 0;
  private grownBytes = 0;
  private awaited: { update: Uint8Array; found: boolean } | null = null;

  private constructor(
    readonly documentId: string,
    private readonly log: UpdateLog,
  ) {}

  /** Loads a document. Null: there is none. A failure is thrown, never an empty text. */
  static async load(log: UpdateLog, documentId: string): Promise<LiveText | null> {
    const text = new LiveText(documentId, log);
    const tail = await log.readSince(documentId, 0);
    if (!tail) return null;
    text.apply(tail);
    text.authors = await log.authors(documentId);
    return text;
  }

  /** Puts in what this node has just committed. False if another node's came before it. */
  applyNext(sequence: number, update: Uint8Array): boolean {
    if (sequence !== this.sequence + 1) return false;
    Y.applyUpdate(this.doc, update);
    this.moved(sequence, 1, update.length);
    return true;
  }

  /** Reads what the log holds behind `sequence`; callers at the same time share one read. */
  catchUp(): Promise<void> {
    this.catching ??= this.readOn().finally(() => {
      this.catching = null;
    });
    return this.catching;
  }

  /** Returns once the text holds this sequence. */
  async reach(sequence: number): Promise<void> {
    while (this.sequence < sequence) await this.catchUp();
  }

  /**
   * Was this update committed, although the answer was lost? Call before trying again:
   * the log knows.
   */
  async wasCommitted(update: Uint8Array): Promise<boolean> {
    await this.catchUp();
    return this.awaited?.update === update && this.awaited.found;
  }

  /** Remembers an update about to be committed, to recognise it if it comes from the log. */
  awaits(update: Uint8Array): void {
    if (this.awaited?.update !== update) this.awaited = { update, found: false };
  }

  /** What a tab lacks that has the given state. */
  missingFor(stateVector: Uint8Array): Uint8Array {
    const isEmpty = stateVector.length <= 1;
    return isEmpty ? this.state() : Y.encodeStateAsUpdate(this.doc, stateVector);
  }

  /** The whole text, encoded once for all who join between two commits. */
  state(): Uint8Array {
    if (!this.encoded) {
      this.encoded = Y.encodeStateAsUpdate(this.doc);
      this.sizeEncoded = this.encoded.length;
      this.grownBytes = 0;
    }
    return this.encoded;
  }

  /** About how large the text is, encoded; exact each time it is encoded anew. */
  sizeBytes(): number {
    return this.sizeEncoded + this.grownBytes;
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.doc);
  }

  /** How far each client's committed writing reaches. */
  clocks(): Clocks {
    const clocks: Clocks = new Map();
    for (const client of this.doc.store.clients.keys()) {
      clocks.set(client, Y.getState(this.doc.store, client));
    }
    return clocks;
  }

  snapshotWritten(rows: number, bytes: number): void {
    this.tailRows -= rows;
    this.tailBytes -= bytes;
  }

  private async readOn(): Promise<void> {
    const tail = await this.log.readSince(this.documentId, this.sequence);
    if (!tail || tail.lastSequence <= this.sequence) return;
    const authors = await this.log.authors(this.documentId);
    for (const [client, personId] of authors) this.authors.set(client, personId);
    const before = this.stateVector();
    if (this.apply(tail)) this.onCaughtUp(Y.encodeStateAsUpdate(this.doc, before));
  }

  /** Everything in one transaction: a hundred thousand updates take 0.2 s that way. */
  private apply(tail: LogTail): boolean {
    const before = this.sequence;
    this.doc.transact(() => {
      if (tail.snapshot && tail.snapshot.sequence > this.sequence) {
        Y.applyUpdate(this.doc, tail.snapshot.state);
        this.tailRows = 0;
        this.tailBytes = 0;
        this.moved(tail.snapshot.sequence, 0, 0);
        this.sizeEncoded = tail.snapshot.state.length;
      }
      for (const { sequence, update } of tail.updates) {
        // A commit of this node may have come in while the log was being read.
        if (sequence !== this.sequence + 1) continue;
        if (this.awaited && sameBytes(this.awaited.update, update)) this.awaited.found = true;
        Y.applyUpdate(this.doc, update);
        this.moved(sequence, 1, update.length);
      }
    });
    return this.sequence > before;
  }

  private moved(sequence: number, rows: number, bytes: number): void {
    this.sequence = sequence;
    this.tailRows += rows;
    this.tailBytes += bytes;
    this.grownBytes += bytes;
    this.encoded = null;
  }
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
