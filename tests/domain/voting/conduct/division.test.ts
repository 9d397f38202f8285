import { describe, expect, it } from 'vitest';
import type { NodeName, TextJson, TextNode } from '@/domain/text/text';
import {
  citationOf,
  hasOperativePart,
  partsOf,
  stepAfterVote,
  withoutBlocks,
} from '@/domain/voting/conduct/division';

const block = (type: NodeName, id: string, words: string): TextNode => ({
  type,
  attrs: type === 'heading' ? { id, level: 1 } : { id },
  content: [{ type: 'text', text: words }],
});
const list = (id: string, ...items: string[]): TextNode => ({
  type: 'orderedList',
  attrs: { id },
  content: items.map((words, index) => ({
    type: 'listItem',
    attrs: { id: `${id}${index}` },
    content: [block('paragraph', `${id}${index}p`, words)],
  })),
});
const doc = (...content: TextNode[]): TextJson => ({ type: 'doc', content });

/** Two recitals, a section with two clauses, the second with a list, and a last one. */
const text = doc(
  block('paragraph', 'r1', 'Recalling its earlier work,'),
  block('paragraph', 'blank', ' '),
  block('paragraph', 'r2', 'Noting with concern the figures,'),
  block('heading', 'h', 'Recommendations'),
  block('paragraph', 'c1', 'Asks for figures every quarter;'),
  block('paragraph', 'c2', 'Decides that they cover:'),
  list('l', 'vetoes,', 'absences;'),
  block('paragraph', 'c3', 'Remains seized of the matter.'),
);

describe('the parts of a text', () => {
  it('[V50] are its recitals and its clauses, each with what belongs to it', () => {
    expect(partsOf(text).map(({ label, blocks }) => `${label}: ${blocks.join(' ')}`)).toEqual([
      'PP 1: r1',
      'PP 2: r2',
      '§ 1: c1',
      '§ 2: c2 l',
      '§ 3: c3',
    ]);
    expect(partsOf(text)[2]?.words).toBe('Asks for figures every quarter;');
  });

  it('[V50] stand by themselves where no clause comes before them', () => {
    const listed = doc(block('heading', 'h', 'Members'), list('l', 'one', 'two'));
    expect(partsOf(listed)).toEqual([{ blocks: ['l'], label: '', words: 'onetwo' }]);
    expect(citationOf(listed, ['l'])).toBe('“onetwo…”');
  });

  it('[V50] are cited in the order of the text, however they were chosen', () => {
    expect(citationOf(text, ['c3', 'l', 'c2', 'r2'])).toBe('PP 2, § 2, § 3');
    expect(citationOf(text, ['nowhere'])).toBe('');
  });
});

describe('what remains', () => {
  it('[V51] has everything but the rejected part', () => {
    const remainder = withoutBlocks(text, ['c2', 'l']);
    expect(partsOf(remainder).map(({ blocks }) => blocks[0])).toEqual(['r1', 'r2', 'c1', 'c3']);
    expect(hasOperativePart(remainder)).toBe(true);
  });

  it('[V51] is nothing operative when only headings and recitals are left', () => {
    expect(hasOperativePart(withoutBlocks(text, ['c1', 'c2', 'l', 'c3']))).toBe(false);
    expect(hasOperativePart(doc())).toBe(false);
  });

  it.each([
    {
      rule: 'V51',
      vote: 'a part carried',
      outcome: 'adopted',
      left: null,
      step: 'leave-undecided',
    },
    { rule: 'V51', vote: 'a part lost', outcome: 'rejected', left: text, step: 'leave-undecided' },
    { rule: 'V51', vote: 'the last part lost', outcome: 'vetoed', left: doc(), step: 'reject' },
    { rule: 'V51', vote: 'a part tied', outcome: 'tied', left: null, step: 'leave-undecided' },
  ] as const)('[$rule] $vote: $step', ({ outcome, left, step }) => {
    expect(stepAfterVote({ isStraw: false, blocks: ['c1'] }, outcome, left)).toBe(step);
  });

  it('[V53] is untouched by a straw poll, on the whole or on parts', () => {
    expect(stepAfterVote({ isStraw: true, blocks: [] }, 'adopted', null)).toBeNull();
    expect(stepAfterVote({ isStraw: true, blocks: ['c1'] }, 'rejected', doc())).toBeNull();
  });

  it('follows the outcome where the whole was voted on', () => {
    expect(stepAfterVote({ isStraw: false, blocks: [] }, 'adopted', null)).toBe('adopt');
  });
});
