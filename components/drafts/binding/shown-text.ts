import type { Block } from '@/domain/text/sequence/block';
import { isCell, isOfTable, type ShownNode } from '@/domain/text/sequence/shown-node';

/** Where a position of the editor is in the sequence. */
export type Place = {
  readonly index: number;
  /** The block whose words it is among; null between blocks, and in what is only shown. */
  readonly block: Block | null;
  /** The textblock or rule that is shown there. */
  readonly leaf: ShownNode | null;
  /** Is it among words, or where the first one may come? */
  readonly isInside: boolean;
  /** The cell around it, and the position at which what is in it begins. */
  readonly cell: ShownNode | null;
  readonly cellFrom: number;
  /** The part of a table it stands in, by the key of its opening; empty outside of tables. */
  readonly frame: string;
};

/** A stretch of the sequence: from its first place to before its last. */
export type Stretch = readonly [from: number, to: number];

type Around = Pick<Place, 'cell' | 'cellFrom' | 'frame'>;

/** The tree that the editor shows, and how its positions belong to places of the sequence. */
export class ShownText {
  constructor(
    readonly nodes: readonly ShownNode[],
    private readonly length: () => number,
  ) {}

  /** The place of a position, outermost node first. */
  placeAt(position: number): Place {
    let around: Around = { cell: null, cellFrom: -1, frame: '' };
    let list = this.nodes;
    let at = 0;
    for (;;) {
      const { found, before, from } = childAt(list, position, at);
      if (!found || position <= from) return this.between(found, before, around);
      if (found.children.length === 0) return this.inside(found, position - from - 1, around);
      if (isCell(found.type)) around = { ...around, cell: found, cellFrom: from + 1 };
      if (isOfTable(found.type)) around = { ...around, frame: found.open };
      at = from + 1;
      list = found.children;
    }
  }

  private between(found: ShownNode | null, before: ShownNode | null, around: Around): Place {
    const next = found && firstBlock(found);
    const last = !next && before ? lastBlock(before) : null;
    const index = next ? next.start : last ? last.end : this.homeOrEnd(around.cell);
    return { ...around, index, block: null, leaf: null, isInside: false };
  }

  private inside(leaf: ShownNode, offset: number, around: Around): Place {
    const { block } = leaf;
    const index = block ? block.from + offset : this.homeOrEnd(around.cell);
    return { ...around, index, block, leaf, isInside: leaf.type !== 'horizontalRule' };
  }

  private homeOrEnd(cell: ShownNode | null): number {
    return cell ? this.homeOf(cell) : this.length();
  }

  /** Where the first block of an empty cell goes: behind all that stands before it in the grid. */
  homeOf(cell: ShownNode): number {
    const table = this.tables().find(({ block }) => block?.key === cell.cell?.table.key);
    let home = table?.block?.end ?? this.length();
    for (const row of table?.children ?? [])
      for (const other of row.children) {
        if (isSameCell(other, cell)) return home;
        for (const { block } of leavesOf(other.children))
          if (block) home = Math.max(home, block.end);
      }
    return home;
  }

  /** The position of a place in the sequence, or null where nothing is shown for it. */
  positionOf(index: number): number | null {
    let best: number | null = null;
    let nearest = Infinity;
    this.eachLeaf((leaf, position) => {
      const { block } = leaf;
      if (!block || leaf.type === 'horizontalRule') return;
      const distance = index < block.from ? block.from - index : Math.max(0, index - block.to);
      if (distance >= nearest) return;
      nearest = distance;
      best = position + 1 + Math.min(Math.max(0, index - block.from), block.to - block.from);
    });
    return best;
  }

  eachLeaf(visit: (leaf: ShownNode, position: number) => void): void {
    const walk = (nodes: readonly ShownNode[], from: number): void => {
      let position = from;
      for (const node of nodes) {
        if (node.children.length === 0) visit(node, position);
        else walk(node.children, position + 1);
        position += node.size;
      }
    };
    walk(this.nodes, 0);
  }

  tables(): ShownNode[] {
    return this.nodes.filter(({ type }) => type === 'table');
  }

  /** The cell of which this is a paragraph that nobody has written yet. */
  cellAround(leaf: ShownNode): ShownNode | null {
    for (const table of this.tables())
      for (const row of table.children)
        for (const cell of row.children)
          if (cell.children.some(({ open }) => open === leaf.open)) return cell;
    return null;
  }

  /**
   * What of the sequence stands between two positions; neighbours are one stretch.
   *
   * @param blocks all blocks, since those of a table may stand anywhere
   */
  stretches(from: number, to: number, blocks: readonly Block[]): Stretch[] {
    const found: Stretch[] = [];
    this.eachBetween(from, to, (node, position) => {
      const isWhole = from <= position && to >= position + node.size;
      if (node.type === 'table' && isWhole) {
        found.push(...stretchesOfTable(node, blocks));
        return false;
      }
      const { block } = node;
      if (node.children.length > 0 || !block) return true;
      if (node.type === 'horizontalRule') found.push([block.start, block.end]);
      else {
        const [first, last] = wordsBetween(node, position, from, to);
        const opens = from <= position;
        const closes = to >= position + node.size;
        found.push([opens ? block.start : first, closes ? block.end : last]);
      }
      return false;
    });
    return joinStretches(found);
  }

  /** The words alone between two positions. */
  stretchesOfWords(from: number, to: number): Stretch[] {
    const found: Stretch[] = [];
    this.eachBetween(from, to, (node, position) => {
      if (node.children.length > 0) return true;
      if (node.block && node.type !== 'horizontalRule')
        found.push(wordsBetween(node, position, from, to));
      return false;
    });
    return joinStretches(found.filter(([first, last]) => last > first));
  }

  /** Visits what lies at least partly between two positions; true goes on inside. */
  eachBetween(
    from: number,
    to: number,
    visit: (node: ShownNode, position: number) => boolean,
  ): void {
    const walk = (nodes: readonly ShownNode[], start: number): void => {
      let position = start;
      for (const node of nodes) {
        const isThere = position + node.size > from && position < to;
        if (isThere && visit(node, position)) walk(node.children, position + 1);
        position += node.size;
      }
    };
    walk(this.nodes, 0);
  }
}

function childAt(list: readonly ShownNode[], position: number, start: number) {
  let from = start;
  let before: ShownNode | null = null;
  for (const node of list) {
    if (position < from + node.size) return { found: node, before, from };
    from += node.size;
    before = node;
  }
  return { found: null, before, from };
}

function wordsBetween({ block, size }: ShownNode, position: number, from: number, to: number) {
  const begin = (block?.from ?? 0) - position - 1;
  const first = begin + Math.max(from, position + 1);
  const last = begin + Math.min(to, position + size - 1);
  return [first, last] as const;
}

function stretchesOfTable({ block }: ShownNode, blocks: readonly Block[]): Stretch[] {
  const id = block?.attributes.id;
  return blocks
    .filter((one) => one === block || (isIn(one) && one.attributes.table === id))
    .map(({ start, end }) => [start, end] as const);
}

function isIn({ attributes }: Block): boolean {
  return attributes.kind !== 'table';
}

/** In their order, those that touch as one. */
export function joinStretches(stretches: readonly Stretch[]): Stretch[] {
  const joined: [number, number][] = [];
  for (const [from, to] of stretches.toSorted(([one], [other]) => one - other)) {
    const last = joined.at(-1);
    if (last && last[1] >= from) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

export function isSameCell(one: ShownNode, other: ShownNode): boolean {
  return one.cell?.row === other.cell?.row && one.cell?.col === other.cell?.col;
}

/** Textblocks and rules, in the order in which they are shown. */
export function leavesOf(nodes: readonly ShownNode[], found: ShownNode[] = []): ShownNode[] {
  for (const node of nodes)
    if (node.children.length > 0) leavesOf(node.children, found);
    else found.push(node);
  return found;
}

function firstBlock({ block, children }: ShownNode): Block | null {
  if (block) return block;
  for (const child of children) {
    const first = firstBlock(child);
    if (first) return first;
  }
  return null;
}

function lastBlock({ block, table, children }: ShownNode): Block | null {
  if (table?.end) return table.end;
  for (const child of children.toReversed()) {
    const last = lastBlock(child);
    if (last) return last;
  }
  return block;
}
