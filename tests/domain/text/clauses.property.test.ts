import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeText } from '@/domain/text/canonical-text';
import { numberClauses } from '@/domain/text/clauses';
import type { TextJson, TextNode } from '@/domain/text/text';
import { anyText } from '@/tests/domain/text/arbitrary-text';

// Texts are large: fewer of them find the same faults in a second instead of five.
const runs = { numRuns: 30 };

describe('numberClauses, for every text', () => {
  it('numbering twice gives the same, and so does numbering its canonical shape', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(numberClauses(text)).toEqual(numberClauses(text));
        expect(numberClauses(normalizeText(text)).map(({ label }) => label)).toEqual(
          numberClauses(text).map(({ label }) => label),
        );
      }),
      runs,
    );
  });

  it('clauses are 1, 2, 3 … without gaps', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const clauses = numberClauses(text).filter(({ kind }) => kind === 'clause');
        expect(clauses.map(({ reference }) => Number(reference))).toEqual(
          clauses.map((_, index) => index + 1),
        );
      }),
      runs,
    );
  });

  it('every path leads to the block it was given for', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { path, kind } of numberClauses(text)) {
          const expected = { section: 'heading', clause: 'paragraph', item: 'listItem' }[kind];
          expect(at(text, path).type).toBe(expected);
        }
      }),
      runs,
    );
  });
});

function at(text: TextJson, path: readonly number[]): TextNode {
  return path.reduce<TextNode>((node, index) => node.content?.[index] ?? { type: 'doc' }, text);
}
