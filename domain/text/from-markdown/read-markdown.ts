import type { HtmlElement, HtmlNode } from '@/domain/text/from-html/html-tree';
import { blocksIn } from './markdown-blocks';

/**
 * Markdown as HTML, for the reader that everything from elsewhere goes through: headings,
 * paragraphs, lists, quotes, tables, rules, notes, emphasis, links. HTML inside it stays
 * as words.
 */
export function readMarkdown(words: string): HtmlElement {
  const lines = words.replaceAll(/\r\n?/gu, '\n').replaceAll('\t', '    ').split('\n');
  const generator: HtmlElement = {
    tag: 'meta',
    attributes: { name: 'generator', content: 'markdown' },
    children: [],
  };
  const blocks: HtmlNode[] = blocksIn(lines, 0);
  return { tag: 'body', attributes: {}, children: [generator, ...blocks] };
}
