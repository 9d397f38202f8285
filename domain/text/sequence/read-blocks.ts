import type { Block } from './block';
import { type MarkerAttributes, plainBlock, readMarker } from './marker';
import { type Formatting, noFormatting, readMarkKey, withFormat } from './marks-in-force';
import {
  fence,
  isMarkerMap,
  type MarkerMap,
  nameOfPlace,
  type Sequence,
  type SequenceItem,
} from './sequence';

export type BlocksRead = {
  readonly blocks: Block[];
  /** The highest number of an operation on marks. */
  readonly highestMark: number;
};

/** From where to read: an item, and what is known of what stands before it. */
export type ReadingPlace = {
  readonly item: SequenceItem | null;
  readonly index: number;
  readonly formatting: Formatting;
  readonly before: Block | null;
};

/** Asked at every marker: true ends the reading before it. */
export type ReadingEnd = (item: SequenceItem, formatting: Formatting) => boolean;

/** What a marker says; whoever hears of every change may remember it. */
export type MarkerReading = (marker: MarkerMap, key: string) => MarkerAttributes;

/**
 * Reads a text's blocks. Every sequence is read, whatever several people have made of it
 * [T1–T5], and reading writes nothing.
 */
export function readBlocks(text: Sequence): BlocksRead {
  const { blocks, highestMark } = readOn(beginningOf(text));
  giveOwnIds(blocks);
  return { blocks, highestMark };
}

export function beginningOf(text: Sequence): ReadingPlace {
  return { item: text._start, index: 0, formatting: noFormatting, before: null };
}

/** Reads from a place on, to the end or to where `isEnd` says. Ids are as they are stored. */
export function readOn(
  place: ReadingPlace,
  isEnd?: ReadingEnd,
  attributesOf: MarkerReading = readMarker,
): BlocksRead & { readonly index: number } {
  const reading = new Reading(place, attributesOf);
  for (let { item } = place; item; item = item.right) {
    if (item.deleted) continue;
    if (reading.isAtMarker(item) && isEnd?.(item, reading.formatting)) break;
    reading.read(item);
  }
  return reading;
}

/**
 * Of several bearers of an id the first in the text keeps it; the others are known by
 * their places in the log [T5]. Nothing is written for this.
 *
 * @returns whether there was more than one of any
 */
export function giveOwnIds(blocks: readonly Block[]): boolean {
  const taken = new Set<string>();
  let doubled = false;
  for (const block of blocks) {
    if (taken.has(block.attributes.id)) {
      block.attributes = { ...block.attributes, id: block.key };
      doubled = true;
    }
    taken.add(block.attributes.id);
  }
  return doubled;
}

/** One pass over the items. */
class Reading {
  readonly blocks: Block[] = [];
  highestMark = 0;
  index: number;
  formatting: Formatting;
  private current: Block | null;
  private isOpen: boolean;
  /** The last marker or fence: what words without a marker are known by [T2]. */
  private anchor = nameOfPlace('w', 0, 0);

  constructor(
    { index, formatting, before }: ReadingPlace,
    private readonly attributesOf: MarkerReading,
  ) {
    this.index = index;
    this.formatting = formatting;
    this.current = before;
    this.isOpen = before !== null && !before.isLeaf && before.fence === null;
  }

  isAtMarker({ content: { type } }: SequenceItem): boolean {
    return type !== undefined && isMarkerMap(type);
  }

  read(item: SequenceItem): void {
    const { str, type, key, value } = item.content;
    const { client, clock } = item.id;
    if (str !== undefined) this.words(str, client, clock);
    else if (type !== undefined && isMarkerMap(type)) this.marker(type, client, clock);
    else if (key !== undefined) this.format(key, value);
    // What has no meaning here still takes its place, like a letter nobody knows.
    else if (item.countable) this.letters('\uFFFC'.repeat(item.length), client, clock);
  }

  private words(words: string, client: number, clock: number): void {
    let at = 0;
    while (at < words.length) {
      const found = words.indexOf(fence, at);
      const end = found < 0 ? words.length : found;
      if (end > at)
        this.letters(at === 0 && found < 0 ? words : words.slice(at, end), client, clock + at);
      if (found >= 0) this.fence(client, clock + found);
      at = end + 1;
    }
  }

  private letters(text: string, client: number, clock: number): void {
    const block = this.isOpen && this.current ? this.current : this.wordsWithoutMarker();
    const { runs, pieces } = block;
    const [lastClient, lastClock = 0, length = 0] = runs.slice(-3);
    if (lastClient === client && lastClock + length === clock)
      runs[runs.length - 1] = length + text.length;
    else runs.push(client, clock, text.length);
    const piece = pieces.at(-1);
    if (piece && piece.formatting === this.formatting) piece.text += text;
    else pieces.push({ text, formatting: this.formatting });
    this.index += text.length;
    block.to = this.index;
    block.end = this.index;
  }

  /** The first fence closes the block; further ones say nothing [T3]. */
  private fence(client: number, clock: number): void {
    this.anchor = nameOfPlace('w', client, clock);
    this.index += 1;
    if (!this.current) return;
    if (this.isOpen) this.current.fence = this.anchor;
    this.current.end = this.index;
    this.isOpen = false;
  }

  /** A marker opens a block and closes the one before [T1]. */
  private marker(marker: MarkerMap, client: number, clock: number): void {
    const key = nameOfPlace('m', client, clock);
    const attributes = this.attributesOf(marker, key);
    this.anchor = nameOfPlace('w', client, clock);
    this.index += 1;
    const isLeaf = ['rule', 'table', 'tableEnd'].includes(attributes.kind);
    this.begin({ key, marker, attributes, isLeaf, start: this.index - 1 });
  }

  /** Words behind a fence, or before any marker, are a paragraph of their own [T2, T4]. */
  private wordsWithoutMarker(): Block {
    const key = this.anchor;
    const attributes = { ...plainBlock, ...placeAfter(this.current), id: key };
    return this.begin({ key, marker: null, attributes, isLeaf: false, start: this.index });
  }

  private begin(block: Pick<Block, 'key' | 'marker' | 'attributes' | 'isLeaf' | 'start'>): Block {
    const { index, formatting } = this;
    if (this.current) this.current.next = block.key;
    const begun: Block = {
      key: block.key,
      marker: block.marker,
      attributes: block.attributes,
      isLeaf: block.isLeaf,
      start: block.start,
      fence: null,
      next: 'end',
      from: index,
      to: index,
      end: index,
      runs: [],
      pieces: [],
      formatting,
    };
    this.blocks.push(begun);
    this.current = begun;
    this.isOpen = !block.isLeaf;
    return begun;
  }

  private format(key: string, value: unknown): void {
    this.formatting = withFormat(this.formatting, key, value);
    const number = readMarkKey(key)?.number ?? 0;
    if (number > this.highestMark) this.highestMark = number;
  }
}

/** In a table, words without a marker stand in the cell of the block before. */
function placeAfter(before: Block | null): Partial<MarkerAttributes> {
  if (!before) return {};
  const { kind, id, table, row, col } = before.attributes;
  if (kind === 'table') return { table: id };
  if (before.isLeaf || table === undefined) return {};
  return { table, ...(row !== undefined && { row }), ...(col !== undefined && { col }) };
}
