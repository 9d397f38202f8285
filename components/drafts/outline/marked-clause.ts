import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { blockIdFromAnchor } from '@/components/drafts/block-anchor';

type Marked = { readonly id: string | null; readonly decorations: DecorationSet };

const key = new PluginKey<Marked>('markedClause');

/**
 * Marks the clause that the address names, as the browser marks it in a saved text: it
 * cannot here, since the live text comes after it has looked. The mark stays with the
 * clause wherever it goes, and ends when the address changes.
 */
export const MarkedClause = Extension.create({
  name: 'markedClause',
  addProseMirrorPlugins: () => [
    new Plugin<Marked>({
      key,
      state: {
        init: (_, { doc }) => mark(doc, idInAddress()),
        apply(transaction, before) {
          const told = transaction.getMeta(key) as { id: string | null } | undefined;
          if (told) return mark(transaction.doc, told.id);
          return transaction.docChanged ? mark(transaction.doc, before.id) : before;
        },
      },
      props: { decorations: (state) => key.getState(state)?.decorations },
      view(view) {
        goTo(view);
        const moved = () => {
          const told = view.state.tr.setMeta(key, { id: idInAddress() });
          view.dispatch(told.setMeta('addToHistory', false));
          goTo(view);
        };
        window.addEventListener('hashchange', moved);
        return { destroy: () => window.removeEventListener('hashchange', moved) };
      },
    }),
  ],
});

function idInAddress(): string | null {
  return blockIdFromAnchor(window.location.hash.slice(1));
}

/** The browser has gone there already if the block was in view of it; the live text is new. */
function goTo(view: EditorView): void {
  requestAnimationFrame(() => {
    if (!view.isDestroyed) view.dom.querySelector('.marked-clause')?.scrollIntoView();
  });
}

function mark(doc: Node, id: string | null): Marked {
  const decorations: Decoration[] = [];
  if (id !== null) {
    doc.descendants((node, pos) => {
      if (node.attrs['id'] === id && decorations.length === 0) {
        const look = { class: 'marked-clause', 'aria-current': 'location' };
        decorations.push(Decoration.node(pos, pos + node.nodeSize, look));
      }
      return decorations.length === 0 && !node.isTextblock;
    });
  }
  return { id, decorations: DecorationSet.create(doc, decorations) };
}
