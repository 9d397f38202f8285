import type { Node } from '@tiptap/pm/model';
import { type BlockKind, levelMax, plainBlock } from '@/domain/text/sequence/marker';

/** What a block is by what it stands in: its part of a marker's entries. */
export type Form = {
  readonly kind: BlockKind;
  readonly level: number;
  readonly rank: number;
  readonly quote: boolean;
};

export type FormOfNode = Form & { readonly node: Node };

type Around = {
  readonly depth: number;
  readonly list: 'bullet' | 'numbered' | null;
  readonly isFirstInItem: boolean;
  readonly quote: boolean;
};

const alone: Around = { depth: 0, list: null, isFirstInItem: true, quote: false };

/** The form of every paragraph, heading and rule in these nodes, in their order. */
export function formsOf(nodes: readonly Node[]): FormOfNode[] {
  const forms: FormOfNode[] = [];
  for (const node of nodes) visit(node, alone, forms);
  return forms;
}

export function isSameForm(one: Form, other: Form): boolean {
  return (
    one.kind === other.kind &&
    one.level === other.level &&
    one.rank === other.rank &&
    one.quote === other.quote
  );
}

function visit(node: Node, around: Around, forms: FormOfNode[]): void {
  const name = node.type.name;
  if (name === 'horizontalRule') forms.push({ ...plainBlock, node, kind: 'rule' });
  else if (node.isTextblock) forms.push({ ...formOf(node, around), node });
  else if (name === 'bulletList' || name === 'orderedList') visitList(node, around, forms);
  else {
    const inside = name === 'blockquote' ? { ...around, quote: true } : around;
    node.forEach((child) => visit(child, inside, forms));
  }
}

function visitList(list: Node, around: Around, forms: FormOfNode[]): void {
  const kind = list.type.name === 'bulletList' ? 'bullet' : 'numbered';
  const inside = { ...around, list: kind, depth: around.depth + 1 } as const;
  list.forEach((item) =>
    item.forEach((child, _offset, index) =>
      visit(child, { ...inside, isFirstInItem: index === 0 }, forms),
    ),
  );
}

function formOf(node: Node, { depth, list, isFirstInItem, quote }: Around): Form {
  if (node.type.name === 'heading')
    return { kind: 'heading', level: 1, rank: Number(node.attrs['level'] ?? 1), quote };
  const kind = list === null ? 'paragraph' : isFirstInItem ? list : 'continued';
  return { kind, level: Math.min(Math.max(1, depth), levelMax), rank: 1, quote };
}
