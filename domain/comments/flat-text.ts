import type { Span } from './anchor';

/** A run of characters of the live text: what positions point into. Yjs calls it XmlText. */
export type Run = {
  toDelta(): { insert?: unknown }[];
};

/** One run in the flat text. */
export type Segment = {
  readonly run: Run;
  readonly text: string;
  /** Where it begins in the bare text. */
  readonly start: number;
  /** Where it begins in the editor's own counting of the document. */
  readonly position: number;
  /** The permanent id of the innermost block around it that has one. */
  readonly blockId: string | null;
  /** Does something (a block's edge, a line break) stand between it and the run before? */
  readonly separated: boolean;
};

/**
 * A live text as one string. `bare` holds the characters alone, without anything
 * between blocks: so splitting and merging paragraphs does not change it.
 */
export type FlatText = { readonly bare: string; readonly segments: readonly Segment[] };

type Branch = {
  toArray(): unknown[];
  readonly nodeName?: unknown;
  getAttribute?(name: string): unknown;
};

type Walk = { bare: string; segments: Segment[]; position: number; separated: boolean };

/**
 * Reads a live text's tree from its root. The tree is Yjs's, known here by its shape
 * only, so that pages and server read it by the same code.
 *
 * @param isLeaf does the editor count this kind of node as one place (a line break, a rule)?
 */
export function readFlatText(
  root: Branch,
  isLeaf: (nodeName: string) => boolean = () => false,
): FlatText {
  const walk: Walk = { bare: '', segments: [], position: 0, separated: true };
  readChildren(walk, root, null, isLeaf);
  return { bare: walk.bare, segments: walk.segments };
}

function readChildren(
  walk: Walk,
  parent: Branch,
  blockId: string | null,
  isLeaf: (nodeName: string) => boolean,
): void {
  for (const child of parent.toArray()) {
    if (isRun(child)) readRun(walk, child, blockId);
    else if (isBranch(child)) {
      walk.separated = true;
      if (isLeaf(String(child.nodeName))) walk.position += 1;
      else {
        const id = child.getAttribute?.('id');
        walk.position += 1;
        readChildren(walk, child, typeof id === 'string' ? id : blockId, isLeaf);
        walk.position += 1;
      }
      walk.separated = true;
    }
  }
}

function readRun(walk: Walk, run: Run, blockId: string | null): void {
  // Anything in a run that is not text counts as one place: U+FFFC stands for it.
  const text = run
    .toDelta()
    .map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC'))
    .join('');
  const { position, separated } = walk;
  walk.segments.push({ run, text, start: walk.bare.length, position, blockId, separated });
  walk.bare += text;
  walk.position += text.length;
  walk.separated = false;
}

function isRun(node: unknown): node is Run {
  return typeof node === 'object' && node !== null && 'toDelta' in node;
}

function isBranch(node: unknown): node is Branch {
  return typeof node === 'object' && node !== null && 'toArray' in node;
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

/** The runs that hold at least one character of the span, in the text's order. */
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
