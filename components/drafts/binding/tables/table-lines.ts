import type { Array as YArray } from 'yjs';
import type { Block } from '@/domain/text/sequence/block';
import { type Grid, type GridCell, onlyLine, readGrid } from '@/domain/text/sequence/grid';
import type { MarkerMap } from '@/domain/text/sequence/sequence';
import type { ShownNode } from '@/domain/text/sequence/shown-node';
import type { BoundText } from '@/components/drafts/binding/bound-text';
import { newBlockId } from '@/components/drafts/binding/new-block-id';
import { leavesOf } from '@/components/drafts/binding/shown-text';
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
export function deleteLine(
  bound: BoundText,
  table: ShownNode,
  name: LineName,
  index: number,
): void {
  const marker = table.block?.marker;
  if (!marker) return;
  const grid = readGrid(marker);
  const line = grid[name][index];
  if (line === undefined || grid[name].length < 2) return;
  const deletion: Deletion = { bound, marker, grid, name, index, line };
  const shown = cellsOf(table);
  const gone: Block[] = [];
  for (const cell of new Set(grid.cells.flat())) {
    if (!covers(deletion, cell)) continue;
    const key = `${grid.rows[cell.row]}:${grid.cols[cell.col]}`;
    const blocks = leavesOf(shown.get(key)?.children ?? []).flatMap(({ block }) => block ?? []);
    if ((name === 'rows' ? cell.height : cell.width) === 1) gone.push(...blocks);
    else shrink(deletion, cell, blocks);
  }
  removeLine(listOf(marker, name), line);
  bound.writer.delete(gone.map(({ start, end }) => [start, end]));
}

function removeLine(list: YArray<string>, line: string): void {
  for (let at = list.length - 1; at >= 0; at -= 1) if (list.get(at) === line) list.delete(at, 1);
}

type Deletion = {
  readonly bound: BoundText;
  readonly marker: MarkerMap;
  readonly grid: Grid;
  readonly name: LineName;
  readonly index: number;
  readonly line: string;
};

function covers({ name, index }: Deletion, { row, col, height, width }: GridCell): boolean {
  const [from, length] = name === 'rows' ? [row, height] : [col, width];
  return from <= index && index < from + length;
}

/** A merged cell that loses a line keeps its words, at the place where it begins now. */
function shrink(deletion: Deletion, cell: GridCell, blocks: readonly Block[]): void {
  const { bound, marker, grid, name, line } = deletion;
  const { top, left, bottom, right } = smaller(deletion, cell);
  const entries = entriesOf(marker);
  entries.delete(`span:${grid.rows[cell.row]}:${grid.cols[cell.col]}`);
  if (bottom > top || right > left) {
    const reach = `${grid.rows[bottom]}:${grid.cols[right]}`;
    entries.set(`span:${grid.rows[top]}:${grid.cols[left]}`, reach);
  }
  for (const { marker: inside } of blocks) {
    if (inside?.get(name === 'rows' ? 'row' : 'col') !== line) continue;
    bound.say(inside, 'row', grid.rows[top]);
    bound.say(inside, 'col', grid.cols[left]);
  }
}

/** The rectangle of a merged cell without the line that goes. */
function smaller({ name, index }: Deletion, { row, col, height, width }: GridCell) {
  const rectangle = { top: row, left: col, bottom: row + height - 1, right: col + width - 1 };
  const [first, last] =
    name === 'rows' ? (['top', 'bottom'] as const) : (['left', 'right'] as const);
  if (rectangle[first] === index) rectangle[first] += 1;
  else if (rectangle[last] === index) rectangle[last] -= 1;
  return rectangle;
}

/** The entries of a marker, to be written. */
export function entriesOf(marker: MarkerMap): Map<string, unknown> {
  return marker as unknown as Map<string, unknown>;
}
