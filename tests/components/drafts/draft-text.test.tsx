import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { DraftText } from '@/components/drafts/draft-text';
import type { TextJson, TextNode } from '@/domain/text/text';

const doc = (...content: TextNode[]): TextJson => ({ type: 'doc', content });
const html = (text: TextJson) => renderToStaticMarkup(<DraftText text={text} />);

describe('DraftText', () => {
  it('writes blocks with their numbers and a place to link to', () => {
    const text = doc(
      {
        type: 'heading',
        attrs: { level: 1, id: 'aims0001' },
        content: [{ type: 'text', text: 'Aims' }],
      },
      {
        type: 'paragraph',
        attrs: { id: 'invites1' },
        content: [{ type: 'text', text: 'Invites' }],
      },
    );
    expect(html(text)).toBe(
      '<div class="draft-text"><h2 id="clause-aims0001" data-number="I.">Aims</h2><p id="clause-invites1" data-number="1.">Invites</p></div>',
    );
  });

  it('nests marks and opens links apart', () => {
    const marks = [
      { type: 'link', attrs: { href: 'https://example.org/' } },
      { type: 'bold' },
    ] as const;
    const text = doc({ type: 'paragraph', content: [{ type: 'text', text: 'law', marks }] });
    expect(html(text)).toContain(
      '<a href="https://example.org/" rel="noopener noreferrer nofollow" target="_blank"><strong>law</strong></a>',
    );
  });

  it('escapes words, and writes no link that is not safe even if one slips through', () => {
    const marks = [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] as const;
    const text = doc({ type: 'paragraph', content: [{ type: 'text', text: '<b>&', marks }] });
    expect(html(text)).toBe('<div class="draft-text"><p data-number="1.">&lt;b&gt;&amp;</p></div>');
  });

  it('keeps the height of a blank line', () => {
    expect(html(doc({ type: 'paragraph' }))).toBe('<div class="draft-text"><p><br/></p></div>');
  });

  it('writes tables with their spans, lists with their letters, and quotes', () => {
    const p: TextNode = { type: 'paragraph', content: [{ type: 'text', text: 'x' }] };
    const text = doc(
      { type: 'orderedList', content: [{ type: 'listItem', content: [p] }] },
      { type: 'blockquote', content: [p] },
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [{ type: 'tableHeader', attrs: { colspan: 2 }, content: [p] }],
          },
        ],
      },
    );
    expect(html(text)).toBe(
      '<div class="draft-text"><ol><li data-number="a)"><p>x</p></li></ol><blockquote><p>x</p></blockquote><table><tbody><tr><th colSpan="2"><p>x</p></th></tr></tbody></table></div>',
    );
  });
});
