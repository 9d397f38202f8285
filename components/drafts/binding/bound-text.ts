import type { Schema } from '@tiptap/pm/model';
import {
  createRelativePositionFromJSON,
  createRelativePositionFromTypeIndex,
  type Doc,
  type RelativePosition,
  type Text,
  type Transaction,
  type YEvent,
} from 'yjs';
import type { Block } from '@/domain/text/sequence/block';
import {
  isMarkerMap,
  type ItemId,
  type MarkerMap,
  rootName,
} from '@/domain/text/sequence/sequence';
import { showTree } from '@/domain/text/sequence/tree';
import { Mirror } from './mirror';
import { blockBefore, SequenceWriter } from './sequence-writer';
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

  /**
   * A place of the sequence as it can be found again whatever is written: beside the letter
   * or the marker on its left. By what is known of the block, without walking to it.
   */
  pointAt(index: number): RelativePosition {
    const block = blockBefore(this.mirror.blocks, index);
    const left = block && index <= block.to ? leftOf(block, index) : null;
    if (!left) return createRelativePositionFromTypeIndex(this.text, index, -1);
    return createRelativePositionFromJSON({ tname: rootName, item: left, assoc: -1 });
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

/** The letter on the left of a place in a block's words, or its marker. */
function leftOf({ from, marker, runs }: Block, index: number): ItemId | null {
  if (index === from) return marker?._item?.id ?? null;
  let rest = index - from;
  for (let at = 0; at < runs.length; at += 3) {
    const [client = 0, clock = 0, length = 0] = runs.slice(at, at + 3);
    if (rest <= length) return { client, clock: clock + rest - 1 };
    rest -= length;
  }
  return null;
}
