type Colleague = { name: string; color: string };

/** What stands in the awareness was sent by another tab: looked at before it is drawn. */
export function readColleague(user: unknown): Colleague {
  const { name, color } = (user ?? {}) as Partial<Record<string, unknown>>;
  return {
    name: typeof name === 'string' && name !== '' ? name.slice(0, 80) : '…',
    color: typeof color === 'string' && /^#[0-9a-f]{6}$/iu.test(color) ? color : '#5d5a53',
  };
}

/**
 * The caret of a colleague. It stands among the letters of a word, so it holds none of its
 * own and is hidden from screen readers: the word is read, and found, in one piece. The
 * style sheet draws the name; who is here is said where presence is.
 */
export function drawCaret({ name, color }: Colleague): HTMLElement {
  const caret = document.createElement('span');
  caret.className = 'colleague-caret';
  caret.setAttribute('aria-hidden', 'true');
  caret.dataset['name'] = name;
  caret.style.setProperty('--caret', color);
  caret.style.setProperty('--caret-ink', inkOn(color));
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
