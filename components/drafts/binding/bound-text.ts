import type { Schema } from '@tiptap/pm/model';
import type { Doc, Text, Transaction, YEvent } from 'yjs';
import { isMarkerMap, type MarkerMap, rootName } from '@/domain/text/sequence/sequence';
import { showTree } from '@/domain/text/sequence/tree';
import { Mirror } from './mirror';
import { SequenceWriter } from './sequence-writer';
import { ShownText } from './shown-text';

/** A shared text, what is read of it, and the hand that writes into it. */
export class BoundText {
  readonly text: Text;
  readonly mirror: Mirror;
  readonly writer: SequenceWriter;
  /** What the text is now; the editor may still show what it was. */
  shown: ShownText;
  /** The transaction in which something is being written here. */
  private running: Transaction | null = null;

  constructor(
    readonly doc: Doc,
    readonly schema: Schema,
  ) {
    this.text = doc.getText(rootName);
    this.mirror = new Mirror(this.text);
    this.writer = new SequenceWriter(this.text, this.mirror, schema);
    this.shown = this.show();
  }

  /** Writes in one transaction. */
  write(origin: object, change: () => void): void {
    this.doc.transact((transaction) => {
      const outer = this.running;
      this.running = transaction;
      try {
        change();
      } finally {
        this.running = outer;
      }
    }, origin);
  }

  /** Reads what the running transaction has done to words, markers and fences so far. */
  refresh(): void {
    if (this.running && this.mirror.update(this.running)) this.shown = this.show();
  }

  /** Reads all, because what markers say may have changed as well. */
  readAnew(): void {
    this.mirror.readAll();
    this.shown = this.show();
  }

  /** Says of a block what it is now; the mirror learns of it when the transaction ends. */
  say(marker: MarkerMap, name: string, value: unknown): void {
    (marker as unknown as Map<string, unknown>).set(name, value);
    this.mirror.forget(marker);
  }

  /** Reads what a transaction that has ended has changed. */
  hear(events: readonly YEvent<never>[], transaction: Transaction): void {
    const markers = new Set<MarkerMap>();
    for (const { target } of events) {
      const marker = this.markerAround(target);
      if (!marker) continue;
      this.mirror.forget(marker);
      markers.add(marker);
    }
    if (this.mirror.update(transaction, markers)) this.shown = this.show();
  }

  private markerAround(target: unknown): MarkerMap | null {
    let type = target as { _item: { parent: unknown; deleted: boolean } | null } | null;
    while (type?._item && type._item.parent !== this.text) type = type._item.parent as typeof type;
    return type?._item && !type._item.deleted && isMarkerMap(type) ? type : null;
  }

  private show(): ShownText {
    return new ShownText(showTree(this.mirror.blocks), () => this.text.length);
  }
}
