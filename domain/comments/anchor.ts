import type { Json } from '@/domain/record/canonical';

/** How many characters around a passage are kept to recognise it by. */
export const contextLength = 32;

/** The longest passage one thread can be about, in UTF-16 units. */
export const maxPassageLength = 5_000;

/**
 * Where in a text a thread belongs. It is kept beside the text, never in it: who may
 * not write can comment, and versions stay clean.
 *
 * Positions follow every edit of the same characters; the passage and what stood
 * around it find the place again when the editor re-created the text (a split, a
 * merge, cut and paste, an undo). See docs/decisions/0008-comments-beside-the-text.md.
 */
export type Anchor = {
  /** Relative positions in the live text: at the first character, and at the last. */
  readonly from: Json;
  readonly to: Json;
  /** The block the passage begins in, and how far into it. */
  readonly blockId: string | null;
  readonly offset: number;
  /** How far into the whole text: what threads are listed by until the text is there. */
  readonly place: number;
  /** The passage as it reads now, or as it last read. Blocks are separated by a line feed. */
  readonly passage: string;
  /** What stands right before and right after it: bare text, without separators. */
  readonly before: string;
  readonly after: string;
  /** How many times the passage stood in the whole text, itself included. */
  readonly copies: number;
  /** False while the passage is nowhere in the text; it may come back by an undo. */
  readonly attached: boolean;
};

/** A stretch of a text's bare characters: from the first to before the last. */
export type Span = { readonly from: number; readonly to: number };
