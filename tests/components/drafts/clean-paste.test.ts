// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { Editor } from '@tiptap/core';
import { describe, expect, it } from 'vitest';
import { cleanPaste } from '@/components/drafts/clean-paste';
import { draftSchema } from '@/components/drafts/draft-schema';
import { mendText } from '@/domain/text/read-text';
import type { TextNode } from '@/domain/text/text';

const pasted = (name: string) => readFileSync(`tests/components/drafts/pasted/${name}.txt`, 'utf8');

describe('pasting from Word', () => {
  const lines = outline(pasted('word'));

  it('keeps headings, paragraphs, quotes and emphasis', () => {
    expect(lines).toContain('h1 Recommendation on water');
    expect(lines).toContain('h1 Principles');
    expect(lines).toContain('p <bold,italic>Recognising</> that water is a common good;');
    expect(lines).toContain('quote');
    expect(lines).toContain('  p As the Charter says.');
  });

  it('puts lists together again and takes their typed numbers away', () => {
    const from = lines.indexOf('ol');
    expect(lines.slice(from, from + 8)).toEqual([
      'ol',
      '  li',
      '    p measure what is <underline>taken</>;',
      '    ul',
      '      li',
      '        p by households;',
      '  li',
      '    p publish it.',
    ]);
  });

  it('drops what was deleted, hidden or said in comments, and keeps what was added', () => {
    expect(lines).toContain(
      'p Kept added, see <link https://example.org/charter>the Charter</> or this.',
    );
    expect(lines.join('\n')).not.toMatch(/dropped|hidden|\[A1\]|Is this so/u);
  });

  it('keeps tables with their spans', () => {
    const from = lines.indexOf('table');
    expect(lines.slice(from)).toEqual([
      'table',
      '  tr',
      '    td 2×1',
      '      p Year',
      '  tr',
      '    td',
      '      p 2025',
      '    td',
      '      p ',
    ]);
  });
});

describe('pasting from Google Docs', () => {
  const lines = outline(pasted('google-docs'));

  it('keeps structure and emphasis, and bolds nothing that was not bold', () => {
    expect(lines).toEqual([
      'h1 Scope',
      'p Applies to <bold>all</><italic> waters</><strike> and seas</>, <link https://example.org/map?a=1>as mapped</>',
      'ul',
      '  li',
      '    p rivers',
      '    ul',
      '      li',
      '        p their banks',
      '  li',
      '    p lakes',
      'table',
      '  tr',
      '    td',
      '      p Basin',
      '    td',
      '      p ',
    ]);
  });
});

describe('pasting', () => {
  it('keeps no-break spaces, which French typography needs', () => {
    expect(outline('<p>Quoi\u202f? Oui\u00a0: «\u202fbien\u202f»</p>')).toEqual([
      'p Quoi\u202f? Oui\u00a0: «\u202fbien\u202f»',
    ]);
  });

  it('runs nothing that came along', () => {
    const html = '<p onclick="x">a<img src=x onerror=alert(1)><script>alert(1)</script></p>';
    expect(cleanPaste(html)).toBe('<p>a</p>');
  });

  it('hands no inline style on to be parsed, which the page’s policy forbids', () => {
    expect(cleanPaste('<p style="color:red">a style = b</p>')).toBe('<p>a style = b</p>');
    expect(cleanPaste('<p data-pm-slice="0 0 []" style="color:red">a</p>')).not.toMatch(/ style=/u);
  });

  it('leaves a text of our own as it is, with the ids of its blocks', () => {
    const html = '<p data-pm-slice="0 0 []" id="clause-abcdef123456">a</p>';
    expect(cleanPaste(html)).toBe(html);
  });
});

const names: Partial<Record<TextNode['type'], string>> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'quote',
  tableRow: 'tr',
  tableCell: 'td',
  tableHeader: 'th',
};

/** What a paste makes of the text, a line a block, inner blocks indented. */
function outline(html: string): string[] {
  const editor = new Editor({ extensions: draftSchema, content: cleanPaste(html) });
  const text = mendText(editor.getJSON());
  editor.destroy();
  return (text.content ?? []).flatMap((node) => lines(node, ''));
}

function lines(node: TextNode, indent: string): string[] {
  const { level, colspan = 1, rowspan = 1 } = node.attrs ?? {};
  if (node.type === 'heading') return [`${indent}h${level} ${words(node)}`];
  if (node.type === 'paragraph') return [`${indent}p ${words(node)}`];
  const span = colspan * rowspan > 1 ? ` ${colspan}×${rowspan}` : '';
  const inner = (node.content ?? []).flatMap((child) => lines(child, `${indent}  `));
  return [`${indent}${names[node.type] ?? node.type}${span}`, ...inner];
}

function words(node: TextNode): string {
  return (node.content ?? [])
    .map(({ text = '⏎', marks = [] }) => {
      const names = marks.map(({ type, attrs }) => `${type}${attrs?.href ? ` ${attrs.href}` : ''}`);
      return names.length > 0 ? `<${names.join(',')}>${text}</>` : text;
    })
    .join('');
}
