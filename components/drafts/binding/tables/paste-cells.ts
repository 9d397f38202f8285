import { Fragment, type Node, type Schema, type Slice } from '@tiptap/pm/model';
import { type EditorState } from '@tiptap/pm/state';
import { __clipCells, __pastedCells, CellSelection } from '@tiptap/pm/tables';
import { readGrid } from '@/domain/text/sequence/grid';
import type { MarkerMap } from '@/domain/text/sequence/sequence';
import type { BoundText } from '@/components/drafts/binding/bound-text';
import type { Token } from '@/components/drafts/binding/tokens';
import { fillCell } from './fill-cell';
import type { SelectedTable } from './selected-table';
import { addLines, entriesOf, listOf } from './table-lines';
import { cellTokens } from './table-tokens';

/** Cells on the clipboard: rows of cells, some of which cover several places. */
export type PastedCells = {
  readonly width: number;
  readonly height: number;
  readonly rows: readonly Fragment[];
};

/** What of a paste goes into cells; null where it is an ordinary one. */
export function pastedCells(state: EditorState, slice: Slice): PastedCells | null {
  const { selection, schema } = state;
  const isOverCells = selection instanceof CellSelection;
  const pasted = __pastedCells(slice) ?? (isOverCells ? oneCell(schema, slice) : null);
  if (!pasted || !isOverCells) return pasted;
  const size = sizeOf(selection);
  return __clipCells(pasted, size.width, size.height);
}

function sizeOf(selection: CellSelection): { width: number; height: number } {
  const cells = selection.content().content;
  const rows = cells.firstChild?.type.name === 'table' ? cells.firstChild.children : cells.content;
  const width =
    rows[0]?.children.reduce((sum, { attrs }) => sum + Number(attrs['colspan']), 0) ?? 1;
  return { width, height: Math.max(1, rows.length) };
}

function oneCell(
  schema: Schema,
  { content }: Slice,
): { width: number; height: number; rows: Fragment[] } {
  const type = schema.nodes['tableCell']!;
  const words = content.textBetween(0, content.size, ' ');
  const inline = words === '' ? null : schema.text(words);
  const plain = () => type.createChecked(null, schema.nodes['paragraph']!.create(null, inline));
  const cell = type.createAndFill(null, content) ?? plain();
  return { width: 1, height: 1, rows: [Fragment.from(cell)] };
}

/** Puts cells onto cells: what those held goes, and the table grows where it is too small. */
export function pasteCells(bound: BoundText, selected: SelectedTable, pasted: PastedCells): void {
  const { table, marker, grid, top, left } = selected;
  const bottom = top + pasted.height - 1;
  const right = left + pasted.width - 1;
  const grow = (name: 'rows' | 'cols', lines: readonly string[], count: number) => {
    listOf(marker, name);
    const missing = Math.max(0, count - lines.length);
    return missing > 0 ? [...lines, ...addLines(marker, name, lines.length, missing)] : lines;
  };
  const rows = grow('rows', grid.rows, bottom + 1);
  const cols = grow('cols', grid.cols, right + 1);
  splitMergesIn(marker, { top, left, bottom, right });
  const id = table.attrs.id ?? '';
  for (const { cell, row, col, lastRow, lastCol } of placedCells(
    pasted,
    rows.slice(top),
    cols.slice(left),
  )) {
    const place = { table: id, row, col };
    const tokens: Token[] = cell ? cellTokens(cell, place) : [];
    fillCell(bound, place, tokens);
    if (lastRow !== row || lastCol !== col)
      bound.say(marker, `span:${row}:${col}`, `${lastRow}:${lastCol}`);
  }
}

type Rectangle = { top: number; left: number; bottom: number; right: number };

/** Ends merges that reach into a rectangle; one that these kept from holding may hold now. */
function splitMergesIn(marker: MarkerMap, { top, left, bottom, right }: Rectangle): void {
  const entries = entriesOf(marker);
  for (let isDone = false; !isDone;) {
    isDone = true;
    const grid = readGrid(marker);
    for (const { row, col, height, width } of new Set(grid.cells.flat())) {
      const isMerged = height > 1 || width > 1;
      const reaches = row <= bottom && row + height > top && col <= right && col + width > left;
      if (!isMerged || !reaches) continue;
      entries.delete(`span:${grid.rows[row]}:${grid.cols[col]}`);
      isDone = false;
    }
  }
}

type PlacedCell = {
  readonly cell: Node | null;
  readonly row: string;
  readonly col: string;
  readonly lastRow: string;
  readonly lastCol: string;
};

/** Every place of the rectangle with what comes into it; what no cell covers becomes empty. */
function placedCells(
  { rows: pasted, width, height }: PastedCells,
  rows: readonly string[],
  cols: readonly string[],
): PlacedCell[] {
  const placed = new Map<string, PlacedCell>();
  const covered = new Set<string>();
  for (const [down, line] of pasted.entries()) {
    let right = 0;
    line.forEach((cell) => {
      while (covered.has(`${down}:${right}`)) right += 1;
      const tall = Math.max(1, Number(cell.attrs['rowspan']));
      const wide = Math.max(1, Number(cell.attrs['colspan']));
      for (let row = 0; row < tall; row += 1)
        for (let col = 0; col < wide; col += 1) covered.add(`${down + row}:${right + col}`);
      const row = rows[down];
      const col = cols[right];
      const lastRow = rows[Math.min(height, down + tall) - 1];
      const lastCol = cols[Math.min(width, right + wide) - 1];
      if (row && col && lastRow && lastCol)
        placed.set(`${down}:${right}`, { cell, row, col, lastRow, lastCol });
      right += wide;
    });
  }
  return everyPlace(placed, rows.slice(0, height), cols.slice(0, width));
}

function everyPlace(
  placed: ReadonlyMap<string, PlacedCell>,
  rows: readonly string[],
  cols: readonly string[],
): PlacedCell[] {
  return rows.flatMap((row, down) =>
    cols.map(
      (col, right): PlacedCell =>
        placed.get(`${down}:${right}`) ?? { cell: null, row, col, lastRow: row, lastCol: col },
    ),
  );
}
