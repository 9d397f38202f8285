/**
 * HTML as plain data: whoever parses it (the browser for the clipboard, a parser of our
 * own for files) hands over this, so that pasting and importing never differ. Names are
 * in small letters. What the page's policy forbids to parse comes as attributes too.
 */
export type HtmlElement = {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly HtmlNode[];
};

export type HtmlNode = HtmlElement | string;

/** What an inline style says of one property, in small letters; `` where it is silent. */
export function styleOf({ attributes }: HtmlElement, property: string): string {
  for (const entry of (attributes['style'] ?? '').split(';')) {
    const colon = entry.indexOf(':');
    if (colon > 0 && entry.slice(0, colon).trim().toLowerCase() === property) {
      return entry
        .slice(colon + 1)
        .trim()
        .toLowerCase();
    }
  }
  return '';
}

/** Has it one of these classes? `Mso…` and the like are how programs name what they mean. */
export function hasClass({ attributes }: HtmlElement, pattern: RegExp): boolean {
  return (attributes['class'] ?? '').split(/\s+/u).some((name) => pattern.test(name));
}

/** All words in it, as they stand. */
export function wordsIn(node: HtmlNode): string {
  return typeof node === 'string' ? node : node.children.map(wordsIn).join('');
}

/** The elements in it, itself first, in their order. */
export function* elementsIn(element: HtmlElement): Generator<HtmlElement> {
  yield element;
  for (const child of element.children) if (typeof child !== 'string') yield* elementsIn(child);
}
