import type { Editor } from '@tiptap/core';
import type { EditorWish } from '@/components/drafts/draft-extensions';

/** Keys as ProseMirror writes them; `Mod` is Ctrl, and ⌘ on a Mac. */
type Keys =
  | readonly string[]
  | { readonly mac: readonly string[]; readonly other: readonly string[] };

type Shortcut = {
  readonly keys: Keys;
  /** What they do; absent where the editor itself knows (Tab, undo). */
  readonly act?: ((editor: Editor) => boolean) | EditorWish | 'comment';
};

/**
 * The keys of the text: bound by `ShortcutKeys`, shown by the guide and on the tools,
 * named in messages, `editor.guide`. Each can be pressed on French, English and German
 * keyboards: none has Ctrl+Alt outside a Mac, which is AltGr and writes a letter, and
 * none a bracket or a sign that itself needs AltGr or Shift.
 */
export const shortcuts = {
  toolbar: { keys: ['Alt-F10'], act: 'toolbar' },
  leave: { keys: ['Escape Tab'] },
  guide: { keys: ['Alt-0', '?'], act: 'guide' },
  find: { keys: ['Mod-f'], act: 'find' },
  undo: { keys: ['Mod-z'] },
  redo: { keys: ['Mod-Shift-z'] },
  bold: { keys: ['Mod-b'], act: (editor) => editor.commands.toggleBold() },
  italic: { keys: ['Mod-i'], act: (editor) => editor.commands.toggleItalic() },
  underline: { keys: ['Mod-u'], act: (editor) => editor.commands.toggleUnderline() },
  strike: { keys: ['Mod-Shift-s'], act: (editor) => editor.commands.toggleStrike() },
  link: { keys: ['Mod-k'], act: 'link' },
  section: digit(1, (editor) => editor.commands.toggleHeading({ level: 1 })),
  subsection: digit(2, (editor) => editor.commands.toggleHeading({ level: 2 })),
  heading: digit(3, (editor) => editor.commands.toggleHeading({ level: 3 })),
  // Ctrl+Shift+0 belongs to Windows, which changes the language with it.
  paragraph: {
    keys: { mac: ['Mod-Alt-0'], other: ['Mod-Shift-4'] },
    act: (editor) => editor.commands.setParagraph(),
  },
  bulletList: { keys: ['Mod-Shift-8'], act: (editor) => editor.commands.toggleBulletList() },
  orderedList: { keys: ['Mod-Shift-7'], act: (editor) => editor.commands.toggleOrderedList() },
  indent: { keys: ['Tab'] },
  outdent: { keys: ['Shift-Tab'] },
  blockquote: { keys: ['Mod-Shift-9'], act: (editor) => editor.commands.toggleBlockquote() },
  lineBreak: { keys: ['Shift-Enter'] },
  comment: { keys: { mac: ['Mod-Alt-m'], other: ['Mod-Shift-m'] }, act: 'comment' },
} as const satisfies Record<string, Shortcut>;

export type ShortcutName = keyof typeof shortcuts;
export const shortcutNames = Object.keys(shortcuts) as readonly ShortcutName[];

/** Ctrl+Shift+3 on a PC; on a Mac that takes a picture of the screen, so ⌘⌥3. */
function digit(level: number, act: (editor: Editor) => boolean) {
  return { keys: { mac: [`Mod-Alt-${level}`], other: [`Mod-Shift-${level}`] }, act };
}

/** The keys of a shortcut on this person's system. */
export function keysOf(name: ShortcutName, isMac: boolean): readonly string[] {
  const { keys }: Shortcut = shortcuts[name];
  return 'mac' in keys ? keys[isMac ? 'mac' : 'other'] : keys;
}
