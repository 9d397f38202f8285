import { Fragment, type Mark, type Node, type Schema, type Slice } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { AddMarkStep, RemoveMarkStep, ReplaceAroundStep, ReplaceStep } from '@tiptap/pm/transform';
import type { ShownNode } from '@/domain/text/sequence/shown-node';
import { isSame, isSameAlone, nodeOf } from './shown-doc';
import type { ShownText } from './shown-text';
import { balance, type Edit, editsBetween, keysOf } from './token-keys';

/** What became of the tokens of a part of the document that begins at `base`. */
export type TokenChange = {
  readonly base: number;
  readonly was: readonly string[];
  readonly is: readonly string[];
};

export type ShownChange = { readonly transaction: Transaction; readonly change: TokenChange };

/**
 * The transaction that leads from what the editor shows to what the text is now: the
 * smallest steps, by the identity of letters, markers and fences, so that carets and
 * decorations stay with their words. Null if nothing is shown differently.
 */
export function showChange(
  state: EditorState,
  shown: ShownText,
  now: ShownText,
): ShownChange | null {
  const difference = differenceOf(shown.nodes, now.nodes);
  if (!difference) return null;
  const { base, was, is } = difference;
  const change = { base, was: keysOf(was), is: keysOf(is) };
  const target = targetOf(state.schema, state.doc, difference);
  const transaction = state.tr;
  if (goStepByStep(transaction, change, target)) return { transaction, change };
  // Never needed so far. Words would stay, but carets among them would not.
  const { tr } = state;
  const slice = target.slice(base, base + change.is.length);
  tr.step(new ReplaceStep(base, base + change.was.length, slice));
  return { transaction: tr, change };
}

type Difference = {
  /** Where it begins in the document, and the indices that lead there. */
  readonly base: number;
  readonly path: readonly number[];
  readonly was: readonly ShownNode[];
  readonly is: readonly ShownNode[];
};

/** The nodes that differ: inside a single node that does, only its own. */
function differenceOf(
  old: readonly ShownNode[],
  now: readonly ShownNode[],
  from = 0,
  path: readonly number[] = [],
): Difference | null {
  const { start, end } = sameAround(old, now);
  const was = old.slice(start, old.length - end);
  const is = now.slice(start, now.length - end);
  const [one] = was;
  const [other] = is;
  if (!one && !other) return null;
  const base = old.slice(0, start).reduce((sum, { size }) => sum + size, from);
  if (was.length === 1 && is.length === 1 && differsInside(one!, other!))
    return differenceOf(one!.children, other!.children, base + 1, [...path, start]);
  return { base, path: [...path, start], was, is };
}

/** How many are the same at the start and at the end. */
function sameAround(old: readonly ShownNode[], now: readonly ShownNode[]) {
  const most = Math.min(old.length, now.length);
  let start = 0;
  while (start < most && isSame(old[start]!, now[start]!)) start += 1;
  let end = 0;
  while (end < most - start && isSame(old.at(-1 - end)!, now.at(-1 - end)!)) end += 1;
  return { start, end };
}

function differsInside(one: ShownNode, other: ShownNode): boolean {
  return one.children.length > 0 && other.children.length > 0 && isSameAlone(one, other);
}

/** The document as it is to be: the present one with what differs exchanged. */
function targetOf(schema: Schema, doc: Node, { path, was, is }: Difference): Node {
  const exchange = (node: Node, [index = 0, ...rest]: readonly number[]): Node => {
    const { children } = node;
    const inside =
      rest.length > 0
        ? [exchange(children[index]!, rest)]
        : is.map((shown) => nodeOf(schema, shown));
    const count = rest.length > 0 ? 1 : was.length;
    return node.copy(
      Fragment.fromArray([
        ...children.slice(0, index),
        ...inside,
        ...children.slice(index + count),
      ]),
    );
  };
  return exchange(doc, path);
}

/** @returns false if it has to be done at once */
function goStepByStep(transaction: Transaction, change: TokenChange, target: Node): boolean {
  const { base, was, is } = change;
  try {
    // From the end, so that places before stay as they were.
    for (const edits of balance(editsBetween(was, is), was, is).toReversed())
      makeEdits(transaction, edits, base, target);
    mendAttributesAndMarks(transaction, target, base, base + is.length);
    return transaction.doc.eq(target);
  } catch {
    return false;
  }
}

function makeEdits(transaction: Transaction, edits: [Edit, ...Edit[]], base: number, target: Node) {
  const [first] = edits;
  const last = edits.at(-1) ?? first;
  if (edits.length === 2 && putAround(transaction, first, last, base, target)) return;
  const slice = target.slice(base + first.nowFrom, base + last.nowTo);
  transaction.step(new ReplaceStep(base + first.from, base + last.to, slice));
}

/** Something was put around words, or taken from around them: the words stay. */
function putAround(
  transaction: Transaction,
  first: Edit,
  last: Edit,
  base: number,
  target: Node,
): boolean {
  try {
    const whole = target.slice(base + first.nowFrom, base + last.nowTo);
    const insert = first.nowTo - first.nowFrom;
    // ProseMirror's own, of which its types do not tell.
    const around = (whole as unknown as OpenedSlice).removeBetween(
      insert,
      last.nowFrom - first.nowFrom,
    );
    const step = new ReplaceAroundStep(
      base + first.from,
      base + last.to,
      base + first.to,
      base + last.from,
      around,
      insert,
    );
    return transaction.maybeStep(step).failed === null;
  } catch {
    return false;
  }
}

type OpenedSlice = { removeBetween(from: number, to: number): Slice };

/** What of the nodes that stayed is different: types, attributes, marks. */
function mendAttributesAndMarks(
  transaction: Transaction,
  target: Node,
  from: number,
  to: number,
): void {
  target.nodesBetween(from, Math.min(to, target.content.size), (wanted, position) => {
    if (position < from) return true;
    if (wanted.isInline) return false;
    mendNode(transaction, wanted, position);
    return !wanted.isTextblock;
  });
}

export function mendNode(transaction: Transaction, wanted: Node, position: number): void {
  const node = transaction.doc.nodeAt(position);
  if (!node) throw new Error('the documents are apart');
  if (node.type !== wanted.type) transaction.setNodeMarkup(position, wanted.type, wanted.attrs);
  else
    for (const [name, value] of Object.entries(wanted.attrs))
      if (node.attrs[name] !== value) transaction.setNodeAttribute(position, name, value);
  const mended = transaction.doc.nodeAt(position);
  if (mended && wanted.isTextblock && !mended.content.eq(wanted.content))
    mendMarks(transaction, position + 1, mended, wanted);
}

function mendMarks(transaction: Transaction, start: number, node: Node, wanted: Node): void {
  if (node.content.size !== wanted.content.size) throw new Error('the documents are apart');
  const have = marksByPlace(node);
  const want = marksByPlace(wanted);
  for (let from = 0; from < have.length;) {
    let to = from + 1;
    while (to < have.length && have[to] === have[from] && want[to] === want[from]) to += 1;
    const mine = have[from] ?? [];
    const theirs = want[from] ?? [];
    for (const mark of mine)
      if (!mark.isInSet(theirs))
        transaction.step(new RemoveMarkStep(start + from, start + to, mark));
    for (const mark of theirs)
      if (!mark.isInSet(mine)) transaction.step(new AddMarkStep(start + from, start + to, mark));
    from = to;
  }
}

function marksByPlace(node: Node): (readonly Mark[])[] {
  return node.children.flatMap(({ marks, nodeSize }) =>
    Array.from({ length: nodeSize }, () => marks),
  );
}
