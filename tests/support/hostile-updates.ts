import * as Y from 'yjs';
import { fragmentName } from '@/server/text/text-to-yjs';

/** What somebody who may write could send past the editor, each a change to a text. */
export const hostileChanges: Readonly<Record<string, (doc: Y.Doc) => void>> = {
  'a script': (doc) => top(doc, element('script', [new Y.XmlText('alert(1)')])),
  'a frame': (doc) => top(doc, element('iframe', [], { src: 'https://evil.example/' })),
  'an image from elsewhere': (doc) =>
    top(doc, element('img', [], { src: 'https://evil.example/pixel.png' })),
  'an image in the text': (doc) =>
    top(doc, element('image', [], { src: 'data:image/svg+xml,<svg onload=alert(1)>' })),
  'a drawing that acts when it loads': (doc) =>
    top(doc, element('svg', [], { onload: 'alert(1)' })),
  'a paragraph that acts when it is pressed': (doc) =>
    top(doc, element('paragraph', [new Y.XmlText('press')], { onclick: 'alert(1)' })),
  'a paragraph with a style': (doc) =>
    top(doc, element('paragraph', [], { style: 'background:url(https://evil.example/)' })),
  'a link to a script': (doc) => linked(doc, { href: 'javascript:alert(1)' }),
  'a link to a script, disguised': (doc) => linked(doc, { href: ' JaVa\tscript:alert(1)' }),
  'a link to data': (doc) => linked(doc, { href: 'data:text/html,<script>alert(1)</script>' }),
  'a link without a protocol': (doc) => linked(doc, { href: '//evil.example/' }),
  'a link that acts': (doc) => linked(doc, { href: 'https://example.org', onclick: 'alert(1)' }),
  'an unknown mark': (doc) =>
    marked(doc, 'textStyle', { style: 'background:url(https://evil.example/)' }),
  'a mark named like a prototype': (doc) => marked(doc, 'constructor', {}),
  'an attribute with a prototype': (doc) =>
    top(doc, element('paragraph', [], { id: JSON.parse('{"__proto__":{"role":"chair"}}') })),
  'an id that is markup': (doc) =>
    top(doc, element('paragraph', [], { id: '"><script>alert(1)</script>' })),
  'an enormous id': (doc) => top(doc, element('paragraph', [], { id: 'x'.repeat(100_000) })),
  'an endless number': (doc) => top(doc, element('paragraph', [], { id: 2n ** 60n })),
  'a heading of the ninth level': (doc) => top(doc, element('heading', [], { level: 9 })),
  'a cell over a million columns': (doc) => {
    const cell = element('tableCell', [element('paragraph')], { colspan: 1_000_000 });
    top(doc, element('table', [element('tableRow', [cell])]));
  },
  'another id for the first paragraph': (doc) => {
    first(doc).setAttribute('id', 'a-good-id-0001');
    first(doc).setAttribute('id', 'javascript:alert(1)');
  },
  'a heading inside a list': (doc) =>
    top(doc, element('bulletList', [element('listItem', [element('heading')])])),
  'a list item on its own': (doc) => top(doc, element('listItem', [element('paragraph')])),
  'a document inside the document': (doc) => top(doc, element('doc', [element('paragraph')])),
  'words on the top': (doc) => doc.getXmlFragment(fragmentName).push([new Y.XmlText('words')]),
  'words in a list': (doc) => top(doc, element('bulletList', [new Y.XmlText('words')])),
  'letters on the top': (doc) => doc.get(fragmentName, Y.Text).insert(0, 'letters'),
  'values on the top': (doc) => doc.get(fragmentName, Y.Array).push(['value', { a: 1 }]),
  'a picture among the words': (doc) => words(doc).insertEmbed(0, { image: 'data:image/png,x' }),
  'an element among the words': (doc) => (words(doc) as Y.Text).insertEmbed(0, element('script')),
  'an element for an attribute': (doc) =>
    top(doc, element('paragraph', [], { id: element('script') })),
  'lists without end': (doc) => top(doc, nested(40)),
};

/** Lists in lists: `levels` elements and words in the last of them. */
export function nested(levels: number): Y.XmlElement {
  let inner = element('paragraph', [new Y.XmlText('deep')]);
  for (let level = levels - 1; level > 0; level -= 1) {
    inner = element(level % 2 === 0 ? 'listItem' : 'bulletList', [inner]);
  }
  return inner;
}

/** A thousand and more levels, made one by one: all at once would overflow Yjs here. */
export function dig(doc: Y.Doc, levels: number): void {
  let parent: Y.XmlFragment = doc.getXmlFragment(fragmentName);
  for (let level = 0; level < levels; level += 1) {
    const inner = new Y.XmlElement(level % 2 === 0 ? 'bulletList' : 'listItem');
    parent.insert(parent.length, [inner]);
    parent = inner;
  }
}

function element(
  name: string,
  children: (Y.XmlElement | Y.XmlText)[] = [],
  attributes: Record<string, unknown> = {},
): Y.XmlElement {
  const made = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as string);
  made.insert(0, children);
  return made;
}

function top(doc: Y.Doc, node: Y.XmlElement): void {
  doc.getXmlFragment(fragmentName).push([node]);
}

function first(doc: Y.Doc): Y.XmlElement {
  return doc.getXmlFragment(fragmentName).get(0) as Y.XmlElement;
}

function words(doc: Y.Doc): Y.XmlText {
  return first(doc).get(0) as unknown as Y.XmlText;
}

function linked(doc: Y.Doc, attributes: object): void {
  marked(doc, 'link', attributes);
}

function marked(doc: Y.Doc, name: string, attributes: object): void {
  words(doc).format(0, 3, { [name]: attributes });
}
