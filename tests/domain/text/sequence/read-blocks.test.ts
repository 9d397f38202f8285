import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { wordsOfBlock } from '@/domain/text/sequence/block';
import { nest } from '@/domain/text/sequence/nest';
import { readBlocks } from '@/domain/text/sequence/read-blocks';
import { fence, rootName } from '@/domain/text/sequence/sequence';
import { blockIdPattern, wordsOf } from '@/domain/text/text';

function textOf(...parts: (string | Record<string, unknown>)[]): { doc: Y.Doc; text: Y.Text } {
  const doc = new Y.Doc();
  doc.clientID = 7;
  const text = doc.getText(rootName);
  for (const part of parts) {
    if (typeof part === 'string') text.insert(text.length, part);
    else text.insertEmbed(text.length, new Y.Map(Object.entries(part)));
  }
  return { doc, text };
}

const shape = (text: Y.Text) =>
  readBlocks(text).blocks.map((block) => [block.attributes.kind, wordsOfBlock(block)]);

describe('reading a sequence', () => {
  it('a marker opens a block and closes the one before, with or without a fence [T1]', () => {
    const { text } = textOf(
      { id: 'block-one' },
      'one',
      { id: 'block-two', kind: 'heading' },
      'two',
      fence,
    );
    expect(shape(text)).toEqual([
      ['paragraph', 'one'],
      ['heading', 'two'],
    ]);
  });

  it('words behind a fence are a paragraph of their own, known by the fence [T2]', () => {
    const { text } = textOf({ id: 'block-one', kind: 'bullet' }, `one${fence}late`);
    const [, late] = readBlocks(text).blocks;
    expect(late?.attributes).toMatchObject({ kind: 'paragraph', id: late?.key });
    expect(late?.key).toMatch(blockIdPattern);
    const before = late?.key;
    text.insert(text.length, ' words');
    expect(readBlocks(text).blocks[1]?.key).toBe(before);
  });

  it('what a marker says now is read, however often it was read before', () => {
    const { text } = textOf({ id: 'block-one' }, `one${fence}`);
    expect(shape(text)).toEqual([['paragraph', 'one']]);
    const marker = readBlocks(text).blocks[0]?.marker as unknown as Y.Map<unknown>;
    marker.set('kind', 'bullet');
    expect(shape(text)).toEqual([['bullet', 'one']]);
  });

  it('what no database can hold is shown as a sign that is not known', () => {
    const { text } = textOf({ id: 'block-one' }, `a\0b${fence}`);
    expect(wordsOf(nest(readBlocks(text).blocks))).toBe('a\uFFFDb');
  });

  it('only the first fence closes a block, further ones say nothing [T3]', () => {
    const { text } = textOf(
      { id: 'block-one' },
      `one${fence}${fence}${fence}`,
      { id: 'block-two' },
      fence,
    );
    expect(shape(text)).toEqual([
      ['paragraph', 'one'],
      ['paragraph', ''],
    ]);
    expect(readBlocks(text).blocks[0]).toMatchObject({ start: 0, from: 1, to: 4, end: 7 });
  });

  it('words before any marker are a paragraph [T4]', () => {
    expect(shape(textOf('one', { id: 'block-two' }, 'two', fence).text)).toEqual([
      ['paragraph', 'one'],
      ['paragraph', 'two'],
    ]);
    expect(nest(readBlocks(textOf().text).blocks)).toEqual({ type: 'doc', content: [] });
  });

  it('of two bearers of an id the first keeps it [T5]', () => {
    const { text } = textOf({ id: 'block-one' }, `one${fence}`, { id: 'block-one' }, `two${fence}`);
    const [one, two] = readBlocks(text).blocks;
    expect(one?.attributes.id).toBe('block-one');
    expect(two?.attributes.id).toBe(two?.key);
    expect(two?.attributes.id).toMatch(blockIdPattern);
  });

  it('what a marker cannot be is as if it were not there', () => {
    const { text } = textOf({ id: 'x', kind: 'script', level: 99, rank: 0.5, quote: 'yes' }, 'one');
    expect(readBlocks(text).blocks[0]?.attributes).toEqual({
      id: readBlocks(text).blocks[0]?.key,
      kind: 'paragraph',
      level: 1,
      rank: 1,
      quote: false,
    });
  });

  it('a type that has no meaning there takes its place like a letter', () => {
    const { text } = textOf({ id: 'block-one' }, 'ab', fence);
    text.insertEmbed(2, new Y.Array());
    const { blocks } = readBlocks(text);
    expect(blocks.map(wordsOfBlock)).toEqual(['a\uFFFCb']);
    expect(blocks[0]).toMatchObject({ from: 1, to: 4 });
  });

  it('knows whose each word is, and writes nothing', () => {
    const { doc, text } = textOf({ id: 'block-one' }, 'one two', fence);
    doc.clientID = 8;
    text.insert(4, ' and');
    const before = Y.encodeStateAsUpdate(doc);
    const { runs } = readBlocks(text).blocks[0]!;
    expect(runs.filter((_, index) => index % 3 === 0)).toEqual([7, 8, 7]);
    expect(runs.filter((_, index) => index % 3 === 2)).toEqual([3, 4, 4]);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });
});

describe('a tree from a sequence', () => {
  const json = (...parts: Parameters<typeof textOf>) =>
    nest(readBlocks(textOf(...parts).text).blocks);
  const item = (id: string, words: string, level = 1) => [
    { id, kind: 'numbered', ...(level > 1 && { level }) },
    `${words}${fence}`,
  ];

  it('a depth is shown as at most one more than above; what is stored stays [T6]', () => {
    const [list] = json(...item('item-one', 'one'), ...item('item-two', 'two', 5)).content ?? [];
    expect(list?.content?.[0]?.content?.[1]).toMatchObject({
      type: 'orderedList',
      content: [{ attrs: { id: 'item-two' } }],
    });
  });

  it('neighbouring items are one list and neighbouring quotes one quote [T9]', () => {
    const text = json(
      ...item('item-one', 'one'),
      ...item('item-two', 'two'),
      { id: 'quote-one', quote: true },
      `said${fence}`,
      { id: 'quote-two', quote: true },
      `more${fence}`,
    );
    expect(text.content?.map(({ type, content }) => [type, content?.length])).toEqual([
      ['orderedList', 2],
      ['blockquote', 2],
    ]);
  });

  it('an item bears the id, its first paragraph none, a further one its own', () => {
    const text = json(
      ...item('item-one', 'one'),
      { id: 'more-one', kind: 'continued' },
      `more${fence}`,
    );
    expect(text.content?.[0]?.content).toEqual([
      {
        type: 'listItem',
        attrs: { id: 'item-one' },
        content: [
          { type: 'paragraph', content: [{ type: 'text', text: 'one' }] },
          {
            type: 'paragraph',
            attrs: { id: 'more-one' },
            content: [{ type: 'text', text: 'more' }],
          },
        ],
      },
    ]);
  });
});

describe('a table from a sequence', () => {
  const tableOf = (
    entries: Record<string, unknown>,
    ...cells: [row: string, col: string, words: string][]
  ) => {
    const marker = { rows: Y.Array.from(['r1', 'r2']), cols: Y.Array.from(['c1', 'c2']) };
    const { text } = textOf(
      { id: 'table-one', kind: 'table', ...marker, ...entries },
      ...cells.flatMap(([row, col, words], index) => [
        { id: `block-in-${index}`, table: 'table-one', row, col },
        `${words}${fence}`,
      ]),
      { id: 'end-of-it', kind: 'tableEnd', table: 'table-one' },
    );
    const [table] = nest(readBlocks(text).blocks).content ?? [];
    return (table?.content ?? []).map(({ content = [] }) =>
      content.map(({ type, attrs, content: inside = [] }) => {
        const span = [attrs?.rowspan, attrs?.colspan].some(Boolean)
          ? `{${attrs?.rowspan ?? 1}/${attrs?.colspan ?? 1}}`
          : '';
        return `${type === 'tableHeader' ? '!' : ''}${inside.map(wordsOf).join('&')}${span}`;
      }),
    );
  };
  const four: [string, string, string][] = [
    ['r1', 'c1', 'a'],
    ['r1', 'c2', 'b'],
    ['r2', 'c1', 'c'],
    ['r2', 'c2', 'd'],
  ];

  it('cells are places; one without a block is shown empty', () => {
    expect(tableOf({}, ['r1', 'c2', 'b'])).toEqual([
      ['', 'b'],
      ['', ''],
    ]);
  });

  it('a merged cell shows the words of what it covers', () => {
    expect(tableOf({ 'span:r1:c1': 'r1:c2' }, ...four)).toEqual([['a&b{1/2}'], ['c', 'd']]);
  });

  it('of merges that overlap the first holds; a row without a cell is not shown', () => {
    expect(tableOf({ 'span:r1:c1': 'r1:c2', 'span:r1:c2': 'r2:c2' }, ...four)).toEqual([
      ['a&b{1/2}'],
      ['c', 'd'],
    ]);
    expect(tableOf({ 'span:r1:c1': 'r2:c2' }, ...four)).toEqual([['a&b&c&d{1/2}']]);
  });

  it('words of a row that is gone stand in the cell before, empty blocks of it nowhere', () => {
    expect(tableOf({}, ['r1', 'c1', 'a'], ['gone', 'c1', 'late'], ['gone', 'c2', ''])).toEqual([
      ['a&late', ''],
      ['', ''],
    ]);
  });

  it('heads are whole rows and columns', () => {
    expect(tableOf({ 'head:r1': true }, ...four)).toEqual([
      ['!a', '!b'],
      ['c', 'd'],
    ]);
  });

  it('a table is read no further than can be shown', () => {
    const lines = Y.Array.from(Array.from({ length: 20_000 }, (_, index) => `line-${index}`));
    const shown = tableOf({ rows: lines, cols: lines.clone() });
    expect(shown.length * (shown[0]?.length ?? 0)).toBeLessThanOrEqual(20_000);
  });
});
