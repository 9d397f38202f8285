import type { TextNode } from '@/domain/text/text';

/** What a table's marker says besides its id: its lines, its merged cells and its heads. */
export type TableGrid = {
  readonly rows: readonly string[];
  readonly cols: readonly string[];
  readonly entries: readonly (readonly [name: string, value: unknown])[];
};

export type PlacedCell = { readonly cell: TextNode; readonly row: string; readonly col: string };

type Taken = { row: number; col: number; height: number; width: number; cell: TextNode };

/** Lays the cells of a table out on a grid, as a browser does: each takes the first free place. */
export function gridOfTable(
  table: TextNode,
  newId: () => string,
): { grid: TableGrid; cells: PlacedCell[] } {
  const taken = layOut(table.content ?? []);
  const ends = taken.map(({ row, col, height, width }) => [row + height, col + width] as const);
  const rows = ids(Math.max(1, ...ends.map(([row]) => row)), newId);
  const cols = ids(Math.max(1, ...ends.map(([, col]) => col)), newId);
  const entries = [...spans(taken, rows, cols), ...heads(taken, rows, cols)];
  const cells = taken.map(({ cell, row, col }) => ({ cell, row: rows[row]!, col: cols[col]! }));
  return { grid: { rows, cols, entries }, cells };
}

function layOut(rows: readonly TextNode[]): Taken[] {
  const taken: Taken[] = [];
  const places = new Set<string>();
  for (const [row, { content = [] }] of rows.entries()) {
    let col = 0;
    for (const cell of content) {
      while (places.has(`${row}:${col}`)) col += 1;
      const width = cell.attrs?.colspan ?? 1;
      const height = Math.min(cell.attrs?.rowspan ?? 1, rows.length - row);
      for (let down = 0; down < height; down += 1)
        for (let right = 0; right < width; right += 1) places.add(`${row + down}:${col + right}`);
      taken.push({ row, col, height, width, cell });
      col += width;
    }
  }
  return taken;
}

function spans(taken: readonly Taken[], rows: readonly string[], cols: readonly string[]) {
  return taken
    .filter(({ height, width }) => height > 1 || width > 1)
    .map(({ row, col, height, width }) => {
      const to = `${rows[row + height - 1]}:${cols[col + width - 1]}`;
      return [`span:${rows[row]}:${cols[col]}`, to] as const;
    });
}

/** Heads are whole rows or columns; a single cell that is one becomes an ordinary cell. */
function heads(taken: readonly Taken[], rows: readonly string[], cols: readonly string[]) {
  const isHeadLine = (line: readonly Taken[], length: number) => {
    const covered = line.reduce((sum, { height, width }) => sum + height * width, 0);
    return covered >= length && line.every(({ cell }) => cell.type === 'tableHeader');
  };
  const isHeadRow = (index: number) =>
    isHeadLine(
      taken.filter(({ row }) => row === index),
      cols.length,
    );
  const isHeadCol = (index: number) =>
    isHeadLine(
      taken.filter(({ col }) => col === index),
      rows.length,
    );
  const headRows = rows.filter((_, index) => isHeadRow(index));
  // Where every row is one there is nothing left for columns to say.
  const headCols = headRows.length < rows.length ? cols.filter((_, index) => isHeadCol(index)) : [];
  return [...headRows, ...headCols].map((line) => [`head:${line}`, true] as const);
}

function ids(count: number, newId: () => string): string[] {
  return Array.from({ length: count }, newId);
}
