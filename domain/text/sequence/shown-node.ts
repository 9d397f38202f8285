import type { NodeName } from '@/domain/text/text';
import type { Block } from './block';

/** A table: its marker, what stands in it, and where that ends. */
export type TableBlocks = {
  readonly block: Block;
  readonly inside: readonly Block[];
  readonly end: Block | null;
};

/**
 * A node as it is shown. Words, markers and fences stand in the sequence; lists, items,
 * quotes, rows and cells are only shown: they follow from what the blocks say.
 */
export type ShownNode = {
  readonly type: NodeName;
  /** Whose the opening token is, the same before and after any change [I4]. */
  readonly open: string;
  /** Whose the closing token is: of a block its fence, of what is around it the last fence inside. */
  close: string;
  /** How many places it takes in the editor's counting; known once the tree is whole. */
  size: number;
  readonly attrs: ShownAttributes;
  /** The block whose words it holds; null for what is only shown. */
  readonly block: Block | null;
  readonly children: ShownNode[];
  /** Of a table: everything that stands in it, and its end. */
  readonly table?: TableBlocks;
  /** Of a cell. */
  readonly cell?: ShownCell;
};

export type ShownAttributes = {
  readonly id: string | null;
  readonly level?: number;
  readonly colspan?: number;
  readonly rowspan?: number;
};

/** A cell is the place of its first row and column. */
export type ShownCell = { readonly table: Block; readonly row: string; readonly col: string };

/** A paragraph that nobody has written yet. */
export function shownOnly(open: string, close: string): ShownNode {
  return {
    type: 'paragraph',
    open,
    close,
    size: 2,
    attrs: { id: null },
    block: null,
    children: [],
  };
}

export function isOfTable(type: NodeName): boolean {
  return type === 'table' || type === 'tableRow' || isCell(type);
}

export function isCell(type: NodeName): boolean {
  return type === 'tableCell' || type === 'tableHeader';
}
