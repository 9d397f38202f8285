import * as Y from 'yjs';
import { markKey } from '@/domain/text/sequence/marks-in-force';
import { addBlock, markerAt, textIn } from './sequence';

/** What somebody who may write could send past the editor, each a change to a text. */
export const hostileChanges: Readonly<Record<string, (doc: Y.Doc) => void>> = {
  'another type among the words': (doc) => embed(doc, new Y.XmlElement('script')),
  'a text within the text': (doc) => embed(doc, new Y.Text('words')),
  'a list among the words': (doc) => embed(doc, Y.Array.from(['line-0001'])),
  'a tree within the text': (doc) => embed(doc, new Y.XmlFragment()),
  'a picture among the words': (doc) => embed(doc, { image: 'data:image/png,x' }),
  'a drawing that acts when it loads': (doc) => embed(doc, { svg: '<svg onload=alert(1)>' }),
  'values on the top': (doc) => doc.get('text', Y.Array).push(['value', { a: 1 }]),
  'an entry of the text itself': (doc) => textIn(doc).setAttribute('style', 'x'),
  'an unknown mark': (doc) =>
    marked(doc, 'textStyle.1.5', { style: 'background:url(https://evil.example/)' }),
  'a mark as version 1 wrote it': (doc) => marked(doc, 'bold', {}),
  'a mark without a number': (doc) => marked(doc, 'bold..5', true),
  'a mark with an endless number': (doc) => marked(doc, 'bold.zzzzzzzzzzzz.5', true),
  'a mark named like a prototype': (doc) => marked(doc, 'constructor.1.5', true),
  'a mark that is neither on nor off': (doc) => marked(doc, markKey('bold', 1, 5), 'yes'),
  'a mark with a prototype': (doc) =>
    marked(doc, markKey('link', 1, 5), JSON.parse('{"__proto__":{"href":"javascript:x"}}')),
  'a link to a script': (doc) => linked(doc, { href: 'javascript:alert(1)' }),
  'a link to a script, disguised': (doc) => linked(doc, { href: ' JaVa\tscript:alert(1)' }),
  'a link to data': (doc) => linked(doc, { href: 'data:text/html,<script>alert(1)</script>' }),
  'a link without a protocol': (doc) => linked(doc, { href: '//evil.example/' }),
  'a link that acts': (doc) => linked(doc, { href: 'https://example.org', onclick: 'alert(1)' }),
  'a link that leads nowhere': (doc) => linked(doc, {}),
  'a paragraph that acts when it is pressed': (doc) => said(doc, 'onclick', 'alert(1)'),
  'a paragraph with a style': (doc) => said(doc, 'style', 'background:url(https://evil.example/)'),
  'a block of an unknown kind': (doc) => said(doc, 'kind', 'script'),
  'a kind that is no word': (doc) => said(doc, 'kind', { kind: 'heading' }),
  'an attribute with a prototype': (doc) =>
    said(doc, 'id', JSON.parse('{"__proto__":{"role":"chair"}}')),
  'an id that is markup': (doc) => said(doc, 'id', '"><script>alert(1)</script>'),
  'an enormous id': (doc) => said(doc, 'id', 'x'.repeat(100_000)),
  'an id that is nothing': (doc) => said(doc, 'id', null),
  'an endless number': (doc) => said(doc, 'level', 2n ** 60n),
  'an item as deep as can be, and one deeper': (doc) => said(doc, 'level', 9),
  'a heading of the ninth rank': (doc) => said(doc, 'rank', 9),
  'bytes for an id': (doc) => said(doc, 'id', new Uint8Array([1, 2])),
  'a block within a block': (doc) => said(doc, 'kind', new Y.Map()),
  'words within a marker': (doc) => said(doc, 'id', new Y.Text('words')),
  'a list where none stands': (doc) => said(doc, 'id', Y.Array.from(['line-0001'])),
  'a cell over what is no place': (doc) => said(doc, 'span:r0:c0', '1000000'),
  'a cell at what is no place': (doc) => said(doc, 'span:"><b>', 'r0:c0'),
  'a head that is no line': (doc) => said(doc, `head:${'x'.repeat(65)}`, true),
  'a table in a prototype': (doc) => said(doc, '__proto__', 'x'),
  'rows that are no ids': (doc) => said(doc, 'rows', Y.Array.from([{ a: 1 }])),
  'rows within rows': (doc) => said(doc, 'rows', Y.Array.from([Y.Array.from(['r0'])])),
  'a row with markup': (doc) => said(doc, 'rows', Y.Array.from(['r0', '<script>'])),
  'another id for the first paragraph': (doc) => {
    markerAt(doc, 0).set('id', 'a-good-id-0001');
    markerAt(doc, 0).set('id', 'javascript:alert(1)');
  },
  'letters in a marker': (doc) => {
    addBlock(doc, 'words');
    const marker = markerAt(doc, 0);
    doc.transact((transaction) => {
      const content = new Y.ContentString('letters');
      const id = Y.createID(doc.clientID, Y.getState(doc.store, doc.clientID));
      new Y.Item(id, null, null, null, null, marker, null, content).integrate(transaction, 0);
    });
  },
};

function embed(doc: Y.Doc, what: object): void {
  textIn(doc).insertEmbed(2, what);
}

function said(doc: Y.Doc, name: string, value: unknown): void {
  markerAt(doc, 0).set(name, value);
}

function linked(doc: Y.Doc, attributes: object): void {
  marked(doc, markKey('link', 1, 5), attributes);
}

function marked(doc: Y.Doc, key: string, value: unknown): void {
  textIn(doc).format(1, 3, { [key]: value });
}
