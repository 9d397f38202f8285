import * as idb from 'lib0/indexeddb';
import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';
import { sequencesSince } from '@/domain/text/schema-version';
import { canKeepCopies, copyName, forgetCopy, listCopies, type CopyKey } from './offline-copies';

/** How often the number of unsaved changes is noted while somebody types, in milliseconds. */
const noteEvery = 300;
/** A browser that takes longer to open its own database works without a copy. */
const patience = 2_000;

/** Copies on their way out of the browser: whoever opens one again waits for it. */
const leaving = new Map<string, Promise<void>>();

/**
 * A text as this browser keeps it while it is open, so that what is typed offline
 * survives the tab. Beside it stands how many changes each tab had not seen saved: what
 * is restored counts as unsaved until the server has acknowledged it.
 */
export class OfflineCopy {
  /** Changes found here that were not known to be saved when their tab was closed. */
  unsavedBefore = 0;
  /** Called when the browser no longer keeps the copy: it is full, or was cleared. */
  onLost: () => void = () => undefined;

  private notesBefore: string[] = [];
  private readonly clientsTaken: number[] = [];
  private wanted = 0;
  private noted = 0;
  private noting: ReturnType<typeof setTimeout> | undefined;
  private isOpen = true;

  private constructor(
    private readonly key: CopyKey,
    private readonly persistence: IndexeddbPersistence,
  ) {}

  /**
   * Puts the copy into the document and goes on keeping it. Null where the browser keeps
   * nothing. What was written with older editors is taken over; a newer one's is left.
   */
  static async open(key: CopyKey, doc: Y.Doc): Promise<OfflineCopy | null> {
    await leaving.get(copyName(key));
    if (!(await canKeepCopies())) return null;
    const copy = new OfflineCopy(key, new IndexeddbPersistence(copyName(key), doc));
    if (!(await copy.isLoaded())) {
      void copy.close();
      return null;
    }
    await copy.readNotes();
    copy.writeNote();
    for (const older of await olderCopies(key)) {
      const taken = new OfflineCopy(older, new IndexeddbPersistence(copyName(older), doc));
      if (!(await taken.isLoaded())) continue;
      await taken.readNotes();
      copy.unsavedBefore += taken.unsavedBefore;
      copy.clientsTaken.push(...taken.clientsBefore);
      await taken.forget();
    }
    return copy;
  }

  /** The Yjs clients of the tabs of this person that wrote in what was found here. */
  get clientsBefore(): number[] {
    return [...this.notesBefore.map(Number), ...this.clientsTaken];
  }

  /** Does the browser still keep what is written? */
  get isKept(): boolean {
    return this.isOpen;
  }

  /** Notes how many changes of this tab are not known to be saved. */
  note(unsaved: number): void {
    this.wanted = unsaved;
    // Whether there are any is known at once, how many a little later.
    if ((this.noted === 0) !== (unsaved === 0)) this.writeNote();
    else this.noting ??= setTimeout(() => this.writeNote(), noteEvery);
  }

  /** What was found here when it was opened is saved now. */
  restoredIsSaved(): void {
    for (const note of this.notesBefore.splice(0)) void this.write(note, null);
  }

  /** Lets go of the copy; it stays in the browser. */
  async close(): Promise<void> {
    if (!this.isOpen) return;
    if (this.noted !== this.wanted) this.writeNote();
    this.isOpen = false;
    clearTimeout(this.noting);
    await this.persistence.destroy().catch(() => undefined);
  }

  /** Lets go of the copy and takes it out of the browser. */
  async forget(): Promise<void> {
    const name = copyName(this.key);
    const gone = this.close().then(() => forgetCopy(this.key));
    leaving.set(name, gone);
    await gone;
    leaving.delete(name);
  }

  private async isLoaded(): Promise<boolean> {
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), patience));
    return (await Promise.race([this.persistence.whenSynced, late])) !== null;
  }

  private async readNotes(): Promise<void> {
    const { db } = this.persistence;
    if (!db) return;
    // Without these, writing to a database that was cleared meanwhile would throw.
    db.onversionchange = () => this.lose();
    db.addEventListener('close', () => this.lose());
    const [notes] = idb.transact(db, ['custom'], 'readonly');
    if (!notes) return;
    const [names, counts] = await Promise.all([idb.getAllKeys(notes), idb.getAll(notes)]);
    this.notesBefore = names.map(String);
    this.unsavedBefore = counts.reduce((sum: number, count) => sum + (Number(count) || 0), 0);
  }

  private writeNote(): void {
    clearTimeout(this.noting);
    this.noting = undefined;
    this.noted = this.wanted;
    void this.write(String(this.persistence.doc.clientID), this.wanted);
  }

  /** Notes even that nothing is unsaved, for the note says whose words these are; null takes it out. */
  private async write(note: string, unsaved: number | null): Promise<void> {
    if (!this.isOpen) return;
    try {
      await (unsaved === null ? this.persistence.del(note) : this.persistence.set(note, unsaved));
    } catch {
      this.lose();
    }
  }

  private lose(): void {
    if (!this.isOpen) return;
    this.wanted = this.noted;
    void this.close();
    this.onLost();
  }
}

/**
 * Copies of the same text by the same person that older editors have left. A tree of
 * before version 2 is not among them: it is of another document (earlier-words.tsx).
 */
async function olderCopies(key: CopyKey): Promise<CopyKey[]> {
  return (await listCopies()).filter(
    ({ personId, documentId, schemaVersion }) =>
      personId === key.personId &&
      documentId === key.documentId &&
      schemaVersion >= sequencesSince &&
      schemaVersion < key.schemaVersion,
  );
}
