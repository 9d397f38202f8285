import { spanMax, type TextNode, wordsOf } from '@/domain/text/text';
import { passagesOf } from './assemble';
import type { HtmlElement } from './html-tree';
import type { LeftOutCount } from './left-out';
import { isWords, type Line } from './lines';

type ReadLines = (element: HtmlElement) => readonly Line[];

const columnsMax = spanMax;
const blank: readonly TextNode[] = [{ type: 'paragraph' }];

/**
 * A table with its caption, whose words stand before it. Whatever the spans of its cells
 * say, what comes out is a rectangle: cells that are missing are empty ones, and none
 * reaches into another or out of the table.
 */
export function linesOfTable(
  table: HtmlElement,
  read: ReadLines,
  leftOut: LeftOutCount,
): readonly Line[] {
  const captions = parts(table, ['caption']).flatMap(read);
  const rows = parts(table, ['tr']).map((row) => parts(row, ['td', 'th']));
  const filled = rows.filter((row) => row.length > 0);
  if (filled.length === 0) return captions;
  const content = rectangle(
    filled.map((row) => row.map((cell) => cellOf(cell, read, leftOut))),
  ).map((cells): TextNode => ({ type: 'tableRow', content: cells }));
  return [...captions, { place: { kind: 'block' }, block: { type: 'table', content } }];
}

/** The nearest elements of these names inside, not those of a table in it. */
function parts(element: HtmlElement, names: readonly string[]): HtmlElement[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    if (names.includes(child.tag)) return [child];
    return child.tag === 'table' ? [] : parts(child, names);
  });
}

function cellOf(cell: HtmlElement, read: ReadLines, leftOut: LeftOutCount): TextNode {
  const lines = read({ ...cell, tag: 'div' });
  const inner = lines.filter((line) => !isWords(line) && line.block.type === 'table').length;
  leftOut.add('tablesAsText', inner);
  const content = passagesOf(lines.flatMap(inCell));
  return {
    type: cell.tag === 'th' ? 'tableHeader' : 'tableCell',
    attrs: { colspan: spanOf(cell, 'colspan'), rowspan: spanOf(cell, 'rowspan') },
    content: content.length > 0 ? content : blank,
  };
}

/** A table inside a cell becomes its rows as lines, since no cell can hold one. */
function inCell(line: Line): readonly Line[] {
  if (isWords(line)) return [line];
  return (line.block.content ?? []).map((row): Line => {
    const words = (row.content ?? []).map((cell) => (cell.content ?? []).map(wordsOf).join(' '));
    const text = words.filter((one) => one.trim() !== '').join(' | ');
    const content: TextNode[] = text === '' ? [] : [{ type: 'text', text }];
    return { place: { kind: 'paragraph' }, content, isQuoted: false, anchors: [] };
  });
}

function spanOf({ attributes }: HtmlElement, name: 'colspan' | 'rowspan'): number {
  const span = Number(attributes[name] ?? 1);
  return Number.isInteger(span) && span >= 1 ? Math.min(span, spanMax) : 1;
}

/** Deals cells to a grid as browsers do, and fills what stays empty. */
function rectangle(rows: readonly (readonly TextNode[])[]): TextNode[][] {
  const taken: boolean[][] = rows.map(() => []);
  const dealt = rows.map((cells, row) => cells.flatMap((cell) => deal(cell, row, taken)));
  // A column in which no cell begins is only room that a wide cell took.
  const columns = [...new Set(dealt.flat().map(({ column }) => column))].toSorted((a, b) => a - b);
  return dealt.map((placed, row) =>
    columns.flatMap((column) => {
      const found = placed.find((one) => one.column === column);
      if (found) return [spanning(found, columns)];
      return taken[row]?.[column] ? [] : [{ type: 'tableCell', content: blank }];
    }),
  );
}

type Placed = {
  readonly column: number;
  readonly colspan: number;
  readonly rowspan: number;
  readonly cell: TextNode;
};

function deal(cell: TextNode, row: number, taken: boolean[][]): Placed[] {
  const places = taken[row] ?? [];
  const free = Array.from({ length: columnsMax }, (_, index) => index).filter((at) => !places[at]);
  const [column] = free;
  if (column === undefined) return [];
  const { colspan: wanted = 1, rowspan: down = 1 } = cell.attrs ?? {};
  // Only what is free beside it: no cell reaches over another.
  const reached = free.filter((at, index) => index < wanted && at === column + index);
  const rowspan = Math.min(down, taken.length - row);
  for (const below of taken.slice(row, row + rowspan)) for (const at of reached) below[at] = true;
  return [{ column, colspan: reached.length, rowspan, cell }];
}

function spanning(placed: Placed, columns: readonly number[]): TextNode {
  const { column, rowspan } = placed;
  const colspan = columns.filter((one) => one >= column && one < column + placed.colspan).length;
  const { type, content } = placed.cell;
  const attrs = { ...(colspan > 1 && { colspan }), ...(rowspan > 1 && { rowspan }) };
  return { type, ...(Object.keys(attrs).length > 0 && { attrs }), content };
}
