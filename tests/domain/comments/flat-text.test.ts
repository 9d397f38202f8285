import { describe, expect, it } from 'vitest';
import {
  passageOf,
  positionsOf,
  readFlatText,
  spanBetween,
  trimSpan,
} from '@/domain/comments/flat-text';

const run = (insert: unknown) => ({ toDelta: () => [{ insert }] });
const block = (id: string | null, ...children: unknown[]) => ({
  nodeName: 'paragraph',
  getAttribute: () => id,
  toArray: () => children,
});
const lineBreak = { nodeName: 'hardBreak', toArray: () => [] };

const flat = readFlatText(
  block(null, block('a', run('One'), lineBreak, run('two ')), block('b', run(' three'))),
  (name) => name === 'hardBreak',
);

describe('a flat text', () => {
  it('has nothing between blocks, so that a split does not change it', () => {
    expect(flat.bare).toBe('Onetwo  three');
  });

  it('knows each run’s block and its place in the editor’s counting', () => {
    expect(flat.segments.map(({ blockId, position }) => [blockId, position])).toEqual([
      ['a', 1],
      ['a', 5],
      ['b', 11],
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
      [6, 14],
    ] as const)
      expect(positionsOf(flat, spanBetween(flat, from, to))).toEqual({ from, to });
  });

  it('cuts blanks from the edges of a stretch, and nothing is left of only blanks', () => {
    expect(trimSpan(flat, { from: 3, to: 8 })).toEqual({ from: 3, to: 6 });
    expect(trimSpan(flat, { from: 6, to: 8 })).toBeNull();
  });

  it('counts what is not text in a run as one place', () => {
    expect(readFlatText(block(null, block('a', run({ image: 'x' })))).bare).toBe('\uFFFC');
  });
});
