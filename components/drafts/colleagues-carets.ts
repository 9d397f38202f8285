import { Extension } from '@tiptap/core';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';

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
        cursorBuilder: (user: unknown) => drawCaret(read(user)),
        selectionBuilder: (user: unknown) => ({
          class: 'colleague-selection',
          // Through the style object, which a strict content policy allows.
          style: `background-color: color-mix(in srgb, ${read(user).color} 25%, transparent)`,
        }),
      }),
    ];
  },
});

type Colleague = { name: string; color: string };

/** What stands in the awareness was sent by another tab: looked at before it is drawn. */
function read(user: unknown): Colleague {
  const { name, color } = (user ?? {}) as Partial<Record<string, unknown>>;
  return {
    name: typeof name === 'string' && name !== '' ? name.slice(0, 80) : '…',
    color: typeof color === 'string' && /^#[0-9a-f]{6}$/iu.test(color) ? color : '#5d5a53',
  };
}

function drawCaret({ name, color }: Colleague): HTMLElement {
  const caret = document.createElement('span');
  caret.className = 'colleague-caret';
  caret.style.borderColor = color;
  const label = document.createElement('bdi');
  label.className = 'colleague-name';
  label.style.backgroundColor = color;
  label.style.color = inkOn(color);
  label.textContent = name;
  // Word joiners keep the caret from opening a place to break the line.
  caret.append('\u2060', label, '\u2060');
  return caret;
}

/** Black or white, whichever is read more easily on this colour (WCAG's relative luminance). */
export function inkOn(color: string): '#000000' | '#ffffff' {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000000' : '#ffffff';
}
