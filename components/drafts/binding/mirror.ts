import { findIndexSS, type Item, type Text, type Transaction } from 'yjs';
import type { Block } from '@/domain/text/sequence/block';
import { type Formatting, sameFormatting } from '@/domain/text/sequence/marks-in-force';
import {
  beginningOf,
  giveOwnIds,
  type ReadingPlace,
  readOn,
} from '@/domain/text/sequence/read-blocks';
import { type MarkerAttributes, readMarker } from '@/domain/text/sequence/marker';
import type { MarkerMap, SequenceItem } from '@/domain/text/sequence/sequence';

/** So many changes at once are read faster from the beginning. */
const changesMax = 20_000;

/**
 * The blocks of a text as they are, kept up to date by reading only around what a
 * transaction changed. Markers are known by reference, since their items never merge;
 * words by their places in the log, since theirs do.
 */
export class Mirror {
  blocks: Block[] = [];
  highestMark = 0;
  /** While an id has two bearers, who keeps it depends on all of them. */
  private isDoubled = false;
  private bearers = new Map<string, number>();
  private byMarker = new Map<unknown, Block>();
  /** What markers say, read once: every change of theirs is heard here. */
  private readonly said = new WeakMap<MarkerMap, MarkerAttributes>();

  constructor(private readonly text: Text) {
    this.readAll();
  }

  /** To be called when a marker says something else than before. */
  forget(marker: MarkerMap): void {
    this.said.delete(marker);
  }

  private readonly attributesOf = (marker: MarkerMap, key: string): MarkerAttributes => {
    const known = this.said.get(marker);
    if (known) return known;
    const attributes = readMarker(marker, key);
    this.said.set(marker, attributes);
    return attributes;
  };

  /** Reads from the beginning. */
  readAll(): void {
    const { blocks, highestMark } = readOn(beginningOf(this.text), undefined, this.attributesOf);
    this.bearers = new Map();
    this.byMarker = new Map();
    for (const block of blocks) this.add(block);
    this.isDoubled = giveOwnIds(blocks);
    this.blocks = blocks;
    this.highestMark = Math.max(highestMark, this.highestMark);
  }

  /**
   * Reads what a transaction, running or ended, has changed.
   *
   * @param markers those of which an entry changed
   * @returns false if nothing of the text has
   */
  update(transaction: Transaction, markers: Iterable<MarkerMap> = []): boolean {
    const changed = [...this.itemsOf(transaction)];
    for (const { _item } of markers) if (_item) changed.push(_item as Item);
    if (changed.length === 0) return false;
    if (this.isDoubled || changed.length > changesMax) this.readAll();
    else this.readAround(changed);
    return true;
  }

  private *itemsOf({ doc, beforeState, deleteSet }: Transaction): Iterable<Item> {
    for (const [client, structs] of doc.store.clients) {
      const before = beforeState.get(client) ?? 0;
      const last = structs.at(-1);
      if (last && last.id.clock + last.length > before)
        yield* this.itemsBetween(structs, before, Infinity);
    }
    for (const [client, ranges] of deleteSet.clients) {
      const structs = doc.store.clients.get(client) ?? [];
      for (const { clock, len } of ranges) yield* this.itemsBetween(structs, clock, clock + len);
    }
  }

  private *itemsBetween(structs: readonly unknown[], from: number, to: number): Iterable<Item> {
    const items = structs as Item[];
    if (items.length === 0) return;
    for (let index = findIndexSS(items, from); index < items.length; index += 1) {
      const item = items[index]!;
      if (item.id.clock >= to) return;
      if (item.parent === this.text) yield item;
    }
  }

  private readAround(changed: readonly Item[]): void {
    const { first, last } = this.touched(changed);
    const begin = this.beginBefore(first);
    const begun = begin > 0 ? this.blocks[begin]! : null;
    let next = this.blocks.length;
    const read = readOn(
      this.placeOf(begin),
      (item, formatting) => {
        const found = this.unchanged(item, formatting, begun);
        if (found === null || found <= last || found <= begin) return false;
        next = found;
        return true;
      },
      this.attributesOf,
    );
    for (const block of this.blocks.slice(begin, next)) this.remove(block);
    const isClash = read.blocks.some(({ attributes }) => this.bearers.has(attributes.id));
    for (const block of read.blocks) this.add(block);
    if (isClash || this.hasDoubles(read.blocks)) {
      this.readAll();
      return;
    }
    const follower = this.blocks[next];
    if (follower) shift(this.blocks, next, read.index - follower.start);
    this.blocks.splice(begin, next - begin, ...read.blocks);
    this.highestMark = Math.max(this.highestMark, read.highestMark);
  }

  /** The first and the last known block that the changed items stand in. */
  private touched(changed: readonly Item[]): { first: number; last: number } {
    let first = Infinity;
    let last = -1;
    const seen = new Set<Item>();
    for (const start of changed) {
      let item: Item | null = start;
      while (item && !seen.has(item) && !this.byMarker.has(item)) {
        seen.add(item);
        item = item.left;
      }
      const block = item && this.byMarker.get(item);
      if (block) {
        const index = this.indexOf(block);
        first = Math.min(first, index);
        last = Math.max(last, index);
      } else if (!item) first = 0;
    }
    return { first: first === Infinity ? Math.max(last, 0) : first, last: Math.max(last, 0) };
  }

  /** One block earlier, because what closes it may have changed; and at a marker that stands. */
  private beginBefore(first: number): number {
    let index = first - 1;
    while (index > 0 && !isStanding(this.blocks[index]!)) index -= 1;
    return Math.max(index, 0);
  }

  private placeOf(index: number): ReadingPlace {
    const block = this.blocks[index];
    if (index === 0 || !block?.marker) return beginningOf(this.text);
    return {
      item: block.marker._item as unknown as SequenceItem,
      index: block.start,
      formatting: block.formatting,
      before: this.blocks[index - 1] ?? null,
    };
  }

  /** The place among the blocks of a marker from which on everything is as it was. */
  private unchanged(item: unknown, formatting: Formatting, begun: Block | null): number | null {
    const block = this.byMarker.get(item);
    if (!block || block === begun || !sameFormatting(block.formatting, formatting)) return null;
    return this.indexOf(block);
  }

  private indexOf(block: Block): number {
    let low = 0;
    let high = this.blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.blocks[middle]!.start < block.start) low = middle + 1;
      else high = middle;
    }
    while (this.blocks[low] !== block) low += 1;
    return low;
  }

  private add(block: Block): void {
    const { id } = block.attributes;
    this.bearers.set(id, (this.bearers.get(id) ?? 0) + 1);
    if (block.marker) this.byMarker.set(block.marker._item, block);
  }

  private remove(block: Block): void {
    const { id } = block.attributes;
    const others = (this.bearers.get(id) ?? 1) - 1;
    if (others > 0) this.bearers.set(id, others);
    else this.bearers.delete(id);
    if (block.marker) this.byMarker.delete(block.marker._item);
  }

  private hasDoubles(blocks: readonly Block[]): boolean {
    return blocks.some(({ attributes }) => (this.bearers.get(attributes.id) ?? 0) > 1);
  }
}

function isStanding({ marker }: Block): boolean {
  return marker !== null && !(marker._item as Item | null)?.deleted;
}

function shift(blocks: readonly Block[], from: number, by: number): void {
  if (by === 0) return;
  for (let index = from; index < blocks.length; index += 1) {
    const block = blocks[index]!;
    block.start += by;
    block.from += by;
    block.to += by;
    block.end += by;
  }
}
