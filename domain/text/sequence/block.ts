import type { MarkerAttributes } from './marker';
import type { Formatting } from './marks-in-force';
import type { MarkerMap } from './sequence';

/** Words with the same formatting. */
export type Piece = { text: string; readonly formatting: Formatting };

/** A block as it stands in the sequence. Places are indices of the sequence. */
export type Block = {
  /** Where its marker stands in the log; without one, the fence before its words. */
  readonly key: string;
  readonly marker: MarkerMap | null;
  attributes: MarkerAttributes;
  /** Rules and what frames a table have no words. */
  readonly isLeaf: boolean;
  /** The place in the log of the fence that closes it; null while none does. */
  fence: string | null;
  /** The key of the block that follows: what closes a block without a fence. */
  next: string;
  /** Its marker's place. */
  start: number;
  /** Its words: from the first to before the last. */
  from: number;
  to: number;
  /** Behind its fences. */
  end: number;
  /** Whose its words are: client, clock, length, and again. */
  readonly runs: number[];
  readonly pieces: Piece[];
  /** What is in force before its first word. */
  readonly formatting: Formatting;
};

export function wordsOfBlock({ pieces }: Block): string {
  return pieces.map(({ text }) => text).join('');
}

export function isEmpty({ from, to }: Block): boolean {
  return from === to;
}
