import { type Editor, Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { Awareness } from 'y-protocols/awareness';
import { isOfBinding, type TextBinding } from './binding/text-binding';
import { drawCaret, readColleague } from './draw-caret';

/**
 * The carets and selections of the others, with their names. Who they are is stamped by
 * the server, so this tab writes only where its own caret is.
 */
export const ColleaguesCarets = Extension.create<{ awareness: Awareness | null }>({
  name: 'colleaguesCarets',
  priority: 999,
  addOptions: () => ({ awareness: null }),
  addProseMirrorPlugins() {
    const { awareness } = this.options;
    return awareness ? [caretsPlugin(awareness, this.editor)] : [];
  },
});

const key = new PluginKey<DecorationSet>('colleaguesCarets');

function caretsPlugin(awareness: Awareness, editor: Editor): Plugin<DecorationSet> {
  const binding = () => editor.storage.sharedText.binding;
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, carets) {
        const now = binding();
        const isNews = transaction.getMeta(key) !== undefined || isOfBinding(transaction);
        if (!isNews || !now) return carets.map(transaction.mapping, transaction.doc);
        return DecorationSet.create(transaction.doc, draw(awareness, now));
      },
    },
    props: { decorations: (state) => key.getState(state) },
    view(view) {
      const redraw = (change: Change) => {
        if (isOfOthers(change, awareness) && !view.isDestroyed && !view.composing)
          view.dispatch(view.state.tr.setMeta(key, true).setMeta('addToHistory', false));
      };
      const tell = () => tellCaret(view, awareness, binding());
      awareness.on('change', redraw);
      for (const event of ['focusin', 'focusout']) view.dom.addEventListener(event, tell);
      return {
        update: tell,
        destroy() {
          awareness.off('change', redraw);
          for (const event of ['focusin', 'focusout']) view.dom.removeEventListener(event, tell);
          awareness.setLocalStateField('cursor', null);
        },
      };
    },
  });
}

type Change = { added: number[]; updated: number[]; removed: number[] };

function isOfOthers({ added, updated, removed }: Change, { clientID }: Awareness): boolean {
  return [...added, ...updated, ...removed].some((client) => client !== clientID);
}

/** Tells where the caret of this tab is, while it is in the text. */
function tellCaret(view: EditorView, awareness: Awareness, binding: TextBinding | null): void {
  const told: unknown = awareness.getLocalState()?.['cursor'] ?? null;
  const { anchor, head } = view.state.selection;
  const caret =
    binding && view.hasFocus()
      ? { anchor: binding.pointTo(anchor), head: binding.pointTo(head) }
      : null;
  if (JSON.stringify(caret) !== JSON.stringify(told)) awareness.setLocalStateField('cursor', caret);
}

function draw(awareness: Awareness, binding: TextBinding): Decoration[] {
  return [...awareness.getStates()].flatMap(([client, state]) => {
    const cursor = state['cursor'] as { anchor?: unknown; head?: unknown } | null | undefined;
    if (client === awareness.clientID || !cursor) return [];
    const anchor = binding.placeOf(cursor.anchor);
    const head = binding.placeOf(cursor.head);
    if (anchor === null || head === null) return [];
    const colleague = readColleague(state['user']);
    // Through the style object, which a strict content policy allows.
    const style = `background-color: color-mix(in srgb, ${colleague.color} 25%, transparent)`;
    const selection = { class: 'colleague-selection', style };
    return [
      Decoration.widget(head, () => drawCaret(colleague), { key: `${client}`, side: 10 }),
      Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), selection, {
        inclusiveEnd: true,
        inclusiveStart: false,
      }),
    ];
  });
}
