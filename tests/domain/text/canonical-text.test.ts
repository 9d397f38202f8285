import { describe, expect, it } from 'vitest';
import { canonicalText } from '@/domain/text/canonical-text';
import type { TextJson, TextNode } from '@/domain/text/text';

const doc = (...content: TextNode[]): TextJson => ({ type: 'doc', content });

describe('canonicalText', () => {
  it('writes keys in order, without spaces', () => {
    const text = doc({
      type: 'paragraph',
      content: [{ type: 'text', text: 'Été' }],
      attrs: { id: 'block-01' },
    });
    expect(canonicalText(text)).toBe(
      '{"content":[{"attrs":{"id":"block-01"},"content":[{"text":"Été","type":"text"}],"type":"paragraph"}],"type":"doc"}',
    );
  });

  it('gives texts that say the same the same bytes', () => {
    const bold = { type: 'bold' } as const;
    const link = { type: 'link', attrs: { href: '/a' } } as const;
    const one = doc({
      type: 'paragraph',
      attrs: { id: null },
      content: [
        { type: 'text', text: 'a', marks: [bold, link] },
        { type: 'text', text: 'b', marks: [link, { ...bold, attrs: {} }] },
        { type: 'text', text: 'c', marks: [] },
      ],
    });
    const other = doc({
      type: 'paragraph',
      content: [
        { type: 'text', text: 'ab', marks: [link, bold] },
        { type: 'text', text: 'c' },
      ],
    });
    expect(canonicalText(one)).toBe(canonicalText(other));
  });

  it('leaves out spans of one', () => {
    const cell = (attrs: TextNode['attrs']): TextJson =>
      doc({
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [{ type: 'tableCell', attrs, content: [{ type: 'paragraph' }] }],
          },
        ],
      });
    expect(canonicalText(cell({ colspan: 1, rowspan: 1 }))).toBe(canonicalText(cell({})));
    expect(canonicalText(cell({ colspan: 2 }))).not.toBe(canonicalText(cell({})));
  });

  it('never changes letters: another composition of é is another text', () => {
    const words = (text: string) => doc({ type: 'paragraph', content: [{ type: 'text', text }] });
    expect(canonicalText(words('\u00e9'))).not.toBe(canonicalText(words('e\u0301')));
  });
});
