import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap';
import type { UndoManager } from 'yjs';

/**
 * Lets go of the caret that an undo leaves behind in the binding to Yjs, which would take
 * it for the present one when a colleague's change arrives next. Where the text has become
 * shorter meanwhile, that change was not shown here at all, and the next keystroke would
 * have deleted it for everybody. Comes after `Collaboration`, whose listener is the first.
 */
export const CaretAfterUndo = Extension.create({
  name: 'caretAfterUndo',
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('caretAfterUndo'),
      view: (view) => {
        const { undoManager } = yUndoPluginKey.getState(view.state) as { undoManager: UndoManager };
        const letGo = () => {
          const { binding } = ySyncPluginKey.getState(view.state) as { binding: Binding | null };
          if (binding) binding.beforeTransactionSelection = null;
        };
        undoManager.on('stack-item-popped', letGo);
        return { destroy: () => undoManager.off('stack-item-popped', letGo) };
      },
    }),
  ],
});

type Binding = { beforeTransactionSelection: unknown };
