import type { Node } from '@tiptap/pm/model';
import { gridOfTable, type TableGrid } from '@/domain/text/sequence/table-grid';
import type { TextNode } from '@/domain/text/text';
import { formsOf } from '@/components/drafts/binding/forms';
import { newBlockId } from '@/components/drafts/binding/new-block-id';
import {
  close,
  type NewMarker,
  type Token,
  wordsOfInline,
} from '@/components/drafts/binding/tokens';

/** A table of the editor taken apart: its grid, and what stands in its cells in their order. */
export function tableTokens(table: Node, id: string): { grid: TableGrid; inside: Token[] } {
  const nodes = new Map<TextNode, Node>();
  const rows = table.children.map((row): TextNode => {
    const content = row.children.map((cell): TextNode => {
      const { colspan, rowspan } = cell.attrs;
      const attrs = { colspan: Number(colspan ?? 1), rowspan: Number(rowspan ?? 1) };
      const placed: TextNode = { type: cell.type.name as TextNode['type'], attrs };
      nodes.set(placed, cell);
      return placed;
    });
    return { type: 'tableRow', content };
  });
  const { grid, cells } = gridOfTable({ type: 'table', content: rows }, newBlockId);
  const inside = cells.flatMap(({ cell, row, col }) =>
    cellTokens(nodes.get(cell)!, { table: id, row, col }),
  );
  return { grid, inside };
}

/** What stands in a cell; one in which nobody has written needs no block. */
export function cellTokens(cell: Node, place: Pick<NewMarker, 'table' | 'row' | 'col'>): Token[] {
  const forms = formsOf(cell.children);
  const [only, ...others] = forms;
  const isBlank = only?.kind === 'paragraph' && !only.quote && only.node.content.size === 0;
  if (isBlank && others.length === 0) return [];
  return forms.flatMap(({ node, ...form }): Token[] => {
    // In a cell a heading is a paragraph, and a rule is nothing.
    if (form.kind === 'rule') return [];
    const kind = form.kind === 'heading' ? 'paragraph' : form.kind;
    const id = typeof node.attrs['id'] === 'string' ? node.attrs['id'] : null;
    const open: Token = { open: { id, kind, level: form.level, quote: form.quote, ...place } };
    return [open, ...node.children.map(wordsOfInline), close];
  });
}
