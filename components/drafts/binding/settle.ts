import { type Node, Slice, Fragment } from '@tiptap/pm/model';
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { ReplaceStep } from '@tiptap/pm/transform';
import type { ShownNode } from '@/domain/text/sequence/shown-node';
import { hasShape, inlineOf, nodeOf } from './shown-doc';
import { mendNode } from './show-change';
import type { ShownText } from './shown-text';

/** The nodes at the top that are not as they should be: from the first to before the last. */
type Unsettled = {
  readonly start: number;
  readonly end: number;
  readonly nodes: readonly ShownNode[];
  readonly from: number;
  readonly to: number;
};

/**
 * After a change made here the document should be what the text says. Mostly it is; else
 * a new block has no id yet, or two lists have become one. Returns what sets it right, or
 * null if it is right already.
 */
export function settle(state: EditorState, now: ShownText): Transaction | null {
  const unsettled = findUnsettled(state.doc, now.nodes);
  if (!unsettled) return null;
  return mend(state, unsettled) ?? replace(state, unsettled);
}

/** Are only attributes different, so that every position means the same place? */
export function hasSamePlaces(doc: Node, { nodes }: ShownText): boolean {
  return (
    doc.childCount === nodes.length && nodes.every((node, index) => fits(doc.child(index), node))
  );
}

function fits(node: Node, { type, size, children }: ShownNode): boolean {
  return (
    (node.type.name === type || (node.isTextblock && children.length === 0)) &&
    node.nodeSize === size &&
    (children.length === 0 ||
      (node.childCount === children.length &&
        children.every((child, index) => fits(node.child(index), child))))
  );
}

function findUnsettled(doc: Node, now: readonly ShownNode[]): Unsettled | null {
  const most = Math.min(doc.childCount, now.length);
  let start = 0;
  while (start < most && isSettled(doc.child(start), now[start]!)) start += 1;
  if (start === doc.childCount && start === now.length) return null;
  let behind = 0;
  while (
    behind < most - start &&
    isSettled(doc.child(doc.childCount - 1 - behind), now.at(-1 - behind)!)
  )
    behind += 1;
  const end = doc.childCount - behind;
  let from = 0;
  for (let index = 0; index < start; index += 1) from += doc.child(index).nodeSize;
  let to = from;
  for (let index = start; index < end; index += 1) to += doc.child(index).nodeSize;
  return { start, end, nodes: now.slice(start, now.length - behind), from, to };
}

function isSettled(node: Node, shown: ShownNode): boolean {
  return hasShape(node, shown) && hasWords(node, shown);
}

/** The content that was last seen to be a block's words, so that it is compared once. */
const seen = new WeakMap<object, Fragment>();

function hasWords(node: Node, { block, children }: ShownNode): boolean {
  if (children.length > 0)
    return children.every((child, index) => hasWords(node.child(index), child));
  if (!block || node.isLeaf || seen.get(block) === node.content) return true;
  if (!node.content.eq(inlineOf(node.type.schema, block))) return false;
  seen.set(block, node.content);
  return true;
}

/** Sets attributes and marks right. Null where nodes are others. */
function mend(state: EditorState, { start, end, nodes, from }: Unsettled): Transaction | null {
  if (nodes.length !== end - start) return null;
  const transaction = state.tr;
  exchangeNew(transaction, state.doc, start, from, nodes);
  let position = from;
  for (const shown of nodes) {
    if (!mendShown(transaction, nodeOf(state.schema, shown), position)) return null;
    position += shown.size;
  }
  return transaction;
}

function mendShown(transaction: Transaction, wanted: Node, start: number): boolean {
  let isAlike = true;
  const visit = (node: Node, position: number): boolean => {
    const mine = isAlike ? transaction.doc.nodeAt(position) : null;
    if (!mine || mine.type !== node.type || mine.nodeSize !== node.nodeSize) isAlike = false;
    else if (mine !== node) mendNode(transaction, node, position);
    return isAlike && mine !== node && !node.isTextblock;
  };
  try {
    if (visit(wanted, start))
      wanted.descendants((node, position) =>
        node.isInline ? false : visit(node, start + 1 + position),
      );
  } catch {
    return false;
  }
  return isAlike && (transaction.doc.nodeAt(start)?.eq(wanted) ?? false);
}

/** So many new blocks in a row are exchanged at once: nobody holds on to them yet. */
const pastedMin = 8;

/** Blocks of a paste have no ids: an attribute step for each would take too long. */
function exchangeNew(
  transaction: Transaction,
  doc: Node,
  start: number,
  from: number,
  nodes: readonly ShownNode[],
): void {
  const isNew = (index: number) => {
    const node = index < nodes.length ? doc.child(start + index) : null;
    const shown = nodes[index];
    return (
      node?.attrs['id'] === null && node.type.name === shown?.type && node.nodeSize === shown.size
    );
  };
  const { selection } = transaction;
  let position = from;
  for (let index = 0; index < nodes.length;) {
    let next = index;
    while (isNew(next)) next += 1;
    const stretch = nodes.slice(index, Math.max(next, index + 1));
    const to = stretch.reduce((sum, { size }) => sum + size, position);
    if (next - index > pastedMin) {
      const content = stretch.map((shown) => nodeOf(doc.type.schema, shown));
      transaction.step(new ReplaceStep(position, to, new Slice(Fragment.from(content), 0, 0)));
    }
    index += stretch.length;
    position = to;
  }
  if (transaction.docChanged && selection instanceof TextSelection)
    transaction.setSelection(
      TextSelection.create(transaction.doc, selection.anchor, selection.head),
    );
}

/** Exchanges the nodes; the caret goes to the same place in the same block, counted from above. */
function replace(state: EditorState, { nodes, from, to }: Unsettled): Transaction {
  const transaction = state.tr;
  const content = Fragment.from(nodes.map((shown) => nodeOf(state.schema, shown)));
  transaction.step(new ReplaceStep(from, to, new Slice(content, 0, 0)));
  const { anchor, head } = state.selection;
  const moved = (position: number) => {
    const place = blockPlace(state.doc, position);
    return (place && positionIn(transaction.doc, place)) ?? transaction.mapping.map(position);
  };
  if (state.selection instanceof TextSelection) {
    const $anchor = transaction.doc.resolve(moved(anchor));
    const $head = transaction.doc.resolve(moved(head));
    transaction.setSelection(TextSelection.between($anchor, $head));
  }
  return transaction;
}

type BlockPlace = { readonly ordinal: number; readonly offset: number };

function blockPlace(doc: Node, position: number): BlockPlace | null {
  let ordinal = -1;
  let offset = -1;
  doc.descendants((node, at) => {
    if (offset >= 0) return false;
    if (!node.isTextblock) return !node.isLeaf;
    ordinal += 1;
    if (position > at && position < at + node.nodeSize) offset = position - at - 1;
    return false;
  });
  return offset < 0 ? null : { ordinal, offset };
}

function positionIn(doc: Node, { ordinal, offset }: BlockPlace): number | null {
  let rest = ordinal;
  let found: number | null = null;
  doc.descendants((node, at) => {
    if (found !== null) return false;
    if (!node.isTextblock) return !node.isLeaf;
    if (rest === 0) found = at + 1 + Math.min(offset, node.content.size);
    rest -= 1;
    return false;
  });
  return found;
}
