import { Extension, type KeyboardShortcutCommand } from '@tiptap/core';
import type { EditorWish } from '@/components/drafts/draft-extensions';
import { isMac } from './keys-in-words';
import { keysOf, shortcutNames, shortcuts } from './shortcuts';

type Options = {
  /** What a key asks of the page around the text. */
  ask: (wish: EditorWish) => void;
};

/** Binds the keys of the guide, all in one place, so that none means two things. */
export const ShortcutKeys = Extension.create<Options>({
  name: 'shortcutKeys',
  addOptions: () => ({ ask: () => undefined }),
  addKeyboardShortcuts() {
    const bound: Record<string, KeyboardShortcutCommand> = {};
    for (const name of shortcutNames) {
      const shortcut = shortcuts[name];
      if (!('act' in shortcut)) continue;
      const { act } = shortcut;
      // `?` is a letter in the text, and the guide's key beside it.
      for (const keys of keysOf(name, isMac()).filter((one) => one.length > 1)) {
        bound[keys] = () => {
          if (typeof act === 'function') return act(this.editor);
          if (act === 'comment')
            return this.editor.storage.commentHighlights?.onComment?.() ?? false;
          this.options.ask(act);
          return true;
        };
      }
    }
    return bound;
  },
});
