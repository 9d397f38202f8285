import { describe, expect, it } from 'vitest';
import { outlineOfText } from '@/domain/text/outline';
import type { TextJson, TextNode } from '@/domain/text/text';

const block = (type: 'heading' | 'paragraph', id: string, words: string, level?: number) =>
  ({
    type,
    attrs: { id, ...(level && { level }) },
    content: words === '' ? [] : [{ type: 'text', text: words }],
  }) satisfies TextNode;

describe('the outline of a text', () => {
  it('has its headings and clauses with their numbers, and nothing else', () => {
    const text: TextJson = {
      type: 'doc',
      content: [
        block('paragraph', 'preamble-0001', 'Recalling,'),
        block('heading', 'section-0001', 'Measures', 1),
        block('paragraph', 'clause-000001', 'Calls upon States.'),
        block('paragraph', 'blank-000001', ''),
        block('heading', 'heading-0001', 'In detail', 3),
        block('paragraph', 'clause-000002', 'Decides.'),
      ],
    };
    expect(
      outlineOfText(text).map(({ kind, level, label, words }) => [kind, level, label, words]),
    ).toEqual([
      ['heading', 1, 'I.', 'Measures'],
      ['clause', 0, '1.', 'Calls upon States.'],
      ['heading', 3, '', 'In detail'],
      ['clause', 0, '2.', 'Decides.'],
    ]);
  });

  it('tells how a long clause begins, cut between words', () => {
    const text: TextJson = {
      type: 'doc',
      content: [
        block('paragraph', 'clause-000001', 'word '.repeat(40)),
        block('paragraph', 'clause-000002', 'x'.repeat(100)),
      ],
    };
    const [words, letters] = outlineOfText(text);
    expect(words?.words).toBe(`${'word '.repeat(12).trim()}…`);
    expect(letters?.words).toHaveLength(61);
  });
});
