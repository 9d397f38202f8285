import type { Json } from '@/domain/record/canonical';
import { contextLength, type Anchor, type Span } from './anchor';
import { commonLength } from './common-length';
import { findPassage, copiesOf, type Sought } from './find-passage';
import { bareOf, passageOf, segmentsOf, type FlatText, type Segment } from './flat-text';

/**
 * A place in a live text. Is the character the position stands by still there? If not,
 * this is where it was: it was deleted, or deleted here and written anew somewhere.
 */
export type Place = { readonly index: number; readonly isThere: boolean };

/** The live text's own relative positions; the caller brings them, the domain has no Yjs. */
export type Positions = {
  /** Where a position is now; null if what it pointed at is no longer known. */
  readonly locate: (position: Json) => Place | null;
  /** A position that stays with the character after (or before) this place. */
  readonly point: (index: number, stayWith: 'next' | 'previous') => Json;
};

/**
 * Finds the passage of an anchor in the text as it is now, or null when it was deleted.
 *
 * Positions whose characters are there are believed, whatever became of their blocks:
 * edits inside a passage widen or narrow it. Where the words were deleted (and perhaps
 * brought back, or pasted elsewhere) the passage itself is looked for.
 */
export function resolveAnchor(anchor: Anchor, flat: FlatText, positions: Positions): Span | null {
  const first = positions.locate(anchor.from);
  const last = positions.locate(anchor.to);
  const from = offsetOf(flat, first);
  const to = offsetOf(flat, last);
  const near = from ?? to ?? expectedPlace(anchor, flat);
  const sought: Sought = { ...anchor, passage: bareOf(anchor.passage), near };
  if (from === null || to === null || from >= to) return findPassage(flat.bare, sought);
  if (first?.isThere && last?.isThere) return { from, to };
  return widen({ from, to }, sought, flat.bare);
}

/**
 * What positions hold of which one has lost its character: the whole passage around it
 * if it still stands there, and nothing of it if it is not part of the passage at all.
 */
function widen(held: Span, sought: Sought, text: string): Span | null {
  if (text.slice(held.from, held.to) === sought.passage) return held;
  const { passage } = sought;
  const wider = findPassage(text, sought);
  const isPart = likeness(text, held, passage) * 5 >= (held.to - held.from) * 4;
  if (!isPart) return wider;
  if (!wider || wider.from > held.from || wider.to < held.to) return held;
  const gained = likeness(text, wider, passage) - likeness(text, held, passage);
  return gained >= leastGain ? wider : held;
}

/** Gaining fewer characters of the passage than this is chance: a blank, an ending. */
const leastGain = 3;

/** How much of a passage a span holds; of very long ones only the length is compared. */
function likeness(text: string, { from, to }: Span, passage: string): number {
  if (passage.length > 2_000 || to - from > 8_000) return Math.min(to - from, passage.length);
  return commonLength(text.slice(from, to), passage);
}

/** Makes the anchor of a stretch of the text as it is now. */
export function anchorAt(flat: FlatText, span: Span, positions: Positions): Anchor | null {
  const segments = segmentsOf(flat, span);
  const [first] = segments;
  const last = segments.at(-1);
  if (!first || !last) return null;
  const block = flat.segments.find(({ blockId }) => blockId === first.blockId) ?? first;
  return {
    from: positions.point(first.index + Math.max(span.from - first.start, 0), 'next'),
    to: positions.point(last.index + Math.min(span.to - last.start, last.text.length), 'previous'),
    blockId: first.blockId,
    offset: Math.max(span.from - block.start, 0),
    place: span.from,
    passage: passageOf(flat, span),
    before: flat.bare.slice(Math.max(span.from - contextLength, 0), span.from),
    after: flat.bare.slice(span.to, span.to + contextLength),
    copies: copiesOf(flat.bare, flat.bare.slice(span.from, span.to)),
    attached: true,
  };
}

/**
 * Brings an anchor up to date with the text. A lost one keeps everything that could
 * find it again.
 */
export function refreshAnchor(anchor: Anchor, flat: FlatText, positions: Positions): Anchor {
  const span = resolveAnchor(anchor, flat, positions);
  return (span && anchorAt(flat, span, positions)) ?? { ...anchor, attached: false };
}

/** Where a place is in the bare text: in the last words that begin before it. */
function offsetOf({ segments }: FlatText, place: Place | null): number | null {
  if (!place) return null;
  let last: Segment | null = null;
  // In a table words may be shown in another order than they stand in.
  for (const segment of segments)
    if (segment.index <= place.index && segment.index >= (last?.index ?? 0)) last = segment;
  return last ? last.start + Math.min(place.index - last.index, last.text.length) : 0;
}

function expectedPlace({ blockId, offset }: Anchor, flat: FlatText): number | null {
  const block = flat.segments.find((segment) => segment.blockId === blockId);
  return blockId === null || !block ? null : block.start + offset;
}
