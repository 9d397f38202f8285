import { prosemirrorJSONToYDoc, yDocToProsemirrorJSON } from '@tiptap/y-tiptap';
import { Schema } from '@tiptap/pm/model';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { mendText } from '@/domain/text/read-text';
import type { TextJson } from '@/domain/text/text';
import { fragmentName, writeTextInto } from '@/server/text/text-to-yjs';
import { readTextFrom } from '@/server/text/yjs-to-text';

const schema = new Schema({
  nodes: {
    doc: { content: 'block*' },
    paragraph: { group: 'block', content: 'text*', attrs: { id: { default: null } } },
    heading: {
      group: 'block',
      content: 'text*',
      attrs: { id: { default: null }, level: { default: 1 } },
    },
    blockquote: { group: 'block', content: 'block*', attrs: { id: { default: null } } },
    text: {},
  },
  marks: { link: { attrs: { href: { default: null } } }, bold: {}, italic: {} },
});

type Raw = { type: string; text?: string; content?: Raw[]; attrs?: object; marks?: object[] };

const anyMarks = fc.uniqueArray(
  fc.oneof(
    fc.constant({ type: 'bold' }),
    fc.constant({ type: 'italic' }),
    fc.constantFrom('https://example.org/a', 'mailto:chair@example.org').map((href) => ({
      type: 'link',
      attrs: { href },
    })),
  ),
  { selector: ({ type }) => type },
);

/** In the order of their names, in which they are read. */
const marks = anyMarks.map((some) => some.sort((a, b) => (a.type < b.type ? -1 : 1)));

const words: fc.Arbitrary<Raw> = fc.record({
  type: fc.constant('text'),
  text: fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
  marks,
});

/** Neighbours with the same marks are one node, as the editor has them. */
const inline = fc.array(words, { maxLength: 4 }).map((nodes) => {
  const joined: Raw[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    const isSame = JSON.stringify(last?.marks) === JSON.stringify(node.marks);
    if (last && isSame) last.text = `${last.text}${node.text}`;
    else joined.push({ ...node });
  }
  return joined;
});

const paragraph: fc.Arbitrary<Raw> = fc
  .record({ id: fc.uuid({ version: 4 }), content: inline })
  .map(({ id, content }) => ({ type: 'paragraph', attrs: { id }, content }));

const heading: fc.Arbitrary<Raw> = fc
  .record({ id: fc.uuid({ version: 4 }), level: fc.integer({ min: 1, max: 3 }), content: inline })
  .map(({ id, level, content }) => ({ type: 'heading', attrs: { id, level }, content }));

const quote: fc.Arbitrary<Raw> = fc
  .record({ id: fc.uuid({ version: 4 }), content: fc.array(paragraph, { maxLength: 3 }) })
  .map(({ id, content }) => ({ type: 'blockquote', attrs: { id }, content }));

/** Any text as `mendText` leaves it: the form every text has before it is stored. */
const text = fc
  .array(fc.oneof(paragraph, heading, quote), { maxLength: 6 })
  .map((content) => mendText({ type: 'doc', content }));

function docOf(json: TextJson): Y.Doc {
  const doc = new Y.Doc();
  writeTextInto(doc, json);
  return doc;
}

describe('a text in a Yjs document', () => {
  it('reads as it was written', () => {
    fc.assert(
      fc.property(text, (json) => {
        expect(readTextFrom(docOf(json))).toEqual(json);
      }),
    );
  });

  it('is stored as the editor stores it', () => {
    fc.assert(
      fc.property(text, (json) => {
        const theirs = prosemirrorJSONToYDoc(schema, json, fragmentName);
        expect(readTextFrom(theirs)).toEqual(json);
        const ours = docOf(json).getXmlFragment(fragmentName).toJSON();
        expect(ours).toBe(theirs.getXmlFragment(fragmentName).toJSON());
      }),
    );
  });

  it('is read by the editor as it was written', () => {
    fc.assert(
      fc.property(text, (json) => {
        const read = schema.nodeFromJSON(yDocToProsemirrorJSON(docOf(json), fragmentName));
        expect(read.toJSON()).toEqual(schema.nodeFromJSON(json).toJSON());
      }),
    );
  });

  it('gives the same JSON however it was typed', () => {
    const id = '6f1c1f0e-3b1a-4d0c-9a55-0d8f3f0d2c11';
    const typed = docOf({ type: 'doc', content: [{ type: 'paragraph', attrs: { id } }] });
    const paragraph = typed.getXmlFragment(fragmentName).get(0) as Y.XmlElement;
    // Two people began to write in the same empty paragraph: two runs of words in Yjs.
    paragraph.insert(0, [new Y.XmlText('Reaffirming '), new Y.XmlText('its')]);
    (paragraph.get(1) as Y.XmlText).insert(3, ' resolve');
    (paragraph.get(0) as Y.XmlText).format(0, 11, { italic: {} });
    (paragraph.get(0) as Y.XmlText).format(0, 11, { bold: {} });
    expect(readTextFrom(typed)).toEqual({
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          attrs: { id },
          content: [
            { type: 'text', text: 'Reaffirming', marks: [{ type: 'bold' }, { type: 'italic' }] },
            { type: 'text', text: ' its resolve' },
          ],
        },
      ],
    });
  });

  it('is not touched by reading it', () => {
    fc.assert(
      fc.property(text, (json) => {
        const doc = docOf(json);
        const before = Y.encodeStateAsUpdate(doc);
        readTextFrom(doc);
        expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
      }),
    );
  });
});
