import { describe, expect, it } from 'vitest';
import { numberClauses } from '@/domain/text/clauses';
import { letterNumeral, romanNumeral } from '@/domain/text/numerals';
import type { TextJson, TextNode } from '@/domain/text/text';

const p = (text: string): TextNode => ({
  type: 'paragraph',
  content: text === '' ? [] : [{ type: 'text', text }],
});
const h = (level: number, text: string): TextNode => ({
  type: 'heading',
  attrs: { level },
  content: [{ type: 'text', text }],
});
const item = (...content: TextNode[]): TextNode => ({ type: 'listItem', content });
const ol = (...content: TextNode[]): TextNode => ({ type: 'orderedList', content });
const ul = (...content: TextNode[]): TextNode => ({ type: 'bulletList', content });

const labels = (...content: TextNode[]) => numberClauses(text(content)).map(({ label }) => label);
const references = (...content: TextNode[]) =>
  numberClauses(text(content)).map(({ reference }) => reference);
const text = (content: TextNode[]): TextJson => ({ type: 'doc', content });

describe('numberClauses', () => {
  it('[T1] gives no numbers to the preamble before the first heading', () => {
    expect(labels(p('Having regard to'), h(1, 'Principles'), p('Recommends'))).toEqual([
      'I.',
      '1.',
    ]);
  });

  it('[T1] takes a text without headings for body', () => {
    expect(labels(p('Notes'), p('Recommends'))).toEqual(['1.', '2.']);
  });

  it('[T2] counts sections in Roman numerals and their parts in letters', () => {
    const content = [h(1, 'One'), h(2, 'Part'), h(2, 'Part'), h(1, 'Two'), h(2, 'Part')];
    expect(references(...content)).toEqual(['I', 'I.A', 'I.B', 'II', 'II.A']);
    expect(labels(...content)).toEqual(['I.', 'A.', 'B.', 'II.', 'A.']);
  });

  it('[T2] gives headings of the third level no number', () => {
    expect(labels(h(1, 'One'), h(3, 'Scope'), p('Says'))).toEqual(['I.', '1.']);
  });

  it('[T3] numbers paragraphs through the whole text', () => {
    expect(labels(h(1, 'One'), p('a'), p('b'), h(1, 'Two'), p('c'))).toEqual([
      'I.',
      '1.',
      '2.',
      'II.',
      '3.',
    ]);
  });

  it('[T4] letters the items of a list, and numbers those inside an item', () => {
    expect(
      references(
        p('Invites'),
        ol(item(p('x')), item(p('y'), ol(item(p('z'), ol(item(p('deep')))), item(p('w'))))),
      ),
    ).toEqual(['1', '1 a)', '1 b)', '1 b) i)', '1 b) i) 1)', '1 b) ii)']);
  });

  it('[T4] runs letters on within one clause and starts again with the next', () => {
    expect(
      references(
        p('One'),
        ol(item(p('x'))),
        { type: 'blockquote', content: [p('q')] },
        ol(item(p('y'))),
        p('Two'),
        ol(item(p('z'))),
      ),
    ).toEqual(['1', '1 a)', '1 b)', '2', '2 a)']);
  });

  it('[T5] gives bullets no number, and numbers a list inside a bullet', () => {
    expect(references(p('One'), ul(item(p('x'), ol(item(p('y'))))))).toEqual(['1', '1 i)']);
  });

  it('[T6] passes over blank blocks, quotes, tables and lines', () => {
    const content: TextNode[] = [
      h(1, 'One'),
      h(1, ' '),
      p('  '),
      { type: 'blockquote', content: [p('quoted')] },
      { type: 'horizontalRule' },
      p('said'),
    ];
    expect(labels(...content)).toEqual(['I.', '1.']);
  });

  it('tells where each clause stands and what its id is', () => {
    const clauses = numberClauses(
      text([
        { ...p('One'), attrs: { id: 'clause-one' } },
        ol(item(p('x')), { ...item(p('y')), attrs: { id: 'item-bee' } }),
      ]),
    );
    expect(clauses.map(({ id, path }) => [id, path])).toEqual([
      ['clause-one', [0]],
      [null, [1, 0]],
      ['item-bee', [1, 1]],
    ]);
  });
});

describe('numerals', () => {
  it.each([
    [1, 'I', 'a'],
    [4, 'IV', 'd'],
    [26, 'XXVI', 'z'],
    [27, 'XXVII', 'aa'],
    [52, 'LII', 'az'],
    [53, 'LIII', 'ba'],
    [1999, 'MCMXCIX', 'bxw'],
  ])('%i is %s and %s', (number, roman, letters) => {
    expect(romanNumeral(number)).toBe(roman);
    expect(letterNumeral(number)).toBe(letters);
  });
});
