import * as Y from 'yjs';
import type { Clocks } from './examine-update';
import { mergeUpdates } from '@/server/text/merge-updates';
import { storedDoc } from '@/server/text/stored-doc';

/** What a tab lacks. Send the tail first: Yjs keeps it until the state is there. */
export type Missing = { tail: Uint8Array | null; state: Uint8Array };

const nothing = new Uint8Array([0, 0]);

/**
 * A text as this node holds it: at rest as the bytes it was read from, awake as a Y.Doc.
 * A Y.Doc takes some ten times the memory of its bytes and the longest time to make, and
 * whoever only opens and reads a text does without one.
 */
export class TextInMemory {
  /** When something last needed it awake, by `performance.now()`. */
  neededAt = performance.now();

  private awake: Y.Doc | null = null;
  /** The whole text, encoded: a state, and what came behind it. Null: awake, and changed since. */
  private encoded: { state: Uint8Array; tail: Uint8Array | null } | null;
  private reached: Clocks | null = null;
  private sizeEncoded: number;
  private grownBytes = 0;

  /** A text at rest: the state it was stored with, and every update since, in order. */
  constructor(state: Uint8Array | null, updates: readonly Uint8Array[]) {
    const tail = updates.length > 0 ? mergeUpdates(updates) : null;
    this.encoded = state ? { state, tail } : { state: tail ?? nothing, tail: null };
    this.sizeEncoded = this.encoded.state.length + (this.encoded.tail?.length ?? 0);
  }

  get isAwake(): boolean {
    return this.awake !== null;
  }

  /** The text to look into or to change; wakes it. */
  get doc(): Y.Doc {
    this.neededAt = performance.now();
    return (this.awake ??= this.wake());
  }

  /** About how large the text is, encoded; exact each time it is encoded anew. */
  get sizeBytes(): number {
    return this.sizeEncoded + this.grownBytes;
  }

  /** Puts updates in, in one transaction: that takes a quarter of the time of one each. */
  apply(updates: readonly Uint8Array[]): void {
    const { doc } = this;
    doc.transact(() => {
      for (const update of updates) {
        Y.applyUpdate(doc, update);
        this.grownBytes += update.length;
      }
    });
    this.encoded = null;
    this.reached = null;
  }

  /** Gives the Y.Doc up; the text stays as its bytes. */
  rest(): void {
    if (!this.awake) return;
    this.whole();
    this.clocks();
    this.awake.destroy();
    this.awake = null;
  }

  /** The whole text as one update, encoded once between two changes. */
  whole(): Uint8Array {
    const { encoded } = this;
    if (encoded && !encoded.tail) return encoded.state;
    const state = Y.encodeStateAsUpdate(this.doc);
    this.encoded = { state, tail: null };
    this.sizeEncoded = state.length;
    this.grownBytes = 0;
    return state;
  }

  /** What a tab lacks that has the given state; all who have nothing get the same bytes. */
  missingFor(stateVector: Uint8Array): Missing {
    const hasNothing = stateVector.length <= 1;
    if (!hasNothing) return { tail: null, state: Y.encodeStateAsUpdate(this.doc, stateVector) };
    return this.encoded ?? { tail: null, state: this.whole() };
  }

  /** How far each client's writing reaches. Not to be changed. */
  clocks(): ReadonlyMap<number, number> {
    return (this.reached ??= this.awake ? clocksOf(this.awake) : this.clocksAtRest());
  }

  destroy(): void {
    this.awake?.destroy();
  }

  private wake(): Y.Doc {
    const { state, tail } = this.encoded ?? { state: nothing, tail: null };
    return storedDoc(tail ? [state, tail] : [state]);
  }

  private clocksAtRest(): Clocks {
    const { state, tail } = this.encoded ?? { state: nothing, tail: null };
    const clocks = Y.parseUpdateMeta(state).to;
    const behind = tail ? Y.parseUpdateMeta(tail).to : [];
    for (const [client, clock] of behind) clocks.set(client, clock);
    return clocks;
  }
}

function clocksOf(doc: Y.Doc): Clocks {
  const clients = [...doc.store.clients.keys()];
  return new Map(clients.map((client) => [client, Y.getState(doc.store, client)]));
}
