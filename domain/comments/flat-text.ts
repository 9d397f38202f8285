import { wordsOfBlock } from '@/domain/text/sequence/block';
import { lineBreak } from '@/domain/text/sequence/sequence';
import type { ShownNode } from '@/domain/text/sequence/shown-node';
import type { Span } from './anchor';

/** Words of one block without a line break in them. */
export type Segment = {
  /** Where it begins in what positions point into: of a live text, its sequence. */
  readonly index: number;
  readonly text: string;
  /** Where it begins in the bare text. */
  readonly start: number;
  /** Where it begins in the editor's own counting of the document. */
  readonly position: number;
  /** The permanent id of the innermost block around it that has one. */
  readonly blockId: string | null;
  /** Does something (a block's edge, a line break) stand between it and the words before? */
  readonly separated: boolean;
};

/**
 * A live text as one string. `bare` holds the words alone, without anything between
 * blocks: so splitting and merging paragraphs does not change it.
 */
export type FlatText = { readonly bare: string; readonly segments: readonly Segment[] };

/** Reads the flat text of what a text shows. */
export function readFlatText(shown: readonly ShownNode[]): FlatText {
  const reading = new Reading();
  for (const node of shown) reading.node(node, null);
  return { bare: reading.bare, segments: reading.segments };
}

class Reading {
  bare = '';
  readonly segments: Segment[] = [];
  private position = 0;

  node(node: ShownNode, around: string | null): void {
    const blockId = node.attrs.id ?? around;
    this.position += 1;
    // A rule is one place, without an inside.
    if (node.type === 'horizontalRule') return;
    for (const child of node.children) this.node(child, blockId);
    if (node.block && node.children.length === 0)
      this.words(wordsOfBlock(node.block), node.block.from, blockId);
    this.position += 1;
  }

  private words(words: string, from: number, blockId: string | null): void {
    let index = from;
    for (const text of words.split(lineBreak)) {
      const { position, bare } = this;
      const segment = { index, text, start: bare.length, position, blockId, separated: true };
      if (text !== '') this.segments.push(segment);
      this.bare += text;
      this.position += text.length + lineBreak.length;
      index += text.length + lineBreak.length;
    }
    this.position -= lineBreak.length;
  }
}

/** The words of a span as a person reads them: one line for each block. */
export function passageOf(flat: FlatText, span: Span): string {
  let passage = '';
  for (const segment of segmentsOf(flat, span)) {
    const from = Math.max(span.from - segment.start, 0);
    const piece = segment.text.slice(from, span.to - segment.start);
    passage += segment.separated && passage !== '' ? `\n${piece}` : piece;
  }
  return passage;
}

/** The segments that hold at least one character of the span, in the text's order. */
export function segmentsOf(flat: FlatText, { from, to }: Span): readonly Segment[] {
  return flat.segments.filter(
    ({ start, text }) => text !== '' && start < to && start + text.length > from,
  );
}

/** A passage without what separates its blocks: as it stands in the bare text. */
export function bareOf(passage: string): string {
  return passage.replaceAll('\n', '');
}

/** The stretch of bare text between two places in the editor's own counting. */
export function spanBetween(flat: FlatText, from: number, to: number): Span {
  const placeOf = (position: number) => {
    let place = 0;
    for (const segment of flat.segments)
      if (segment.position < position)
        place = segment.start + Math.min(position - segment.position, segment.text.length);
    return place;
  };
  return { from: placeOf(from), to: placeOf(to) };
}

/** A span without the blanks at its edges; null if it is nothing but blanks. */
export function trimSpan(flat: FlatText, { from, to }: Span): Span | null {
  const words = flat.bare.slice(from, to);
  const start = from + words.length - words.trimStart().length;
  const end = to - words.length + words.trimEnd().length;
  return start < end ? { from: start, to: end } : null;
}

/** Where a span begins and ends in the editor's own counting; null if it holds nothing. */
export function positionsOf(flat: FlatText, span: Span): Span | null {
  const segments = segmentsOf(flat, span);
  const [first] = segments;
  const last = segments.at(-1);
  if (!first || !last) return null;
  return {
    from: first.position + Math.max(span.from - first.start, 0),
    to: last.position + Math.min(span.to - last.start, last.text.length),
  };
}
