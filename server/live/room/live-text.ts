import * as Y from 'yjs';
import type { Clocks } from './examine-update';
import { limits } from '@/server/live/limits/limits';
import { TextInMemory, type Missing } from './text-in-memory';
import type { LogTail, UpdateLog } from '@/server/text/update-log';

/** So many updates are applied at a time; then others have their turn. */
const updatesAtOnce = 2_000;

/**
 * A document's text in this node's memory: exactly what PostgreSQL's log holds up to
 * `sequence`, never more. Whatever is applied here has been committed before.
 */
export class LiveText {
  /** The last sequence of the log that is in the text, without a gap before it. */
  sequence = 0;
  /** The newest version of the editor's schema that it was written with. */
  schemaVersion = 0;
  /** What the log holds behind its last snapshot. */
  tailRows = 0;
  tailBytes = 0;
  /** Whose each Yjs client id is, as PostgreSQL has it. */
  authors = new Map<number, string>();
  /** Called with what other nodes committed, once it is in the text. */
  onCaughtUp: (update: Uint8Array) => void = () => undefined;
  /** Called when the log holds less than this text: the database was restored. */
  onGoneBack: () => void = () => undefined;

  private catching: Promise<void> | null = null;
  private text = new TextInMemory(null, []);
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
    text.schemaVersion = tail.schemaVersion;
    await text.begin(tail);
    text.authors = await log.authors(documentId);
    return text;
  }

  /** Puts in what this node has just committed. False if another node's came before it. */
  applyNext(sequence: number, update: Uint8Array): boolean {
    if (sequence !== this.sequence + 1) return false;
    this.text.apply([update]);
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

  /**
   * Returns once the text holds this sequence.
   *
   * @throws if the log does not hold it: whoever told of it saw another log
   */
  async reach(sequence: number): Promise<void> {
    for (let inVain = 0; this.sequence < sequence;) {
      const before = this.sequence;
      await this.catchUp();
      // The read that was shared may have begun before that commit; the next one did not.
      inVain = this.sequence > before ? 0 : inVain + 1;
      if (inVain > 2) throw new Error(`Document ${this.documentId} ends before ${sequence}.`);
    }
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

  /** Is it in memory as a Y.Doc, and not only as bytes? */
  get isAwake(): boolean {
    return this.text.isAwake;
  }

  /** The text to look into; wakes it. */
  get doc(): Y.Doc {
    return this.text.doc;
  }

  /** What a tab lacks that has the given state. */
  missingFor(stateVector: Uint8Array): Missing {
    return this.text.missingFor(stateVector);
  }

  /** The whole text, encoded once for all who ask between two commits. */
  state(): Uint8Array {
    return this.text.whole();
  }

  /** About how large the text is, encoded; exact each time it is encoded anew. */
  sizeBytes(): number {
    return this.text.sizeBytes;
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.clocks());
  }

  /** How far each client's committed writing reaches. */
  clocks(): Clocks {
    return new Map(this.text.clocks());
  }

  /** Gives up the Y.Doc if nothing needed it for so many milliseconds. */
  restIfQuietFor(quietMs: number): void {
    if (performance.now() - this.text.neededAt >= quietMs) this.text.rest();
  }

  destroy(): void {
    this.text.destroy();
  }

  snapshotWritten(rows: number, bytes: number): void {
    this.tailRows -= rows;
    this.tailBytes -= bytes;
  }

  private async readOn(): Promise<void> {
    const tail = await this.log.readSince(this.documentId, this.sequence);
    if (!tail || tail.lastSequence < this.sequence) {
      this.onGoneBack();
      return;
    }
    this.schemaVersion = tail.schemaVersion;
    if (tail.lastSequence === this.sequence) return;
    const authors = await this.log.authors(this.documentId);
    for (const [client, personId] of authors) this.authors.set(client, personId);
    const [sequence, before] = [this.sequence, this.stateVector()];
    if (tail.snapshot && tail.snapshot.sequence > sequence) this.takeSnapshot(tail.snapshot);
    await this.apply(tail.updates);
    if (this.sequence > sequence) this.onCaughtUp(Y.encodeStateAsUpdate(this.doc, before));
  }

  /** The log behind this sequence was trimmed while this node slept through it. */
  private takeSnapshot({ state, sequence }: NonNullable<LogTail['snapshot']>): void {
    this.text.apply([state]);
    // What it repeats must not count twice.
    this.text.whole();
    this.tailRows = 0;
    this.tailBytes = 0;
    this.sequence = sequence;
  }

  /** A log as long as it should ever be needs no Y.Doc to be opened and read. */
  private async begin({ snapshot, updates }: LogTail): Promise<void> {
    const isShort = updates.length <= limits.snapshotRows * 2;
    const atRest = isShort ? updates.map(({ update }) => update) : [];
    this.text = new TextInMemory(snapshot?.state ?? null, atRest);
    this.sequence = snapshot?.sequence ?? 0;
    if (!isShort) await this.apply(updates);
    else for (const { sequence, update } of updates) this.moved(sequence, 1, update.length);
  }

  /** Puts in what follows `sequence`, many in one transaction; others have turns between. */
  private async apply(updates: LogTail['updates']): Promise<void> {
    for (let at = 0; at < updates.length; at += updatesAtOnce) {
      if (at > 0) await new Promise((resolve) => setImmediate(resolve));
      this.applyAtOnce(updates.slice(at, at + updatesAtOnce));
    }
  }

  private applyAtOnce(updates: LogTail['updates']): void {
    // Commits of this node may have come in while the log was being read.
    const next = updates.filter(({ sequence }) => sequence > this.sequence);
    if (next[0]?.sequence !== this.sequence + 1) return;
    this.text.apply(next.map(({ update }) => update));
    for (const { sequence, update } of next) {
      if (this.awaited && sameBytes(this.awaited.update, update)) this.awaited.found = true;
      this.moved(sequence, 1, update.length);
    }
  }

  private moved(sequence: number, rows: number, bytes: number): void {
    this.sequence = sequence;
    this.tailRows += rows;
    this.tailBytes += bytes;
  }
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
