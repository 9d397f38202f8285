import type { HtmlElement, HtmlNode } from '@/domain/text/from-html/html-tree';
import { cut, quietStyleOf, quietStyles } from './quiet-styles';

const lengthMax = 16 * 1024 * 1024;
const nodesMax = 200_000;
const depthMax = 400;

/** The HTML of a clipboard as plain data; null where it is more than anybody means to paste. */
export function htmlTreeOf(html: string): HtmlElement | null {
  if (html.length > lengthMax) return null;
  const { documentElement } = new DOMParser().parseFromString(
    quietStyles(withoutConditions(html)),
    'text/html',
  );
  return new TreeReader().read(documentElement);
}

/** Word hides whole paragraphs for other programs in conditions and comments. */
function withoutConditions(html: string): string {
  return cut(cut(html, '<!--[if', '<![endif]-->'), '<!--', '-->').replaceAll(
    /<!\[(?:if[^\]<>]*|endif)\]>/giu,
    '',
  );
}

class TreeReader {
  private nodes = 0;

  read(root: Element): HtmlElement | null {
    const tree = this.element(root, 0);
    return this.nodes > nodesMax ? null : tree;
  }

  private element(element: Element, depth: number): HtmlElement {
    const attributes: Record<string, string> = {};
    for (const { name, value } of element.attributes) attributes[name.toLowerCase()] = value;
    const style = quietStyleOf(element);
    if (style) attributes['style'] = style;
    const children: HtmlNode[] = [];
    for (const child of element.childNodes) {
      this.nodes += 1;
      if (this.nodes > nodesMax) break;
      if (child.nodeType === Node.TEXT_NODE) children.push(child.nodeValue ?? '');
      else if (!(child instanceof Element)) continue;
      else if (depth < depthMax) children.push(this.element(child, depth + 1));
      else children.push(this.wordsIn(child));
    }
    return { tag: element.tagName.toLowerCase(), attributes, children };
  }

  /** What is nested deeper than anybody writes counts as its words; without recursion. */
  private wordsIn(element: Element): string {
    const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let words = '';
    while (this.nodes <= nodesMax && walker.nextNode()) {
      this.nodes += 1;
      words += walker.currentNode.nodeValue ?? '';
    }
    return words;
  }
}
