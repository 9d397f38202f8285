import type { TextNode } from '@/domain/text/text';

/** How an item of a list is counted: what stands before it. */
export type ListSign = 'bullet' | 'number' | 'letter';

/** What a line of words is, and how deep it stands. */
export type LinePlace =
  | { readonly kind: 'paragraph' }
  | { readonly kind: 'heading'; readonly level: number }
  /** The words of an item, from depth 1. */
  | { readonly kind: 'item'; readonly depth: number; readonly sign: ListSign }
  /** A further paragraph of the item above. */
  | { readonly kind: 'more'; readonly depth: number };

/** Words with their place, as every program's document can be told: one after the other. */
export type WordsLine = {
  readonly place: LinePlace;
  readonly content: readonly TextNode[];
  readonly isQuoted: boolean;
  /** Names by which links of the document lead here. */
  readonly anchors: readonly string[];
  /** The block's id, where a link of the document leads to it. */
  readonly id?: string;
  /** A numbered paragraph of the body, as its program counted it. */
  readonly isClause?: boolean;
};

/** A table or a rule: complete as it is. */
export type BlockLine = { readonly place: { readonly kind: 'block' }; readonly block: TextNode };

export type Line = WordsLine | BlockLine;

export function isWords(line: Line): line is WordsLine {
  return line.place.kind !== 'block';
}
