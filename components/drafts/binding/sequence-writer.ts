import type { Mark, Node, Schema } from '@tiptap/pm/model';
import { Array as YArray, Map as YMap, type Text } from 'yjs';
import type { Block } from '@/domain/text/sequence/block';
import { lineListNames, storedEntries } from '@/domain/text/sequence/marker';
import {
  type Formatting,
  markKey,
  markValue,
  noFormatting,
} from '@/domain/text/sequence/marks-in-force';
import { fence } from '@/domain/text/sequence/sequence';
import { markRules, type MarkName } from '@/domain/text/text';
import type { Mirror } from './mirror';
import { newBlockId } from './new-block-id';
import { marksOf, textMarkOf } from './shown-doc';
import { tableTokens } from './tables/table-tokens';
import { isWords, type NewMarker, type Token } from './tokens';

const markNames = Object.keys(markRules) as readonly MarkName[];

/** Writes into the sequence: words with their marks, markers and fences. */
export class SequenceWriter {
  constructor(
    private readonly text: Text,
    private readonly mirror: Mirror,
    private readonly schema: Schema,
  ) {}

  /** Writes tokens at one place, in one pass over the sequence. */
  insert(index: number, tokens: readonly Token[]): void {
    const [first, ...rest] = tokens;
    if (isWords(first) && rest.length === 0) {
      const formatting = this.formattingFor(index, first.marks);
      this.text.insert(index, first.text, formatting);
      return;
    }
    const writing = new Writing(this, index > 0 ? [{ retain: index }] : [], this.takenIds(tokens));
    let left = this.around(index).left;
    for (const token of tokens) left = writing.put(token, left);
    this.text.applyDelta(writing.delta);
  }

  delete(stretches: readonly (readonly [number, number])[]): void {
    for (const [from, to] of stretches.toSorted(([one], [other]) => other - one))
      if (to > from) this.text.delete(from, to - from);
  }

  /** Puts a mark on words, or takes it off: one operation, however many blocks they are in. */
  mark(stretches: readonly (readonly [number, number])[], mark: Mark, isOn: boolean): void {
    const key = this.nextKey(mark);
    const value = isOn ? markValue(textMarkOf(mark)) : false;
    for (const [from, to] of stretches) this.text.format(from, to - from, { [key]: value });
  }

  private nextKey(mark: Mark): string {
    this.mirror.highestMark += 1;
    const client = this.text.doc?.clientID ?? 0;
    return markKey(textMarkOf(mark).type, this.mirror.highestMark, client);
  }

  private takenIds(tokens: readonly Token[]): Set<string> {
    const isAsked = tokens.some((token) => 'table' in token || ('open' in token && token.open.id));
    return new Set(isAsked ? this.mirror.blocks.map(({ attributes }) => attributes.id) : []);
  }

  /**
   * What to write words with so that they have exactly these marks: the keys of a
   * neighbour where it has a mark that is wanted, else a new operation.
   */
  formattingFor(index: number, marks: readonly Mark[]): Record<string, unknown> | undefined {
    const { left, right } = this.around(index);
    return this.formattingBeside(left, right, marks);
  }

  formattingBeside(
    left: Formatting,
    right: Formatting,
    marks: readonly Mark[],
  ): Record<string, unknown> | undefined {
    // With nothing in force Yjs may use its search markers, which do not know what is.
    if (left === noFormatting && marks.length === 0) return undefined;
    const keys: Record<string, unknown> = {};
    for (const name of markNames) {
      const wanted = marks.find((mark) => mark.type.name === name);
      const side = [left, right].find((one) => this.agrees(one, name, wanted));
      if (side) Object.assign(keys, keysOf(side, name));
      else if (wanted) keys[this.nextKey(wanted)] = markValue(textMarkOf(wanted));
    }
    return keys;
  }

  private agrees(side: Formatting, name: MarkName, wanted: Mark | undefined): boolean {
    const has = marksOf(this.schema, side).find((mark) => mark.type.name === name);
    return wanted ? (has?.eq(wanted) ?? false) : !has;
  }

  /** What is in force on both sides of a place in the sequence. */
  private around(index: number): { left: Formatting; right: Formatting } {
    const block = blockBefore(this.mirror.blocks, index);
    if (!block || index > block.to) return { left: noFormatting, right: noFormatting };
    let left = block.formatting;
    let rest = index - block.from;
    for (const { text, formatting } of block.pieces) {
      if (rest < text.length) return { left: rest > 0 ? formatting : left, right: formatting };
      left = formatting;
      rest -= text.length;
    }
    return { left, right: noFormatting };
  }

  /** The map of a new marker. An id that is taken, or none, becomes a new one. */
  markerMap({ id, ...entries }: NewMarker, taken: Set<string>): { map: YMap<unknown>; id: string } {
    const own = id && !taken.has(id) ? id : newBlockId();
    taken.add(own);
    const map = new YMap<unknown>();
    for (const [name, value] of storedEntries({ id: own, ...entries })) map.set(name, value);
    return { map, id: own };
  }

  /** The map of a table's marker, and what else a table is written of. */
  table(
    node: Node,
    taken: Set<string>,
  ): { map: YMap<unknown>; inside: Token[]; end: YMap<unknown> } {
    const givenId = typeof node.attrs['id'] === 'string' ? node.attrs['id'] : null;
    const { map, id } = this.markerMap({ id: givenId, kind: 'table' }, taken);
    const { grid, inside } = tableTokens(node, id);
    for (const name of lineListNames) map.set(name, YArray.from([...grid[name]]));
    for (const [name, value] of grid.entries) map.set(name, value);
    const end = this.markerMap({ kind: 'tableEnd', table: id }, taken);
    return { map, inside, end: end.map };
  }
}

type Insertion =
  | { readonly retain: number }
  | { readonly insert: unknown; readonly attributes: Record<string, unknown> };

/** One insertion of several tokens. */
class Writing {
  constructor(
    private readonly writer: SequenceWriter,
    readonly delta: Insertion[],
    private readonly taken: Set<string>,
  ) {}

  /** @returns what is in force behind the token */
  put(token: Token, left: Formatting): Formatting {
    if ('text' in token) {
      const formatting = this.writer.formattingBeside(left, noFormatting, token.marks) ?? {};
      this.delta.push({ insert: token.text, attributes: formatting });
      return formatting;
    }
    if ('isClose' in token) this.plain(fence);
    else if ('open' in token) this.plain(this.writer.markerMap(token.open, this.taken).map);
    else this.table(token.table);
    return noFormatting;
  }

  private table(node: Node): void {
    const { map, inside, end } = this.writer.table(node, this.taken);
    this.plain(map);
    let left: Formatting = noFormatting;
    for (const token of inside) left = this.put(token, left);
    this.plain(end);
  }

  private plain(insert: unknown): void {
    this.delta.push({ insert, attributes: {} });
  }
}

function keysOf(formatting: Formatting, name: MarkName): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(formatting).filter(([key]) => key.startsWith(`${name}.`)),
  );
}

/** The last block whose words begin at or before a place. */
export function blockBefore(blocks: readonly Block[], index: number): Block | null {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle]!.from <= index) low = middle + 1;
    else high = middle;
  }
  return blocks[low - 1] ?? null;
}
