const quiet = 'data-style';

/**
 * Renames the inline styles of pasted HTML and drops its style sheets before anything
 * parses it: the page's content policy forbids them even in a document that is only read.
 */
export function quietStyles(html: string): string {
  return html
    .replaceAll(/<style\b[\s\S]*?<\/style\s*>/giu, '')
    .replaceAll(/<[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/giu, (tag) =>
      tag.replaceAll(/\s(style|on\w+)(?=\s*=)/giu, (_, name: string) =>
        name.toLowerCase() === 'style' ? ` ${quiet}` : ` data-${name}`,
      ),
    );
}

/** What an element's inline style was. */
export function styleOf(element: Element): string {
  return element.getAttribute(quiet) ?? '';
}
