import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import type { Doc } from 'yjs';
import { waitForCompositions } from './composition';
import { deedsOf } from './tables/table-deeds';
import { isOfBinding, TextBinding } from './text-binding';

type Storage = { binding: TextBinding | null };

declare module '@tiptap/core' {
  // Tiptap's own way to type commands and storage is to extend these interfaces.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface Storage {
    sharedText: { binding: TextBinding | null };
  }
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface Commands<ReturnType> {
    sharedText: {
      /** Takes back what this person did last. */
      undo: () => ReturnType;
      /** Does again what this person took back last. */
      redo: () => ReturnType;
    };
  }
}

/** Puts the shared text of a document into the editor, with undo of one's own changes only. */
export const SharedText = Extension.create<{ doc: Doc | null }, Storage>({
  name: 'sharedText',
  priority: 1_000,
  addOptions: () => ({ doc: null }),
  addStorage: (): Storage => ({ binding: null }),

  addCommands() {
    const go = (way: 'undo' | 'redo') => {
      const { binding } = this.storage;
      if (!binding) return false;
      return way === 'undo' ? binding.undoLast() : binding.redoLast();
    };
    return {
      undo:
        () =>
        ({ tr, dispatch }) => {
          // What was built on the document as it was cannot be applied to it any more.
          tr.setMeta('preventDispatch', true);
          return dispatch ? go('undo') : (this.storage.binding?.undo.canUndo ?? false);
        },
      redo:
        () =>
        ({ tr, dispatch }) => {
          tr.setMeta('preventDispatch', true);
          return dispatch ? go('redo') : (this.storage.binding?.undo.canRedo ?? false);
        },
    };
  },

  addKeyboardShortcuts() {
    return {
      'Mod-z': () => this.editor.commands.undo(),
      'Mod-y': () => this.editor.commands.redo(),
      'Mod-Shift-z': () => this.editor.commands.redo(),
    };
  },

  addProseMirrorPlugins() {
    const { doc } = this.options;
    return doc ? [sharedTextPlugin(doc, this.storage)] : [];
  },
});

/** Transactions that the binding has not written yet. */
const key = new PluginKey<readonly Transaction[]>('toBeWritten');

export function sharedTextPlugin(
  doc: Doc,
  storage: Storage,
  options: { captureTimeout?: number } = {},
): Plugin<readonly Transaction[]> {
  const written = new WeakSet<Transaction>();
  return new Plugin<readonly Transaction[]>({
    key,
    state: {
      init: () => [],
      // States are made that are never shown: what is in this one is written once it is.
      apply(transaction, waiting) {
        const isMine =
          transaction.docChanged || transaction.selectionSet || deedsOf(transaction).length > 0;
        const open = waiting.filter((one) => !written.has(one));
        return isMine && !isOfBinding(transaction) ? [...open, transaction] : open;
      },
    },
    view(view) {
      const binding = new TextBinding(doc, view.state.schema, options);
      storage.binding = binding;
      for (const before of key.getState(view.state) ?? []) written.add(before);
      binding.attach(view);
      const stopWaiting = waitForCompositions(view, doc, () => binding.settle());
      return {
        update(now, before) {
          const waiting = (key.getState(now.state) ?? []).filter((one) => !written.has(one));
          if (waiting.length === 0) return;
          for (const one of waiting) written.add(one);
          binding.hear(waiting, before);
        },
        destroy() {
          stopWaiting();
          binding.destroy();
          storage.binding = null;
        },
      };
    },
  });
}
