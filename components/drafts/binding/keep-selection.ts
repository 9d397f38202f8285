import type { Node } from '@tiptap/pm/model';
import {
  type EditorState,
  type Selection,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import type { Block } from '@/domain/text/sequence/block';
import { readGrid } from '@/domain/text/sequence/grid';
import type { ShownNode } from '@/domain/text/sequence/shown-node';
import type { TokenChange } from './show-change';
import type { ShownText } from './shown-text';
import { isLetter } from './token-keys';

/**
 * Keeps carets beside their letters: mapping does, mostly; where it cannot (words that
 * are shown elsewhere now), a caret goes by the identity of the letter beside it.
 */
export function keepCarets(
  { selection }: EditorState,
  transaction: Transaction,
  change: TokenChange,
) {
  if (!(selection instanceof TextSelection)) return;
  const anchor = followed(selection.anchor, transaction, change);
  const head = followed(selection.head, transaction, change);
  const now = transaction.selection;
  if (anchor === now.anchor && head === now.head) return;
  const $anchor = transaction.doc.resolve(anchor);
  const $head = transaction.doc.resolve(head);
  if ($anchor.parent.inlineContent && $head.parent.inlineContent)
    transaction.setSelection(TextSelection.between($anchor, $head));
}

function followed(position: number, transaction: Transaction, { base, was, is }: TokenChange) {
  const mapped = transaction.mapping.map(position);
  const at = position - base;
  if (at < 0 || at > was.length) return mapped;
  const [left, right] = [was[at - 1], was[at]];
  const [leftNow, rightNow] = [is[mapped - base - 1], is[mapped - base]];
  const isBeside =
    (left !== undefined && left === leftNow) || (right !== undefined && right === rightNow);
  if (isBeside) return mapped;
  const behind = isLetter(left) ? is.indexOf(left) : -1;
  if (behind >= 0) return base + behind + 1;
  const before = isLetter(right) ? is.indexOf(right) : -1;
  return before >= 0 ? base + before : mapped;
}

/** Two selected cells by their lines: the first pressed, and the last. */
export type SelectedCells = readonly { table: Block; row: string; col: string }[];

export function selectedCells(selection: Selection, shown: ShownText): SelectedCells | null {
  if (!(selection instanceof CellSelection)) return null;
  const cells = [selection.$anchorCell.pos, selection.$headCell.pos].flatMap(
    (position) => shown.placeAt(position + 1).cell?.cell ?? [],
  );
  return cells.length === 2 ? cells : null;
}

/** Selected cells stay selected by their lines, not by mapping positions. */
export function keepCells(transaction: Transaction, shown: ShownText, cells: SelectedCells): void {
  const [anchor, head] = cells.map((cell) => positionOfCell(shown, cell));
  if (anchor === undefined || head === undefined || anchor === null || head === null) return;
  const selection = CellSelection.create(transaction.doc, anchor, head);
  transaction.setSelection(selection);
}

/** Where the cell begins that a place belongs to; null if its line is gone. */
export function positionOfCell(
  shown: ShownText,
  { table, row, col }: SelectedCells[number],
): number | null {
  let position = 0;
  for (const node of shown.nodes) {
    if (node.type === 'table' && node.block?.key === table.key)
      return positionInTable(node, position, row, col);
    position += node.size;
  }
  return null;
}

function positionInTable(table: ShownNode, from: number, row: string, col: string): number | null {
  const grid = readGrid(table.block!.marker!);
  const place = grid.placeOf(row, col);
  const cell = place && grid.cells[place.row]?.[place.col];
  if (!cell) return null;
  let position = from + 1;
  for (const line of table.children) {
    let inside = position + 1;
    for (const shown of line.children) {
      const isIt =
        shown.cell?.row === grid.rows[cell.row] && shown.cell?.col === grid.cols[cell.col];
      if (isIt) return inside;
      inside += shown.size;
    }
    position += line.size;
  }
  return null;
}

/** Is there a textblock at this position to put a caret in? */
export function mayHoldCaret(doc: Node, position: number): boolean {
  return (
    position >= 0 && position <= doc.content.size && doc.resolve(position).parent.inlineContent
  );
}
