import type { TextMark, TextNode } from '@/domain/text/text';
import { isWords, type Line } from './lines';
import { isInnerLink } from './read-words';

/** Ids for blocks that are referred to, and the address of a block in a page. */
export type Places = { readonly newId: () => string; readonly addressOf: (id: string) => string };

/**
 * Links of a document to its own places (`#_Toc…`, `#_Ref…`) lead to the blocks that came
 * along, and become plain words where nothing did.
 */
export function withInnerLinks(lines: readonly Line[], places: Places): Line[] {
  const asked = new Set(
    lines.flatMap((line) => (isWords(line) ? line.content : [line.block])).flatMap(innerLinks),
  );
  const ids = new Map<string, string>();
  const identified = lines.map((line): Line => {
    if (!isWords(line)) return line;
    const named = line.anchors.filter((anchor) => asked.has(anchor) && !ids.has(anchor));
    if (named.length === 0) return line;
    const id = places.newId();
    for (const anchor of named) ids.set(anchor, id);
    return { ...line, id };
  });
  const addressOf = (anchor: string) => {
    const id = ids.get(anchor);
    return id === undefined ? null : places.addressOf(id);
  };
  return identified.map((line): Line =>
    isWords(line)
      ? { ...line, content: line.content.map((node) => led(node, addressOf)) }
      : { ...line, block: led(line.block, addressOf) },
  );
}

function anchorOf({ type, attrs }: TextMark): string | null {
  const href = attrs?.href ?? '';
  return type === 'link' && isInnerLink(href) ? href.slice(1) : null;
}

function innerLinks({ marks, content }: TextNode): string[] {
  const own = (marks ?? []).flatMap((mark) => anchorOf(mark) ?? []);
  return [...own, ...(content ?? []).flatMap(innerLinks)];
}

function led(node: TextNode, addressOf: (anchor: string) => string | null): TextNode {
  if (node.content) return { ...node, content: node.content.map((child) => led(child, addressOf)) };
  if (!node.marks) return node;
  const marks = node.marks.flatMap((mark): TextMark[] => {
    const anchor = anchorOf(mark);
    if (anchor === null) return [mark];
    const href = addressOf(anchor);
    return href === null ? [] : [{ type: 'link', attrs: { href } }];
  });
  const { marks: _, ...plain } = node;
  return marks.length > 0 ? { ...plain, marks } : plain;
}
