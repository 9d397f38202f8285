import type { NodeName } from '@/domain/text/text';
import type { Block } from './block';
import type { ShownNode } from './shown-node';

/** How a table is shown; null for a table that is none. Inside a cell there are none. */
type ShowTable = (block: Block) => ShownNode | null;

/**
 * Lists, items and quotes around blocks that follow each other, of the text or of one
 * cell: neighbouring items of one kind and level are one list, neighbouring quotes one
 * quote [T9].
 *
 * @param showTable absent in a cell: there headings are paragraphs, and rules and tables are not shown
 */
export function showPassages(blocks: readonly Block[], showTable?: ShowTable): ShownNode[] {
  const passages = new Passages(showTable);
  for (const block of blocks) passages.put(block);
  return passages.nodes;
}

class Passages {
  readonly nodes: ShownNode[] = [];
  private quote: ShownNode | null = null;
  /** The lists that are open, the outermost first. */
  private open: ShownNode[] = [];

  constructor(private readonly showTable: ShowTable | undefined) {}

  put(block: Block): void {
    const { kind } = block.attributes;
    if (kind === 'rule' || kind === 'table' || kind === 'tableEnd') this.breakWith(block);
    else this.passage(block);
  }

  private breakWith(block: Block): void {
    if (!this.showTable || block.attributes.kind === 'tableEnd') return;
    const node = block.attributes.kind === 'table' ? this.showTable(block) : rule(block);
    if (!node) return;
    this.quote = null;
    this.open = [];
    this.nodes.push(node);
  }

  private passage(block: Block): void {
    const around = this.around(block);
    const { kind, level } = block.attributes;
    const list = kind === 'bullet' ? 'bulletList' : kind === 'numbered' ? 'orderedList' : null;
    if (kind === 'continued' && this.open.length > 0) {
      this.open.length = Math.min(this.open.length, level);
      lastOf(this.open).children.at(-1)?.children.push(textblock(block));
    } else if (list) this.item(block, list, around);
    else {
      this.open = [];
      const isHeading = kind === 'heading' && !block.attributes.quote && this.showTable;
      around.push(isHeading ? heading(block) : textblock(block));
    }
  }

  /** Where the block goes: into the quote it belongs to, or beside it. */
  private around(block: Block): ShownNode[] {
    if (block.attributes.quote !== (this.quote !== null)) {
      this.open = [];
      this.quote = block.attributes.quote ? wrapper('blockquote', block) : null;
      if (this.quote) this.nodes.push(this.quote);
    }
    return this.quote ? this.quote.children : this.nodes;
  }

  /** An item is shown at most one level below the one above; what is stored stays [T6]. */
  private item(block: Block, type: NodeName, around: ShownNode[]): void {
    const { open } = this;
    const depth = Math.min(block.attributes.level, open.length + 1);
    open.length = Math.min(open.length, depth);
    if (open.length === depth && lastOf(open).type !== type) open.length = depth - 1;
    if (open.length < depth) {
      const list = wrapper(type, block);
      const above = open.at(-1)?.children.at(-1);
      (above ? above.children : around).push(list);
      open.push(list);
    }
    const item = wrapper('listItem', block, block.attributes.id);
    item.children.push(textblock(block, null));
    lastOf(open).children.push(item);
  }
}

function lastOf(lists: readonly ShownNode[]): ShownNode {
  const last = lists.at(-1);
  if (!last) throw new Error('no list is open');
  return last;
}

function wrapper(type: NodeName, first: Block, id: string | null = null): ShownNode {
  const open = `<${type}${first.key}`;
  return { type, open, close: '', size: 0, attrs: { id }, block: null, children: [] };
}

/** An item bears its id itself, so that its first paragraph has none. */
function textblock(block: Block, id: string | null = block.attributes.id): ShownNode {
  const found = known(block);
  if (found?.type === 'paragraph' && found.attrs.id === id) return found;
  return remember(block, { ...leaf(block), type: 'paragraph', attrs: { id } });
}

function heading(block: Block): ShownNode {
  const { id, rank } = block.attributes;
  const found = known(block);
  if (found?.type === 'heading' && found.attrs.id === id && found.attrs.level === rank)
    return found;
  return remember(block, { ...leaf(block), type: 'heading', attrs: { id, level: rank } });
}

function leaf(block: Block): Omit<ShownNode, 'type' | 'attrs'> {
  const open = `<${block.key}`;
  // Without a fence a block is closed by what follows it.
  const close = `>:${block.fence ?? `|${block.next}`}`;
  return { open, close, size: block.to - block.from + 2, block, children: [] };
}

const shownOf = new WeakMap<Block, ShownNode>();

/** What was shown for a block: the same object again, so that comparing costs nothing. */
function known(block: Block): ShownNode | undefined {
  return block.fence === null ? undefined : shownOf.get(block);
}

function remember(block: Block, shown: ShownNode): ShownNode {
  shownOf.set(block, shown);
  return shown;
}

function rule(block: Block): ShownNode {
  const { key: open, attributes } = block;
  const attrs = { id: attributes.id };
  return { type: 'horizontalRule', open, close: '', size: 1, attrs, block, children: [] };
}
