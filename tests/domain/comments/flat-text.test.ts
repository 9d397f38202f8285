import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  passageOf,
  positionsOf,
  readFlatText,
  spanBetween,
  trimSpan,
} from '@/domain/comments/flat-text';
import { showBlocks } from '@/domain/text/sequence/tree';
import { addBlock, blocksIn } from '@/tests/support/sequence';

const doc = new Y.Doc();
addBlock(doc, 'One\ntwo ', { id: 'block-one' });
addBlock(doc, '', { id: 'a-rule-0001', kind: 'rule' });
addBlock(doc, ' three', { id: 'block-two', kind: 'bullet' });
const flat = readFlatText(showBlocks(blocksIn(doc)));

describe('a flat text', () => {
  it('has nothing between blocks, so that a split does not change it', () => {
    expect(flat.bare).toBe('Onetwo  three');
  });

  it('knows of all words their block, and their places in the sequence and the editor', () => {
    const places = flat.segments.map(({ blockId, index, position }) => [blockId, index, position]);
    // The editor counts a paragraph's edges, a rule, and the list and the item around one.
    expect(places).toEqual([
      ['block-one', 1, 1],
      ['block-one', 5, 5],
      ['block-two', 13, 14],
    ]);
  });

  it('reads a passage with one line for each block', () => {
    expect(passageOf(flat, { from: 0, to: 13 })).toBe('One\ntwo \n three');
    expect(passageOf(flat, { from: 4, to: 6 })).toBe('wo');
  });

  it('finds between two places of the editor the same stretch again', () => {
    for (const [from, to] of [
      [1, 4],
      [2, 7],
      [6, 17],
    ] as const)
      expect(positionsOf(flat, spanBetween(flat, from, to))).toEqual({ from, to });
  });

  it('cuts blanks from the edges of a stretch, and nothing is left of only blanks', () => {
    expect(trimSpan(flat, { from: 3, to: 8 })).toEqual({ from: 3, to: 6 });
    expect(trimSpan(flat, { from: 6, to: 8 })).toBeNull();
  });
});
