import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { canonicalText } from '@/domain/text/canonical-text';
import { identifyBlocks } from '@/domain/text/identify-blocks';
import { readText } from '@/domain/text/read-text';
import type { TextJson } from '@/domain/text/text';
import { bringTextTo } from '@/server/text/bring/bring-text';
import { takeOutForeign } from '@/server/text/bring/take-out-foreign';
import { blocksOf, readTextFrom, sequenceOf } from '@/server/text/read-sequence';
import { isSound } from '@/server/text/shape';
import { writeTextInto } from '@/server/text/write-sequence';
import { anyText } from '@/tests/domain/text/arbitrary-text';

function counting(prefix: string): () => string {
  let count = 0;
  return () => `${prefix}-${String((count += 1)).padStart(8, '0')}`;
}

function docOf(text: TextJson): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = 1;
  writeTextInto(doc, text, counting('first'));
  return doc;
}

/** Brings a document to a text as another client, and answers how many bytes that took. */
function bring(doc: Y.Doc, text: TextJson): number {
  const before = Y.encodeStateVector(doc);
  doc.clientID = 2;
  bringTextTo(doc, text, counting('later'));
  return Y.encodeStateAsUpdate(doc, before).length;
}

const paragraph = (id: string, words: string): TextJson['content'] => [
  { type: 'paragraph', attrs: { id }, content: [{ type: 'text', text: words }] },
];

const textOf = (...blocks: (TextJson['content'] | undefined)[]): TextJson => ({
  type: 'doc',
  content: blocks.flatMap((block) => block ?? []),
});

describe('bringing a text to another one', () => {
  it('makes of any text any other, and what it makes is sound', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        const doc = docOf(identifyBlocks(one, counting('given')));
        const wanted = docOf(identifyBlocks(other, counting('given')));
        bring(doc, readTextFrom(wanted));
        expect(canonicalText(readTextFrom(doc))).toBe(canonicalText(readTextFrom(wanted)));
        expect(isSound(doc)).toBe(true);
        expect(readText(JSON.parse(JSON.stringify(readTextFrom(doc))))).toMatchObject({ ok: true });
      }),
      { numRuns: 60 },
    );
  });

  it('writes nothing where the text says the same already', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const doc = docOf(text);
        expect(bring(doc, readTextFrom(doc))).toBe(2);
      }),
      { numRuns: 80 },
    );
  });

  it('changes a word where it stands: who wrote the others stays known', () => {
    const doc = docOf(
      textOf(
        paragraph('report-0001', 'The council shall report every year.'),
        paragraph('other-00001', 'And so on.'),
      ),
    );
    const size = bring(
      doc,
      textOf(
        paragraph('report-0001', 'The council shall report each year.'),
        paragraph('other-00001', 'And so on.'),
      ),
    );
    const [first] = blocksOf(doc).blocks;
    const { runs = [] } = first ?? {};
    const writers = runs.filter((_, index) => index % 3 === 0);
    expect(writers).toEqual([1, 2, 1]);
    expect(size).toBeLessThan(60);
  });

  it('keeps what a colleague writes meanwhile beside a changed word', () => {
    const before = textOf(paragraph('report-0001', 'The council shall report every year.'));
    const doc = docOf(before);
    const colleague = new Y.Doc();
    Y.applyUpdate(colleague, Y.encodeStateAsUpdate(doc));
    sequenceOf(colleague).insert('.The council'.length, ' (as amended)');
    bring(doc, textOf(paragraph('report-0001', 'The council shall report every session.')));
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(colleague));
    expect(canonicalText(readTextFrom(doc))).toContain(
      'The council (as amended) shall report every session.',
    );
  });

  it('makes a heading of a paragraph, and an item of it, without touching its words', () => {
    const doc = docOf(
      textOf(paragraph('heading-001', 'Follow-up'), paragraph('item-000001', 'one')),
    );
    const items: TextJson['content'] = [
      {
        type: 'bulletList',
        content: [
          {
            type: 'listItem',
            attrs: { id: 'item-000001' },
            content: [{ type: 'paragraph', content: [{ type: 'text', text: 'one' }] }],
          },
        ],
      },
    ];
    const heading: TextJson['content'] = [
      {
        type: 'heading',
        attrs: { id: 'heading-001', level: 2 },
        content: [{ type: 'text', text: 'Follow-up' }],
      },
    ];
    bring(doc, textOf(heading, items));
    const writers = blocksOf(doc).blocks.map(({ runs }) => runs[0]);
    expect(writers).toEqual([1, 1]);
    expect(readTextFrom(doc)).toEqual(textOf(heading, items));
  });

  it('takes out what no text can hold, and leaves the rest', () => {
    const doc = docOf(textOf(paragraph('report-0001', 'The council shall report.')));
    const text = sequenceOf(doc);
    text.insertEmbed(4, { image: 'x' });
    text.format(6, 3, { script: true });
    text.setAttribute('style', 'x');
    (text.toDelta()[0] as { insert: Y.Map<unknown> }).insert.set('onclick', 'x');
    text.insertEmbed(8, new Y.XmlElement('script'));
    expect(isSound(doc)).toBe(false);
    takeOutForeign(doc);
    expect(isSound(doc)).toBe(true);
    expect(readTextFrom(doc)).toEqual(
      textOf(paragraph('report-0001', 'The council shall report.')),
    );
  });
});
