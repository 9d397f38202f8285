import { type Editor, Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { isOfBinding } from '@/components/drafts/binding/text-binding';
import { type SlashBlock, slashBlocks } from './slash-blocks';

/** The menu while it is open: where its slash stands, and what was typed behind it. */
export type OpenMenu = { readonly from: number; readonly asked: string };

/** The menu's answer to keys, from the part of the page that shows it. */
type SlashMenuStorage = { onKey: ((key: string) => boolean) | null };

declare module '@tiptap/core' {
  // Tiptap's own way to type an extension's storage is to extend this interface.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface Storage {
    slashMenu: SlashMenuStorage;
  }
}

const key = new PluginKey<OpenMenu | null>('slashMenu');
const keysOfMenu = ['ArrowDown', 'ArrowUp', 'Enter', 'Tab', 'Escape'];

/**
 * `/` typed in an empty paragraph offers blocks to make of it. It is a letter like any
 * other: whoever goes on writing, presses Escape or goes elsewhere keeps it.
 */
export const SlashMenu = Extension.create<object, SlashMenuStorage>({
  name: 'slashMenu',
  // Before what Enter, Tab and Escape mean otherwise.
  priority: 1200,
  addStorage: () => ({ onKey: null }),
  addProseMirrorPlugins() {
    const { storage } = this;
    return [
      new Plugin<OpenMenu | null>({
        key,
        state: {
          init: () => null,
          apply(transaction, menu, _, now) {
            const told = transaction.getMeta(key) as { menu: OpenMenu | null } | undefined;
            if (told) return told.menu;
            if (!menu) return null;
            // What the binding shows anew stands where the caret is, whatever was exchanged.
            const from = isOfBinding(transaction)
              ? now.selection.$from.start()
              : transaction.mapping.map(menu.from, -1);
            return stillOpen(now, from);
          },
        },
        props: {
          handleTextInput(view, from, to, text) {
            if (text !== '/' || from !== to || !isEmptyParagraph(view.state)) return false;
            const menu: OpenMenu = { from, asked: '' };
            view.dispatch(view.state.tr.insertText('/').setMeta(key, { menu }));
            return true;
          },
          handleKeyDown: (view, event) =>
            key.getState(view.state) !== null &&
            keysOfMenu.includes(event.key) &&
            !event.isComposing &&
            (storage.onKey?.(event.key) ?? false),
          handleDOMEvents: {
            blur: (view) => {
              if (key.getState(view.state))
                view.dispatch(view.state.tr.setMeta(key, { menu: null }));
              return false;
            },
          },
        },
      }),
    ];
  },
});

function isEmptyParagraph({ selection: { $from } }: EditorState): boolean {
  return (
    $from.depth === 1 && $from.parent.type.name === 'paragraph' && $from.parent.childCount === 0
  );
}

/** A word of what is wanted, behind the slash, and nothing else in the paragraph. */
function stillOpen({ selection }: EditorState, from: number): OpenMenu | null {
  const { $from, empty } = selection;
  if (!empty || $from.depth !== 1 || $from.start() !== from) return null;
  const words = $from.parent.textBetween(0, $from.parent.content.size, null, '\n');
  const [, asked] = /^\/([\p{L}\p{N}-]{0,24})$/u.exec(words) ?? [];
  return asked === undefined || $from.parentOffset !== words.length ? null : { from, asked };
}

/** Hands the menu's keys to whoever shows it, until the function it returns is called. */
export function hearKeys(editor: Editor, answer: (key: string) => boolean): () => void {
  const { slashMenu } = editor.storage;
  slashMenu.onKey = answer;
  return () => {
    slashMenu.onKey = null;
  };
}

/** The menu, if it is open now. */
export function openMenuIn(editor: Editor): OpenMenu | null {
  return key.getState(editor.state) ?? null;
}

export function closeMenu(editor: Editor): void {
  editor.view.dispatch(editor.state.tr.setMeta(key, { menu: null }));
}

/** Makes the block of the paragraph; the slash and what was typed behind it go. */
export function choose(editor: Editor, block: SlashBlock): void {
  const menu = openMenuIn(editor);
  if (!menu) return;
  const to = editor.state.selection.from;
  editor
    .chain()
    .focus()
    .deleteRange({ from: menu.from, to })
    .command(({ chain }) => slashBlocks[block](chain()).run())
    .run();
}
