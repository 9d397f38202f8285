import { describe, expect, it } from 'vitest';
import { readHtml } from '@/domain/text/from-html/read-html';
import { looksLikeMarkdown } from '@/domain/text/from-markdown/looks-like-markdown';
import { readMarkdown } from '@/domain/text/from-markdown/read-markdown';
import { outlineOf } from '@/tests/support/outline-of';

const places = { newId: () => 'new-id-0001', addressOf: (id: string) => `#clause-${id}` };
const read = (words: string) => readHtml(readMarkdown(words), places);
const outline = (words: string) => outlineOf(read(words).text);

describe('Markdown', () => {
  it('has headings, clauses with their items, quotes, rules and tables', () => {
    const words = [
      '_Recalling_ its resolution 12,',
      '',
      '# Measures',
      '1. **Calls upon** States:',
      '   a) to measure;',
      '   b) to publish;',
      '2. Decides to meet.',
      '',
      '> As the Charter',
      '> says.',
      '',
      '---',
      '| Basin | 2025 |',
      '|-------|------|',
      '| North | 4 |',
    ].join('\n');
    expect(outline(words)).toEqual([
      'p <italic>Recalling</> its resolution 12,',
      'I. h1 Measures',
      '1. p <bold>Calls upon</> States:',
      'ol',
      '  a) li',
      '    p to measure;',
      '  b) li',
      '    p to publish;',
      '2. p Decides to meet.',
      'quote',
      '  p As the Charter says.',
      'horizontalRule',
      'table',
      '  tr',
      '    th',
      '      p Basin',
      '    th',
      '      p 2025',
      '  tr',
      '    td',
      '      p North',
      '    td',
      '      p 4',
    ]);
  });

  it('has bullets in bullets', () => {
    expect(outline('- one\n  - two\n- three')).toEqual([
      'ul',
      '  li',
      '    p one',
      '    ul',
      '      li',
      '        p two',
      '  li',
      '    p three',
    ]);
  });

  it.each([
    ['marked \\* have ratified, marked \\* not', 'marked * have ratified, marked * not'],
    ['10 * 5 * 2', '10 * 5 * 2'],
    ['a snake_case_name and 2*3*4', 'a snake_case_name and 2*3*4'],
    ['**all** and *some*, ~~none~~', '<bold>all</> and <italic>some</>, <strike>none</>'],
    ['see [the Charter](https://example.org/c)', 'see <link https://example.org/c>the Charter</>'],
    ['not [this](javascript:alert)', 'not this'],
    ['`code` stays', 'code stays'],
    ['<b onclick=x>as words</b>', '<b onclick=x>as words</b>'],
  ])('%j', (words, expected) => {
    expect(outline(words)).toEqual([`1. p ${expected}`]);
  });

  it('tells what it left out, and keeps notes as words', () => {
    const { text, leftOut } = read('Noted[^1] ![a map](map.png)\n\n[^1]: On 3 May.');
    expect(leftOut).toEqual({ pictures: 1, footnotesAsText: 1 });
    expect(outlineOf(text)).toEqual([
      '1. p Noted<superscript>1</>',
      'quote',
      '  p <superscript>1</> On 3 May.',
    ]);
  });

  it('is read in good time whatever it is', () => {
    for (const sign of ['*', '_', '[', '`', '> ', '- ', '|', '#', '~', '\\', '[^1]', '1. '])
      expect(read(sign.repeat(5_000)).text.type).toBe('doc');
    expect(read('- a\n'.repeat(5_000)).text.type).toBe('doc');
  });
});

describe('what looks like Markdown', () => {
  it.each([
    '# Title\n\n- one\n- two',
    '**Calls** upon\n\n> quoted',
    '[a](https://a.org) and **b**',
  ])('%j is asked about', (words) => expect(looksLikeMarkdown(words)).toBe(true));

  it.each([
    'members marked * have ratified, those marked * have not',
    '1. one\n2. two',
    '- one\n- two',
    '2026. A year',
    '__init__',
    'Plain words.\n\nAnd more.',
    '10 * 5 * 2 and # of members',
  ])('%j is not', (words) => expect(looksLikeMarkdown(words)).toBe(false));
});
