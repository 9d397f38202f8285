import { spanMax } from '@/domain/text/text';
import { isLineId } from './marker';
import type { MarkerMap } from './sequence';

/** A place of a grid: row and column, counted from 0. */
export type GridPlace = { readonly row: number; readonly col: number };

/** The first place of a cell, and how many rows and columns it covers. */
export type GridCell = GridPlace & { readonly height: number; readonly width: number };

/**
 * What the marker of a table says. Rows and columns are ids in lists, so that two that
 * are added at once both stand, and the cell where they cross exists because it is a place.
 */
export type Grid = {
  readonly rows: readonly string[];
  readonly cols: readonly string[];
  /** The cell at every place. */
  readonly cells: readonly (readonly GridCell[])[];
  readonly placeOf: (row: string | undefined, col: string | undefined) => GridPlace | null;
};

/** What stands in for a list of lines that holds none. */
export const onlyLine = { rows: 'r0', cols: 'c0' } as const;

const colsMax = 100;
const placesMax = 20_000;

/** Reads a table's grid. Of merges that overlap, the first in reading order holds. */
export function readGrid(marker: MarkerMap): Grid {
  const cols = linesOf(marker, 'cols', colsMax);
  const rows = linesOf(marker, 'rows', Math.floor(placesMax / cols.length));
  const rowIndex = new Map(rows.map((id, index) => [id, index]));
  const colIndex = new Map(cols.map((id, index) => [id, index]));
  const placeOf = (rowId: string | undefined, colId: string | undefined) => {
    const row = rowIndex.get(rowId ?? '');
    const col = colIndex.get(colId ?? '');
    return row === undefined || col === undefined ? null : { row, col };
  };
  const cells: GridCell[][] = rows.map(() => []);
  for (const [row, rowId] of rows.entries())
    for (const [col, colId] of cols.entries()) {
      if (cells[row]?.[col]) continue;
      const reach = marker.get(`span:${rowId}:${colId}`);
      const [toRow, toCol] = typeof reach === 'string' ? reach.split(':') : [];
      claim(cells, { row, col }, placeOf(toRow, toCol));
    }
  return { rows, cols, cells, placeOf };
}

function linesOf(marker: MarkerMap, name: 'rows' | 'cols', max: number): string[] {
  const list = marker.get(name);
  const isList = typeof list === 'object' && list !== null && 'toArray' in list;
  const ids = isList ? (list as { toArray(): unknown[] }).toArray().filter(isLineId) : [];
  const lines = [...new Set(ids)].slice(0, max);
  return lines.length > 0 ? lines : [onlyLine[name]];
}

/** Takes the rectangle up to a place, unless something of it is taken already. */
function claim(cells: GridCell[][], first: GridPlace, last: GridPlace | null): void {
  let height = last ? last.row - first.row + 1 : 1;
  let width = last ? last.col - first.col + 1 : 1;
  const isPossible = height >= 1 && width >= 1 && height <= spanMax && width <= spanMax;
  if (!isPossible || !isFree(cells, first, height, width)) {
    height = 1;
    width = 1;
  }
  const cell = { ...first, height, width };
  for (let row = first.row; row < first.row + height; row += 1)
    for (let col = first.col; col < first.col + width; col += 1) (cells[row] ?? [])[col] = cell;
}

function isFree(cells: GridCell[][], { row, col }: GridPlace, height: number, width: number) {
  for (let down = row; down < row + height; down += 1)
    for (let right = col; right < col + width; right += 1) if (cells[down]?.[right]) return false;
  return true;
}
