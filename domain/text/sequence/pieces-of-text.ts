import type { TextJson, TextMark, TextNode } from '@/domain/text/text';
import { type BlockKind, levelMax, type MarkerAttributes } from './marker';
import { fence, lineBreak } from './sequence';
import { gridOfTable, type TableGrid } from './table-grid';

/** What a sequence is written of, from its beginning to its end. */
export type TextPiece =
  | { readonly marker: Partial<MarkerAttributes>; readonly grid?: TableGrid }
  | { readonly words: string; readonly marks: readonly TextMark[] }
  | { readonly isFence: true };

/** What a block stands in. */
type Around = {
  readonly quote?: true;
  readonly list?: { readonly kind: BlockKind; readonly level: number; readonly id: string | null };
  readonly table?: string;
  readonly row?: string;
  readonly col?: string;
};

/**
 * Takes a text apart into what stands in a sequence. An item's id becomes its first
 * paragraph's; what a sequence cannot say is told as near as it can: an item that begins
 * with a list has an empty paragraph first, a heading or a table elsewhere than at the top
 * is a paragraph, or its cells' paragraphs.
 *
 * @param newId makes an id for a block without one, and for a table's rows and columns
 */
export function piecesOfText(text: TextJson, newId: () => string): TextPiece[] {
  const writing = new Writing(newId);
  writing.nodes(text.content ?? [], {});
  return writing.pieces;
}

class Writing {
  readonly pieces: TextPiece[] = [];

  constructor(private readonly newId: () => string) {}

  nodes(nodes: readonly TextNode[], around: Around): void {
    for (const node of nodes) this.node(node, around);
  }

  private node(node: TextNode, around: Around): void {
    const content = node.content ?? [];
    if (node.type === 'paragraph' || node.type === 'heading') this.block(node, around);
    else if (node.type === 'bulletList' || node.type === 'orderedList') this.list(node, around);
    else if (node.type === 'blockquote') this.nodes(content, { ...around, quote: true });
    else if (node.type === 'horizontalRule') this.rule(node, around);
    else if (node.type === 'table' && around.table === undefined) this.table(node);
    else this.nodes(content, around);
  }

  private block(node: TextNode, { list, ...place }: Around): void {
    const id = list?.id ?? node.attrs?.id ?? this.newId();
    const isInside = list !== undefined || Object.keys(place).length > 0;
    const what = list
      ? { kind: list.kind, level: list.level }
      : node.type === 'heading' && !isInside
        ? { kind: 'heading' as const, rank: node.attrs?.level ?? 1 }
        : {};
    this.pieces.push({ marker: { id, ...what, ...place } });
    this.words(node.content ?? []);
    this.pieces.push({ isFence: true });
  }

  private words(nodes: readonly TextNode[]): void {
    for (const node of nodes) {
      if (node.type === 'hardBreak') this.pieces.push({ words: lineBreak, marks: [] });
      else if (node.text)
        this.pieces.push({ words: node.text.replaceAll(fence, ' '), marks: node.marks ?? [] });
    }
  }

  private list(list: TextNode, around: Around): void {
    const kind = list.type === 'bulletList' ? 'bullet' : 'numbered';
    const level = Math.min((around.list?.level ?? 0) + 1, levelMax);
    for (const item of list.content ?? []) {
      const [first, ...rest] = beginsWithWords(item);
      const id = item.attrs?.id ?? null;
      this.block(first, { ...around, list: { kind, level, id } });
      this.nodes(rest, { ...around, list: { kind: 'continued', level, id: null } });
    }
  }

  private rule(node: TextNode, around: Around): void {
    if (around.table !== undefined) return;
    this.pieces.push({ marker: { id: node.attrs?.id ?? this.newId(), kind: 'rule' } });
  }

  private table(table: TextNode): void {
    const id = table.attrs?.id ?? this.newId();
    const { grid, cells } = gridOfTable(table, this.newId);
    this.pieces.push({ marker: { id, kind: 'table' }, grid });
    for (const { cell, row, col } of cells)
      if (!isBlank(cell)) this.nodes(cell.content ?? [], { table: id, row, col });
    this.pieces.push({ marker: { id: this.newId(), kind: 'tableEnd', table: id } });
  }
}

function beginsWithWords({ content = [] }: TextNode): [TextNode, ...TextNode[]] {
  const [first, ...rest] = content;
  return first?.type === 'paragraph' ? [first, ...rest] : [{ type: 'paragraph' }, ...content];
}

/** A cell in which nothing stands, and nothing that could be referred to, needs no block. */
function isBlank({ content = [] }: TextNode): boolean {
  const [only, ...rest] = content;
  const isEmpty = only?.type === 'paragraph' && (only.content ?? []).length === 0;
  return rest.length === 0 && isEmpty && !only.attrs?.id;
}
