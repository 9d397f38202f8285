const quiet = 'data-style';

/**
 * Renames the inline styles of pasted HTML and drops its style sheets before anything
 * parses it: the page's content policy forbids them even in a document that is only read.
 */
export function quietStyles(html: string): string {
  return cut(html, '<style', '</style').replaceAll(
    /<[a-z](?:"[^"]*"|'[^']*'|[^'"<>])*>/giu,
    (tag) =>
      tag.replaceAll(/\s(style|on\w+)(?=\s*=)/giu, (_, name: string) =>
        name.toLowerCase() === 'style' ? ` ${quiet}` : ` data-${name}`,
      ),
  );
}

/** What an element's inline style was. */
export function quietStyleOf(element: Element): string {
  return element.getAttribute(quiet) ?? '';
}

/**
 * Takes out every stretch between two signs, in one pass however long and broken it is. An
 * end tag that is not closed yet goes to its `>`, which would be a letter of the text.
 */
export function cut(words: string, opening: string, closing: string): string {
  const small = words.toLowerCase();
  let kept = '';
  let from = 0;
  for (;;) {
    const begin = small.indexOf(opening, from);
    const end = begin < 0 ? -1 : small.indexOf(closing, begin + opening.length);
    if (end < 0) return kept + words.slice(from);
    kept += words.slice(from, begin);
    const behind = end + closing.length;
    from = closing.endsWith('>') ? behind : words.indexOf('>', behind) + 1 || words.length;
  }
}
