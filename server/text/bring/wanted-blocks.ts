import type { MarkerAttributes } from '@/domain/text/sequence/marker';
import { piecesOfText, type TextPiece } from '@/domain/text/sequence/pieces-of-text';
import type { TableGrid } from '@/domain/text/sequence/table-grid';
import type { TextJson, TextMark } from '@/domain/text/text';

export type WantedWords = { readonly words: string; readonly marks: readonly TextMark[] };

/** A block as it is to stand in a sequence. */
export type WantedBlock = {
  readonly marker: Partial<MarkerAttributes>;
  readonly grid?: TableGrid;
  readonly words: readonly WantedWords[];
  readonly pieces: readonly TextPiece[];
};

/** The blocks of a text, each with its pieces. */
export function wantedBlocks(text: TextJson, newId: () => string): WantedBlock[] {
  const blocks: (WantedBlock & { words: WantedWords[]; pieces: TextPiece[] })[] = [];
  for (const piece of piecesOfText(text, newId)) {
    if ('marker' in piece) blocks.push({ ...piece, words: [], pieces: [piece] });
    else {
      const block = blocks.at(-1);
      block?.pieces.push(piece);
      if ('words' in piece) block?.words.push(piece);
    }
  }
  return blocks;
}

/** What a block is recognised by in another text: its id, or the table that it ends. */
export function nameOf({ id, kind, table }: Partial<MarkerAttributes>): string {
  return kind === 'tableEnd' ? `end of ${table}` : (id ?? '');
}

/** A table's rows and columns, by which its blocks say where they stand. */
export type Lines = { readonly rows: readonly string[]; readonly cols: readonly string[] };

/**
 * Gives the rows and columns of tables the ids that they have already, where there are as
 * many of them: the cells then stay what they are, and only their words are compared.
 */
export function withLinesOf(
  blocks: readonly WantedBlock[],
  linesOf: (tableId: string) => Lines | null,
): WantedBlock[] {
  const renamed = new Map<string, string>();
  const rename = (line: string) => renamed.get(line) ?? line;
  return blocks.map((block) => {
    const lines = block.grid && linesOf(block.marker.id ?? '');
    if (block.grid && lines) note(renamed, block.grid, lines);
    const marker = placed(block.marker, rename);
    const grid = block.grid && renamedGrid(block.grid, rename);
    const pieces = block.pieces.map((piece) =>
      'marker' in piece ? { marker, ...(grid && { grid }) } : piece,
    );
    return { ...block, marker, pieces, ...(grid && { grid }) };
  });
}

function note(renamed: Map<string, string>, grid: TableGrid, lines: Lines): void {
  if (grid.rows.length !== lines.rows.length || grid.cols.length !== lines.cols.length) return;
  for (const name of ['rows', 'cols'] as const)
    for (const [index, line] of grid[name].entries()) renamed.set(line, lines[name][index] ?? line);
}

function placed(marker: Partial<MarkerAttributes>, rename: (line: string) => string) {
  const { row, col } = marker;
  return {
    ...marker,
    ...(row !== undefined && { row: rename(row) }),
    ...(col !== undefined && { col: rename(col) }),
  };
}

function renamedGrid({ rows, cols, entries }: TableGrid, rename: (line: string) => string) {
  const inAll = (words: string) => words.split(':').map(rename).join(':');
  return {
    rows: rows.map(rename),
    cols: cols.map(rename),
    entries: entries.map(
      ([name, value]) => [inAll(name), typeof value === 'string' ? inAll(value) : value] as const,
    ),
  };
}
