import type { Array as YArray } from 'yjs';
import { type Grid, type GridCell, onlyLine, readGrid } from '@/domain/text/sequence/grid';
import type { MarkerMap } from '@/domain/text/sequence/sequence';
import type { ShownNode } from '@/domain/text/sequence/shown-node';
import type { BoundText } from '../bound-text';
import { newBlockId } from '../new-block-id';
import { leavesOf, type Stretch } from '../shown-text';
import { cellsOf } from './selected-table';

export type LineName = 'rows' | 'cols';

/** Adds rows or columns before a place. @returns their ids */
export function addLines(marker: MarkerMap, name: LineName, index: number, count = 1): string[] {
  const list = listOf(marker, name);
  const added = Array.from({ length: count }, newBlockId);
  list.insert(Math.min(index, list.length), added);
  return added;
}

/**
 * The list of a table's lines. Two people may each have deleted another last line: the
 * one that is shown instead becomes real before anything is done to it.
 */
export function listOf(marker: MarkerMap, name: LineName): YArray<string> {
  const list = marker.get(name) as YArray<string>;
  if (list.length === 0) list.insert(0, [onlyLine[name]]);
  return list;
}

/** Deletes a row or column with what stands in it; merged cells that cover it get smaller. */
export function deleteLine(bound: BoundText, table: ShownNode, name: LineName, index: number) {
  const marker = table.block?.marker;
  if (!marker) return;
  const grid = readGrid(marker);
  const line = grid[name][index];
  if (line === undefined || grid[name].length < 2) return;
  const deletion = { bound, marker, grid, name, index, line };
  const shown = cellsOf(table);
  const gone: Stretch[] = [];
  for (const cell of new Set(grid.cells.flat())) {
    const key = `${grid.rows[cell.row]}:${grid.cols[cell.col]}`;
    const blocks = leavesOf(shown.get(key)?.children ?? []).flatMap(({ block }) => block ?? []);
    const from = name === 'rows' ? cell.row : cell.col;
    const length = name === 'rows' ? cell.height : cell.width;
    if (from > index || from + length <= index) continue;
    if (length === 1) gone.push(...blocks.map(({ start, end }): Stretch => [start, end]));
    else
      shrink(
        deletion,
        cell,
        blocks.flatMap((block) => block.marker ?? []),
      );
  }
  const list = listOf(marker, name);
  for (let at = list.length - 1; at >= 0; at -= 1) if (list.get(at) === line) list.delete(at, 1);
  bound.writer.delete(gone);
}

type Deletion = {
  readonly bound: BoundText;
  readonly marker: MarkerMap;
  readonly grid: Grid;
  readonly name: LineName;
  readonly index: number;
  readonly line: string;
};

/** A merged cell that loses a line keeps its words, at the place where it begins now. */
function shrink(
  { bound, marker, grid, name, index, line }: Deletion,
  { row, col, height, width }: GridCell,
  markers: readonly MarkerMap[],
): void {
  const isRow = name === 'rows';
  const begins = (isRow ? row : col) === index;
  const top = isRow && begins ? row + 1 : row;
  const left = !isRow && begins ? col + 1 : col;
  const ends = (isRow ? row + height : col + width) - 1 === index;
  const bottom = row + height - (isRow && ends ? 2 : 1);
  const right = col + width - (!isRow && ends ? 2 : 1);
  const map = marker as unknown as Map<string, unknown>;
  map.delete(`span:${grid.rows[row]}:${grid.cols[col]}`);
  if (bottom > top || right > left)
    map.set(
      `span:${grid.rows[top]}:${grid.cols[left]}`,
      `${grid.rows[bottom]}:${grid.cols[right]}`,
    );
  for (const inside of markers) {
    if (inside.get(isRow ? 'row' : 'col') !== line) continue;
    bound.say(inside, 'row', grid.rows[top]);
    bound.say(inside, 'col', grid.cols[left]);
  }
}
