import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { colourAuthors, sharesOf } from '@/domain/text/author-shares';
import {
  type Author,
  authoredRuns,
  authorsByClient,
  cutByAuthor,
  pairWithBlocks,
  textblocksOf,
  writtenBlocks,
} from '@/domain/text/authorship';
import type { TextJson } from '@/domain/text/text';
import { caretColours } from '@/domain/live/caret-colours';

const ana: Author = { participantId: 'a', name: 'Ana', colour: 0, clients: [1, 11] };
const ben: Author = { participantId: 'b', name: 'Ben', colour: 1, clients: [2] };
const authors = authorsByClient([ana, ben]);

/** A text in which each tab writes in turn, everybody seeing what was written before. */
function textBy(...turns: [client: number, write: (root: Y.XmlFragment) => void][]) {
  const doc = new Y.Doc();
  for (const [client, write] of turns) {
    doc.clientID = client;
    write(doc.getXmlFragment('default'));
  }
  return doc.getXmlFragment('default');
}

const begin = (words: string) => (root: Y.XmlFragment) => {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  root.push([paragraph]);
};
const textIn = (root: Y.XmlFragment) =>
  (root.get(0) as Y.XmlElement).get(0) as unknown as Y.XmlText;

describe('who wrote what', () => {
  it('is known for each character, also inside another’s word', () => {
    const root = textBy(
      [9, begin('Recalling')],
      [1, (all) => textIn(all).insert(9, ' peace')],
      [2, (all) => textIn(all).insert(11, 'XX')],
      [2, (all) => textIn(all).delete(0, 2)],
    );
    const [block] = writtenBlocks(root);
    expect(block).toEqual({
      words: 'calling pXXeace',
      runs: [
        { client: 9, length: 7 },
        { client: 1, length: 2 },
        { client: 2, length: 2 },
        { client: 1, length: 4 },
      ],
    });
    if (!block) throw new Error('A block.');
    expect(authoredRuns(block, authors).map(({ author }) => author?.name ?? null)).toEqual([
      null,
      'Ana',
      'Ben',
      'Ana',
    ]);
  });

  it('does not change with formatting, and counts two tabs of one person as one', () => {
    const root = textBy(
      [1, begin('Recalling')],
      [11, (all) => textIn(all).insert(9, ' peace')],
      [2, (all) => textIn(all).format(0, 5, { bold: {} })],
    );
    const [block] = writtenBlocks(root);
    expect(block && authoredRuns(block, authors)).toEqual([{ author: ana, length: 15 }]);
  });

  it('finds blocks inside lists and tables, and counts a line break as one character', () => {
    const root = textBy([
      1,
      (all) => {
        const list = new Y.XmlElement('bulletList');
        const item = new Y.XmlElement('listItem');
        const paragraph = new Y.XmlElement('paragraph');
        paragraph.insert(0, [
          new Y.XmlText('a'),
          new Y.XmlElement('hardBreak'),
          new Y.XmlText('b'),
        ]);
        item.insert(0, [paragraph]);
        list.insert(0, [item]);
        all.push([list]);
      },
    ]);
    expect(writtenBlocks(root)).toEqual([{ words: 'a\nb', runs: [{ client: 1, length: 3 }] }]);
  });

  it('is given to the blocks of a text by their words, in their order', () => {
    const text: TextJson = {
      type: 'doc',
      content: [
        { type: 'heading', content: [{ type: 'text', text: 'One' }] },
        {
          type: 'blockquote',
          content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Two' }] }],
        },
      ],
    };
    const blocks = textblocksOf(text);
    expect(blocks).toEqual([
      { place: '0', words: 'One' },
      { place: '1.0', words: 'Two' },
    ]);
    const left = { words: 'Left out', runs: [] };
    const two = { words: 'Two', runs: [] };
    const words = blocks.map((block) => block.words);
    expect(pairWithBlocks(words, [left, two])).toEqual([null, two]);
  });

  it('cuts words where their authors change, and keeps their marks', () => {
    const bold = [{ type: 'bold' as const }];
    const content = [
      { type: 'text' as const, text: 'abc', marks: bold },
      { type: 'hardBreak' as const },
      { type: 'text' as const, text: 'de' },
    ];
    const runs = [
      { author: ana, length: 2 },
      { author: null, length: 3 },
      { author: ben, length: 1 },
    ];
    expect(cutByAuthor(content, runs)).toEqual([
      { node: { type: 'text', text: 'ab', marks: bold }, author: ana },
      { node: { type: 'text', text: 'c', marks: bold }, author: null },
      { node: { type: 'hardBreak' }, author: null },
      { node: { type: 'text', text: 'd' }, author: null },
      { node: { type: 'text', text: 'e' }, author: ben },
    ]);
  });
});

describe('shares', () => {
  it('are of the characters that stand, the largest first', () => {
    const blocks = [
      { words: '', runs: [{ client: 2, length: 2 }] },
      {
        words: '',
        runs: [
          { client: 11, length: 3 },
          { client: 9, length: 1 },
        ],
      },
    ];
    expect(sharesOf(blocks, authors)).toEqual([
      { author: ana, characters: 3, percent: 50 },
      { author: ben, characters: 2, percent: 33 },
      { author: null, characters: 1, percent: 17 },
    ]);
    expect(sharesOf([], authors)).toEqual([]);
  });

  it('make a hundred, whatever they are', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(lengths, (counts) => {
        const all = counts.map((_, client) => ({ ...ana, clients: [client] }));
        const runs = counts.map((length, client) => ({ client, length }));
        const shares = sharesOf([{ words: '', runs }], authorsByClient(all));
        return shares.reduce((sum, { percent }) => sum + percent, 0) === 100;
      }),
    );
  });
});

describe('colours of authors', () => {
  it('are those of their carets unless somebody earlier has it', () => {
    expect(colourAuthors([3, 3, 4, 9, 9], 10)).toEqual([3, 4, 5, 9, 0]);
  });

  it('are each used once before any is used twice', () => {
    const wishes = fc.array(fc.nat({ max: 9 }), { maxLength: 25 });
    fc.assert(
      fc.property(wishes, (wished) => {
        const first = colourAuthors(wished, 10).slice(0, 10);
        return new Set(first).size === first.length;
      }),
    );
  });

  it('are in the stylesheet as they are in the carets', () => {
    const css = readFileSync('components/drafts/authors.css', 'utf8');
    const found = [...css.matchAll(/\.written-(\d+) \{\s+--written: (#[0-9a-f]{6});/gu)];
    expect(found.map(([, index, colour]) => [Number(index), colour])).toEqual(
      caretColours.map((colour, index) => [index, colour]),
    );
  });
});
