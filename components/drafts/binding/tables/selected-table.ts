import type { Selection } from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import { type Grid, readGrid } from '@/domain/text/sequence/grid';
import type { MarkerMap } from '@/domain/text/sequence/sequence';
import type { ShownNode } from '@/domain/text/sequence/shown-node';
import type { ShownText } from '@/components/drafts/binding/shown-text';

/** The table around a selection, and the rectangle of its places that is selected. */
export type SelectedTable = {
  readonly table: ShownNode;
  readonly marker: MarkerMap;
  readonly grid: Grid;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};

export function selectedTable(selection: Selection, shown: ShownText): SelectedTable | null {
  const places = placesOf(selection).flatMap((position) => {
    const { cell } = shown.placeAt(position);
    return cell?.cell ?? [];
  });
  const [first] = places;
  const table = first && shown.tables().find(({ block }) => block === first.table);
  const marker = table?.block?.marker;
  if (!table || !marker) return null;
  const grid = readGrid(marker);
  const cells = places.flatMap(({ row, col }) => grid.placeOf(row, col) ?? []);
  const covered = cells.map(({ row, col }) => grid.cells[row]![col]!);
  return {
    table,
    marker,
    grid,
    top: Math.min(...covered.map(({ row }) => row)),
    left: Math.min(...covered.map(({ col }) => col)),
    bottom: Math.max(...covered.map(({ row, height }) => row + height - 1)),
    right: Math.max(...covered.map(({ col, width }) => col + width - 1)),
  };
}

function placesOf(selection: Selection): number[] {
  if (!(selection instanceof CellSelection)) return [selection.head];
  const places: number[] = [];
  selection.forEachCell((_cell, position) => places.push(position + 1));
  return places;
}

/** The cells that are shown, by the row and column at which they begin. */
export function cellsOf(table: ShownNode): Map<string, ShownNode> {
  const cells = table.children.flatMap(({ children }) => children);
  return new Map(cells.map((cell) => [`${cell.cell?.row}:${cell.cell?.col}`, cell]));
}
