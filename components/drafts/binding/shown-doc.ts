import { Fragment, type Mark, type Node, type Schema } from '@tiptap/pm/model';
import type { Block } from '@/domain/text/sequence/block';
import { type Formatting, marksInForce } from '@/domain/text/sequence/marks-in-force';
import { lineBreak } from '@/domain/text/sequence/sequence';
import type { ShownNode } from '@/domain/text/sequence/shown-node';
import type { TextMark } from '@/domain/text/text';

/** The editor's document for a tree. */
export function docOf(schema: Schema, nodes: readonly ShownNode[]): Node {
  return schema.topNodeType.create(
    null,
    nodes.map((node) => nodeOf(schema, node)),
  );
}

/** The editor's node for one that is shown. */
export function nodeOf(schema: Schema, shown: ShownNode): Node {
  const { type, attrs, block, children } = shown;
  const content =
    children.length > 0
      ? children.map((child) => nodeOf(schema, child))
      : block && type !== 'horizontalRule'
        ? inlineOf(schema, block)
        : null;
  return schema.nodes[type]!.create(attrs, content);
}

const known = new WeakMap<Block, Fragment>();

/** The words of a block, with their marks. */
export function inlineOf(schema: Schema, block: Block): Fragment {
  const found = known.get(block);
  if (found && found.firstChild?.type.schema === schema) return found;
  const nodes: Node[] = [];
  for (const { text, formatting } of block.pieces) {
    const marks = marksOf(schema, formatting);
    for (const [index, words] of text.split(lineBreak).entries()) {
      if (index > 0) nodes.push(schema.nodes['hardBreak']!.create(null, null, marks));
      if (words !== '') nodes.push(schema.text(words, marks));
    }
  }
  // `fromArray` joins neighbours with the same marks.
  const content = Fragment.fromArray(nodes);
  known.set(block, content);
  return content;
}

export function marksOf(schema: Schema, formatting: Formatting): readonly Mark[] {
  return marksInForce(formatting).reduce<readonly Mark[]>(
    (marks, { type, attrs }) => schema.mark(type, attrs).addToSet(marks),
    [],
  );
}

/** A mark as the text knows it. */
export function textMarkOf({ type, attrs }: Mark): TextMark {
  const href: unknown = attrs['href'];
  return {
    type: type.name as TextMark['type'],
    ...(typeof href === 'string' && { attrs: { href } }),
  };
}

/** Is a node of the editor what is shown, but for its words? */
export function hasShape(node: Node, shown: ShownNode): boolean {
  return (
    node.type.name === shown.type &&
    node.nodeSize === shown.size &&
    hasAttributes(node, shown) &&
    (shown.children.length === 0 ||
      (node.childCount === shown.children.length &&
        shown.children.every((child, index) => hasShape(node.child(index), child))))
  );
}

function hasAttributes({ attrs }: Node, { attrs: wanted }: ShownNode): boolean {
  return (
    attrs['id'] === wanted.id &&
    (wanted.level === undefined || attrs['level'] === wanted.level) &&
    (wanted.colspan === undefined || attrs['colspan'] === wanted.colspan) &&
    (wanted.rowspan === undefined || attrs['rowspan'] === wanted.rowspan)
  );
}

/** Are two trees' nodes the same, and of the same blocks? */
export function isSame(one: ShownNode, other: ShownNode): boolean {
  return (
    one === other ||
    (isSameAlone(one, other) &&
      one.children.length === other.children.length &&
      one.children.every((child, index) => isSame(child, other.children[index]!)))
  );
}

/** The same but for what is inside. */
export function isSameAlone(one: ShownNode, other: ShownNode): boolean {
  return (
    one.block === other.block &&
    one.type === other.type &&
    one.open === other.open &&
    one.close === other.close &&
    one.attrs.id === other.attrs.id &&
    one.attrs.level === other.attrs.level &&
    one.attrs.rowspan === other.attrs.rowspan &&
    one.attrs.colspan === other.attrs.colspan
  );
}
