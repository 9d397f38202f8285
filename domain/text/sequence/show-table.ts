import { type Block, isEmpty } from './block';
import { type Grid, type GridCell, readGrid } from './grid';
import { showPassages } from './passages';
import { type ShownNode, shownOnly, type TableBlocks } from './shown-node';

/**
 * How a table is shown. Blocks are dealt to the cells that cover their places; words of
 * a row or column that is gone stand in the cell of the block before. A row in which no
 * cell begins is not shown, nor counted in a span: the editor's rows are never empty.
 */
export function showTable(table: TableBlocks): ShownNode {
  const { block } = table;
  const marker = block.marker!;
  const grid = readGrid(marker);
  const dealt = dealBlocks(grid, table.inside);
  const begins = grid.cells.map((cells, row) => cells.some((cell) => cell.row === row));
  const isHead = (line: string) => marker.get(`head:${line}`) === true;
  const children = grid.rows.flatMap((rowId, row): ShownNode[] => {
    if (!begins[row]) return [];
    const key = `${block.key}/${rowId}`;
    const cells = grid.cols.flatMap((colId, col): ShownNode[] => {
      const cell = grid.cells[row]?.[col];
      if (cell?.row !== row || cell.col !== col) return [];
      const rowspan = begins.slice(row, row + cell.height).filter(Boolean).length;
      const type = isHead(rowId) || isHead(colId) ? 'tableHeader' : 'tableCell';
      return [
        {
          ...tokens(`${key}/${colId}`),
          type,
          attrs: { id: null, rowspan, colspan: cell.width },
          block: null,
          children: showCell(dealt.get(cell) ?? [], `${key}/${colId}e`),
          cell: { table: block, row: rowId, col: colId },
        },
      ];
    });
    return [
      { ...tokens(key), type: 'tableRow', attrs: { id: null }, block: null, children: cells },
    ];
  });
  const attrs = { id: block.attributes.id };
  return { ...tokens(block.key), type: 'table', attrs, block, children, table };
}

function dealBlocks(grid: Grid, inside: readonly Block[]): Map<GridCell, Block[]> {
  const dealt = new Map<GridCell, Block[]>();
  let last = grid.cells[0]![0]!;
  for (const block of inside) {
    if (block.isLeaf) continue;
    const place = grid.placeOf(block.attributes.row, block.attributes.col);
    const cell = place && grid.cells[place.row]?.[place.col];
    // An empty block is shown only where it stands itself: not in what covers its place.
    const isAtHome = cell && cell.row === place.row && cell.col === place.col;
    if (isEmpty(block) && !isAtHome) continue;
    last = cell ?? last;
    const there = dealt.get(last);
    if (there) there.push(block);
    else dealt.set(last, [block]);
  }
  return dealt;
}

/** A cell without blocks shows a paragraph; it becomes real with its first letter. */
function showCell(blocks: readonly Block[], key: string): ShownNode[] {
  const passages = showPassages(blocks);
  return passages.length > 0 ? passages : [shownOnly(`<${key}`, `>${key}`)];
}

function tokens(key: string): Pick<ShownNode, 'open' | 'close' | 'size'> {
  return { open: `<${key}`, close: `>${key}`, size: 0 };
}
