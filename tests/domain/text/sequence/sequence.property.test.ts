import * as fc from 'fast-check';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { canonicalText, normalizeText } from '@/domain/text/canonical-text';
import { numberClauses } from '@/domain/text/clauses';
import { readText } from '@/domain/text/read-text';
import { nest } from '@/domain/text/sequence/nest';
import { readBlocks } from '@/domain/text/sequence/read-blocks';
import { fence, rootName } from '@/domain/text/sequence/sequence';
import { type TextJson, wordsOf } from '@/domain/text/text';
import { anyText } from '@/tests/domain/text/arbitrary-text';
import { writeText } from './write-pieces';

// A failing run prints its seed: `fc.assert(…, { seed })` plays it again.
const runs = { numRuns: 60 };

const textIn = (doc: Y.Doc): TextJson => nest(readBlocks(doc.getText(rootName)).blocks);

describe('for every text', () => {
  it('written and read again it keeps its words, and is a text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const doc = new Y.Doc();
        writeText(doc, text);
        const read = textIn(doc);
        expect(readText(JSON.parse(JSON.stringify(read)))).toMatchObject({ ok: true });
        // A rule in a cell is nothing, and a fence in words is a blank.
        expect(wordsOf(read)).toBe(wordsOf(text).replaceAll(fence, ' '));
      }),
      runs,
    );
  });

  it('what was read once is written and read the same, with its numbers', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const [first, second] = [new Y.Doc(), new Y.Doc()];
        writeText(first, text);
        const once = textIn(first);
        writeText(second, once);
        expect(canonicalText(textIn(second))).toBe(canonicalText(once));
        expect(normalizeText(once)).toEqual(JSON.parse(canonicalText(once)));
        expect(numberClauses(textIn(second))).toEqual(numberClauses(once));
      }),
      runs,
    );
  });
});

/** What anybody might do to a sequence, knowing nothing of blocks. */
const deed = fc.oneof(
  fc.record({
    act: fc.constant('words' as const),
    at: fc.nat(),
    words: fc.constantFrom('a', 'bc', `d${fence}e`, fence, '\n'),
  }),
  fc.record({
    act: fc.constant('marker' as const),
    at: fc.nat(),
    entries: fc.record(
      {
        id: fc.constantFrom('block-one', 'block-two', 'table-one'),
        kind: fc.constantFrom(
          'heading',
          'bullet',
          'numbered',
          'continued',
          'rule',
          'table',
          'tableEnd',
          'x',
        ),
        level: fc.constantFrom(1, 3, 8, 99),
        quote: fc.boolean(),
        table: fc.constantFrom('table-one', 'nowhere-1'),
        row: fc.constantFrom('r0', 'r1'),
        col: fc.constantFrom('c0', 'c1'),
        'span:r0:c0': fc.constantFrom('r0:c1', 'r9:c9', 'x'),
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({
    act: fc.constant('delete' as const),
    at: fc.nat(),
    length: fc.integer({ min: 1, max: 9 }),
  }),
  fc.record({
    act: fc.constant('mark' as const),
    at: fc.nat(),
    length: fc.integer({ min: 1, max: 9 }),
  }),
);

describe('for every sequence', () => {
  it('two people read the same blocks, as a text, each letter once, and write nothing by it', () => {
    const side = fc.array(deed, { maxLength: 12 });
    fc.assert(
      fc.property(side, side, (mine, theirs) => {
        const [one, other] = [new Y.Doc(), new Y.Doc()];
        mine.forEach((act) => perform(one, act));
        theirs.forEach((act) => perform(other, act));
        Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
        Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
        const before = Y.encodeStateVector(one);
        const text = textIn(one);
        expect(text).toEqual(textIn(other));
        expect(Y.encodeStateVector(one)).toEqual(before);
        expect(readText(JSON.parse(JSON.stringify(text)))).toMatchObject({ ok: true });
        expect(wordsOf(text).split('').sort()).toEqual(lettersIn(one).split('').sort());
      }),
      { numRuns: 300 },
    );
  });
});

function perform(
  doc: Y.Doc,
  act: typeof deed extends fc.Arbitrary<infer Deed> ? Deed : never,
): void {
  const text = doc.getText(rootName);
  const at = act.at % (text.length + 1);
  if (act.act === 'words') text.insert(at, act.words);
  else if (act.act === 'marker') text.insertEmbed(at, new Y.Map(Object.entries(act.entries)));
  else if (act.act === 'delete') text.delete(at, Math.min(act.length, text.length - at));
  else text.format(at, Math.min(act.length, text.length - at), { 'bold.1.7': true });
}

/** The letters of a sequence, which every reading must show. */
function lettersIn(doc: Y.Doc): string {
  return readBlocks(doc.getText(rootName))
    .blocks.flatMap(({ pieces }) => pieces.map(({ text }) => text))
    .join('');
}
