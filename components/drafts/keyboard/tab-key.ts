import { type Editor, Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';

/**
 * Tab and Shift+Tab move an item of a list in and out, and go from cell to cell;
 * elsewhere they leave the text, as everywhere on the page. After Escape the next Tab
 * leaves from lists and tables too, so that nobody is caught in them.
 */
export const TabKey = Extension.create({
  name: 'tabKey',
  // Before the table's own Tab.
  priority: 1050,
  addKeyboardShortcuts() {
    return {
      Tab: () => moveItem(this.editor, 'in'),
      'Shift-Tab': () => moveItem(this.editor, 'out'),
    };
  },
  addProseMirrorPlugins() {
    let leaves = false;
    return [
      new Plugin({
        key: new PluginKey('tabKey'),
        props: {
          handleDOMEvents: {
            keydown: (_, { key }) => {
              // Handled here, so by nobody else but the browser, which goes on.
              if (key === 'Tab' && leaves) return true;
              if (key !== 'Shift') leaves = key === 'Escape';
              return false;
            },
            blur: () => {
              leaves = false;
              return false;
            },
          },
        },
      }),
    ];
  },
});

/** Moves the items at the caret one level; in a table Tab is the cells'. */
function moveItem(editor: Editor, way: 'in' | 'out'): boolean {
  if (editor.isActive('table') || !editor.isActive('listItem')) return false;
  if (way === 'in') editor.commands.sinkListItem('listItem');
  else editor.commands.liftListItem('listItem');
  // Also where it could not move: a Tab that now leaves, now moves, surprises everybody.
  return true;
}
