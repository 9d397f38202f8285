import type { Head, Leaf } from './flat';
import type { Piece } from './stream';

/**
 * One thing that differs between two texts; it can be accepted or refused by itself.
 * Everything is said of the first text: families are numbered in its order, places are
 * places in a family's stream (`stream.ts`). Plain JSON.
 */
export type Change =
  /** New clauses behind a family that stays; -1 for the beginning of the text. */
  | { readonly kind: 'insert'; readonly after: number; readonly leaves: readonly Leaf[] }
  | { readonly kind: 'delete'; readonly family: number }
  | { readonly kind: 'move'; readonly family: number; readonly after: number }
  /** So many pieces are struck and others stand in their place; splits and merges too. */
  | {
      readonly kind: 'words';
      readonly family: number;
      readonly at: number;
      readonly strike: number;
      readonly put: readonly Piece[];
    }
  /** The same words, marked in another way. */
  | {
      readonly kind: 'marks';
      readonly family: number;
      readonly at: number;
      readonly put: readonly Piece[];
    }
  /** Another kind, level or place in containers; `at` is -1 for a family's first leaf. */
  | { readonly kind: 'kind'; readonly family: number; readonly at: number; readonly head: Head };

/** How one text differs from another. */
export type Comparison = {
  /** The families of the first text: for each how many of its leaves, in order. */
  readonly families: readonly number[];
  /** In reading order of the second text; what was deleted stands where it stood. */
  readonly changes: readonly Change[];
};
