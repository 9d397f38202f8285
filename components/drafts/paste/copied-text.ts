import { Extension } from '@tiptap/core';
import { DOMSerializer, type Fragment, type Node, type Schema, type Slice } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { liveReader } from '@/components/drafts/clause-numbers';
import { numberClausesOf } from '@/domain/text/clauses';

/**
 * What leaves by copying: words with tabs between cells and with the numbers and letters
 * that are seen, and HTML in which Word finds its lists lettered and its tables ruled.
 */
export const CopiedText = Extension.create({
  name: 'copiedText',
  addProseMirrorPlugins() {
    const { schema } = this.editor;
    return [
      new Plugin({
        key: new PluginKey('copiedText'),
        props: {
          clipboardSerializer: new ClipboardSerializer(schema),
          clipboardTextSerializer: (slice, { state }) => wordsOf(slice, state),
        },
      }),
    ];
  },
});

/** How lists are counted by their depth, for programs that count them themselves. */
const types = ['a', 'i', '1'] as const;

class ClipboardSerializer extends DOMSerializer {
  constructor(schema: Schema) {
    super(DOMSerializer.nodesFromSchema(schema), DOMSerializer.marksFromSchema(schema));
  }

  override serializeFragment(
    fragment: Fragment,
    options: { document?: Document } = {},
    target?: HTMLElement | DocumentFragment,
  ): HTMLElement | DocumentFragment {
    const copied = super.serializeFragment(fragment, options, target);
    for (const list of copied.querySelectorAll('ol')) {
      let depth = 0;
      for (let outer = list.parentElement?.closest('ol'); outer; depth += 1) {
        outer = outer.parentElement?.closest('ol') ?? null;
      }
      list.setAttribute('type', types[Math.min(depth, types.length - 1)] ?? 'a');
    }
    for (const table of copied.querySelectorAll('table')) table.setAttribute('border', '1');
    return copied;
  }
}

/** Words of a slice, a block a line. A block that is only part of one has no number. */
function wordsOf(slice: Slice, state: EditorState): string {
  const labels = labelsIn(state);
  const isPart = slice.content.childCount === 1 && slice.openStart > 0;
  const lines = linesOf(slice.content.content, '', (node) => {
    const isCut = slice.openStart > 0 && isFirst(slice.content, node);
    return isPart || isCut ? '' : (labels.get(String(node.attrs['id'])) ?? '');
  });
  return lines.join('\n');
}

/** Numbers by the ids of blocks: copied nodes are other objects than those of the text. */
function labelsIn({ doc }: EditorState): ReadonlyMap<string, string> {
  return new Map(
    numberClausesOf(doc, liveReader).flatMap(({ id, label }) =>
      id === null ? [] : [[id, label] as const],
    ),
  );
}

function isFirst(fragment: Fragment, node: Node): boolean {
  for (let first = fragment.firstChild; first; first = first.firstChild) {
    if (first === node) return true;
  }
  return false;
}

type LabelOf = (node: Node) => string;

function linesOf(nodes: readonly Node[], indent: string, labelOf: LabelOf): string[] {
  return nodes.flatMap((node) => {
    const name = node.type.name;
    if (node.isTextblock) return [indent + labelled(labelOf(node), lineOf(node))];
    if (name === 'table') return node.children.map((row) => rowOf(row));
    if (name === 'tableRow') return [rowOf(node)];
    if (name === 'horizontalRule') return ['---'];
    if (name !== 'listItem') return linesOf(node.children, indent, labelOf);
    return itemLines(node, indent, labelOf);
  });
}

function itemLines(item: Node, indent: string, labelOf: LabelOf): string[] {
  const [first = '', ...more] = linesOf(item.children, '', labelOf);
  const sign = labelOf(item) || '•';
  return [`${indent}${sign} ${first}`, ...more.map((line) => `${indent}   ${line}`)];
}

/** A cell stands in one line, however many paragraphs it has. */
function rowOf(row: Node): string {
  return row.children
    .map((cell) =>
      linesOf(cell.children, '', () => '')
        .join(' ')
        .replaceAll(/[\t\n]/gu, ' '),
    )
    .join('\t');
}

function lineOf(block: Node): string {
  return block.textBetween(0, block.content.size, null, '\n');
}

function labelled(label: string, words: string): string {
  return label === '' || words === '' ? words : `${label} ${words}`;
}
