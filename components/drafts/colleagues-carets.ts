import { Extension } from '@tiptap/core';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';
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
    if (!awareness) return [];
    return [
      yCursorPlugin(awareness, {
        cursorBuilder: (user: unknown) => drawCaret(readColleague(user)),
        selectionBuilder: (user: unknown) => ({
          class: 'colleague-selection',
          // Through the style object, which a strict content policy allows.
          style: `background-color: color-mix(in srgb, ${readColleague(user).color} 25%, transparent)`,
        }),
      }),
    ];
  },
});
