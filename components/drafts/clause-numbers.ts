import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { type Clause, numberClausesOf, type TextReader } from '@/domain/text/clauses';

/** How a live text is walked, without being copied. */
export const liveReader: TextReader<Node> = {
  name: (node) => node.type.name,
  level: (node) => Number(node.attrs['level'] ?? 1),
  id: (node) => (typeof node.attrs['id'] === 'string' ? node.attrs['id'] : null),
  isBlank: (node) => node.textContent.trim() === '',
  children: (node) => node.children,
};

/** Shows the numbers of the clauses as the text stands now. They never enter the text. */
export const ClauseNumbers = Extension.create({
  name: 'clauseNumbers',
  addProseMirrorPlugins() {
    const key = new PluginKey<DecorationSet>('clauseNumbers');
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: (_, { doc }) => numbersIn(doc),
          apply: (transaction, numbers) =>
            transaction.docChanged ? numbersIn(transaction.doc) : numbers,
        },
        props: { decorations: (state) => key.getState(state) },
      }),
    ];
  },
});

function numbersIn(doc: Node): DecorationSet {
  const offsets: number[] = [];
  doc.forEach((_, offset) => offsets.push(offset));
  const decorations = numberClausesOf(doc, liveReader).map((clause) => {
    const { from, to } = placeOf(doc, offsets, clause);
    return Decoration.node(from, to, { 'data-number': clause.label });
  });
  return DecorationSet.create(doc, decorations);
}

function placeOf(doc: Node, offsets: readonly number[], { path: [first = 0, ...rest] }: Clause) {
  let node = doc.child(first);
  let from = offsets[first] ?? 0;
  for (const index of rest) {
    from += 1;
    for (let before = 0; before < index; before += 1) from += node.child(before).nodeSize;
    node = node.child(index);
  }
  return { from, to: from + node.nodeSize };
}
