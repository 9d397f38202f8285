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
  textblocksOf,
  writtenBlocks,
} from '@/domain/text/authorship';
import { markKey } from '@/domain/text/sequence/marks-in-force';
import { showBlocks } from '@/domain/text/sequence/tree';
import type { TextJson } from '@/domain/text/text';
import { caretColours } from '@/domain/live/caret-colours';
import {
  addBlock,
  blocksIn,
  deleteWords,
  insertWords,
  markerAt,
  splitBlock,
  textIn,
} from '@/tests/support/sequence';

const ana: Author = { participantId: 'a', name: 'Ana', colour: 0, clients: [1, 11] };
const ben: Author = { participantId: 'b', name: 'Ben', colour: 1, clients: [2] };
const authors = authorsByClient([ana, ben]);

/** A text in which each tab writes in turn, everybody seeing what was written before. */
function textBy(...turns: [client: number, write: (doc: Y.Doc) => void][]) {
  const doc = new Y.Doc();
  for (const [client, write] of turns) {
    doc.clientID = client;
    write(doc);
  }
  return writtenBlocks(showBlocks(blocksIn(doc)));
}

const begin = (words: string) => (doc: Y.Doc) => addBlock(doc, words);
const write = (at: number, words: string) => (doc: Y.Doc) => insertWords(doc, 0, at, words);

describe('who wrote what', () => {
  it('is known for each character, also inside another’s word', () => {
    const [block] = textBy(
      [9, begin('Recalling')],
      [1, write(9, ' peace')],
      [2, write(11, 'XX')],
      [2, (doc) => deleteWords(doc, 0, 0, 2)],
    );
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
    const [block] = textBy(
      [1, begin('Recalling')],
      [11, write(9, ' peace')],
      [2, (doc) => textIn(doc).format(1, 5, { [markKey('bold', 1, 2)]: true })],
    );
    expect(block && authoredRuns(block, authors)).toEqual([{ author: ana, length: 15 }]);
  });

  it('stays who wrote it when another splits the block, makes it an item, or joins it again', () => {
    const split = [
      [1, begin('Recalling peace')],
      [2, (doc: Y.Doc) => splitBlock(doc, 0, 9, 'second-0001')],
      [2, (doc: Y.Doc) => markerAt(doc, 1).set('kind', 'bullet')],
    ] satisfies Parameters<typeof textBy>;
    const by = (length: number) => [{ client: 1, length }];
    expect(textBy(...split)).toEqual([
      { words: 'Recalling', runs: by(9) },
      { words: ' peace', runs: by(6) },
    ]);
    // Joining takes the fence and the marker away, and writes nothing.
    expect(textBy(...split, [2, (doc) => textIn(doc).delete(10, 2)])).toEqual([
      { words: 'Recalling peace', runs: by(15) },
    ]);
  });

  it('finds blocks inside lists and tables, and counts a line break as one character', () => {
    const [block] = textBy([1, (doc) => addBlock(doc, 'a\nb', { kind: 'bullet', level: 1 })]);
    expect(block).toEqual({ words: 'a\nb', runs: [{ client: 1, length: 3 }] });
  });

  it('is told of the blocks of a text in their order', () => {
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
    expect(textblocksOf(text)).toEqual([
      { place: '0', words: 'One' },
      { place: '1.0', words: 'Two' },
    ]);
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
