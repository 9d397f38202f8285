import type { Fragment, Mark, Node, Slice } from '@tiptap/pm/model';
import { fence, lineBreak } from '@/domain/text/sequence/sequence';
import type { MarkerAttributes } from '@/domain/text/sequence/marker';

/** What a marker is to say; an id that another block bears already is not given. */
export type NewMarker = Partial<Omit<MarkerAttributes, 'id'>> & { readonly id?: string | null };

/** What of an editor's change is real: stands in the sequence. The rest is only shown. */
export type Token =
  | { readonly text: string; readonly marks: readonly Mark[] }
  | { readonly open: NewMarker }
  | { readonly isClose: true }
  | { readonly table: Node };

export const close: Token = { isClose: true };

export function isWords(token: Token | undefined): token is Extract<Token, { text: string }> {
  return token !== undefined && 'text' in token;
}

export function isOpen(token: Token | undefined): token is Extract<Token, { open: NewMarker }> {
  return token !== undefined && 'open' in token;
}

export function isClose(token: Token | undefined): boolean {
  return token !== undefined && 'isClose' in token;
}

/** The words of an inline node; a fence among them would close the block. */
export function wordsOfInline(node: Node): Token {
  if (node.isText) return { text: (node.text ?? '').replaceAll(fence, ' '), marks: node.marks };
  return { text: lineBreak, marks: node.marks };
}

/** The real tokens of a slice, in their order. */
export function tokensOf(slice: Slice): Token[] {
  return collect(slice).map(({ token }) => token);
}

/** The real tokens before and behind a place in a slice. */
export function tokensAround(slice: Slice, place: number): { before: Token[]; behind: Token[] } {
  const all = collect(slice);
  const isBefore = ({ token, at }: Placed) => (isClose(token) ? at < place : at <= place);
  return {
    before: all.filter(isBefore).map(({ token }) => token),
    behind: all.filter((one) => !isBefore(one)).map(({ token }) => token),
  };
}

type Placed = { readonly token: Token; readonly at: number };

function collect({ content, openStart, openEnd }: Slice): Placed[] {
  const tokens = new Tokens(-openStart);
  tokens.fragment(content, { openStart, openEnd, itemId: null });
  return tokens.found;
}

type Edges = {
  readonly openStart: number;
  readonly openEnd: number;
  /** An item bears the id of its first paragraph. */
  readonly itemId: string | null;
};

class Tokens {
  readonly found: Placed[] = [];

  constructor(private at: number) {}

  fragment(content: Fragment, { openStart, openEnd, itemId }: Edges): void {
    content.forEach((node, _offset, index) =>
      this.node(node, {
        openStart: index === 0 ? openStart : 0,
        openEnd: index === content.childCount - 1 ? openEnd : 0,
        itemId: index === 0 ? itemId : null,
      }),
    );
  }

  private node(node: Node, edges: Edges): void {
    const isWhole = edges.openStart === 0 && edges.openEnd === 0;
    if (node.isInline) this.leaf(wordsOfInline(node), node.nodeSize);
    else if (node.isLeaf) this.leaf({ open: { id: idOf(node), kind: 'rule' } }, node.nodeSize);
    else if (node.type.name === 'table' && isWhole) this.leaf({ table: node }, node.nodeSize);
    else this.around(node, edges);
  }

  private leaf(token: Token, size: number): void {
    this.found.push({ token, at: this.at });
    this.at += size;
  }

  private around(node: Node, { openStart, openEnd, itemId }: Edges): void {
    this.at += 1;
    if (openStart === 0 && node.isTextblock)
      this.found.push({ token: { open: { id: itemId ?? idOf(node) } }, at: this.at });
    const itemIdInside = node.type.name === 'listItem' && openStart === 0 ? idOf(node) : null;
    this.fragment(node.content, {
      openStart: Math.max(0, openStart - 1),
      openEnd: Math.max(0, openEnd - 1),
      itemId: itemIdInside,
    });
    if (openEnd === 0 && node.isTextblock) this.found.push({ token: close, at: this.at });
    this.at += 1;
  }
}

function idOf({ attrs }: Node): string | null {
  return typeof attrs['id'] === 'string' ? attrs['id'] : null;
}
