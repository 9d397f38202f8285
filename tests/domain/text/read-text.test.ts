import { describe, expect, it } from 'vitest';
import { mendText, readText } from '@/domain/text/read-text';

const inDoc = (...content: unknown[]) => ({ type: 'doc', content });
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });
const words = (text: string, ...marks: unknown[]) => ({ type: 'text', text, marks });

function faultsOf(json: unknown): string[] {
  const reading = readText(json);
  return reading.ok ? [] : reading.faults.map(({ path, fault }) => `${path}: ${fault}`);
}

describe('readText', () => {
  it('reads what the description allows', () => {
    const text = inDoc(
      { type: 'heading', attrs: { id: 'section-one', level: 2 }, content: [words('Purpose')] },
      paragraph(words('Notes '), words('well', { type: 'bold' }), { type: 'hardBreak' }),
      {
        type: 'orderedList',
        content: [{ type: 'listItem', content: [paragraph(words('One'))] }],
      },
      { type: 'horizontalRule' },
    );
    expect(faultsOf(text)).toEqual([]);
  });

  it.each([
    ['no text at all', null, ': not-a-node'],
    ['another root', paragraph(), ': not-a-node'],
    ['an unknown node', inDoc({ type: 'iframe' }), 'content.0: unknown-node'],
    ['a node named like a prototype', inDoc({ type: '__proto__' }), 'content.0: unknown-node'],
    ['words outside a block', inDoc(words('x')), 'content.0: misplaced-node'],
    ['a document in a document', inDoc(inDoc()), 'content.0: misplaced-node'],
    [
      'a heading in a quote',
      inDoc({ type: 'blockquote', content: [paragraph(), { type: 'heading' }] }),
      'content.0.content.1: misplaced-node',
    ],
    ['an empty list', inDoc({ type: 'bulletList', content: [] }), 'content.0: empty'],
    [
      'an unknown mark',
      inDoc(paragraph(words('x', { type: 'blink' }))),
      'content.0.content.0: unknown-mark',
    ],
    ['a fourth level', inDoc({ type: 'heading', attrs: { level: 4 } }), 'content.0: bad-attribute'],
    [
      'an id that breaks out of an attribute',
      inDoc({ type: 'paragraph', attrs: { id: '"><script>' } }),
      'content.0: bad-attribute',
    ],
    [
      'an event handler',
      inDoc({ type: 'paragraph', attrs: { onclick: 'x' } }),
      'content.0: unknown-key',
    ],
    ['a style beside the node', inDoc({ ...paragraph(), style: 'x' }), 'content.0: unknown-key'],
    ['empty words', inDoc(paragraph(words(''))), 'content.0.content.0: bad-text'],
    ['half a character', inDoc(paragraph(words('\uD83D'))), 'content.0.content.0: bad-text'],
    [
      'words that are no string',
      inDoc(paragraph({ type: 'text', text: 7 })),
      'content.0.content.0: bad-text',
    ],
  ])('refuses %s', (_, json, fault) => {
    expect(faultsOf(json)).toEqual([fault]);
  });

  it.each([
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'java\nscript:alert(1)',
    ' https://example.org',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    '/\\evil.example',
    'https:\\\\evil.example',
    'https://plenary.example@evil.example/',
    'https://',
    'ftp://example.org',
    '',
    `https://example.org/${'a'.repeat(3000)}`,
  ])('refuses a link to %j', (href) => {
    const text = inDoc(paragraph(words('x', { type: 'link', attrs: { href } })));
    expect(faultsOf(text)).toEqual(['content.0.content.0: unsafe-link']);
  });

  it.each([
    'https://example.org/a?b=c#d',
    'http://localhost:3000',
    'mailto:a@b.example',
    '/x',
    '#clause-1',
  ])('lets a link go to %j', (href) => {
    const text = inDoc(paragraph(words('x', { type: 'link', attrs: { href } })));
    expect(faultsOf(text)).toEqual([]);
  });

  it('refuses a text deeper than 32 levels without running out of stack', () => {
    let item: unknown = paragraph();
    for (let depth = 0; depth < 10_000; depth += 1) {
      item = { type: 'bulletList', content: [{ type: 'listItem', content: [item] }] };
    }
    expect(faultsOf(inDoc(item)).join()).toContain('too-deep');
  });

  it('takes no prototype over from the JSON', () => {
    const text: unknown = JSON.parse(
      '{"type":"doc","content":[{"type":"paragraph","attrs":{"__proto__":{"id":"block-0001"}}}]}',
    );
    expect(faultsOf(text)).toEqual(['content.0: unknown-key']);
    expect(mendText(text)).toEqual(inDoc({ type: 'paragraph' }));
  });
});

describe('mendText', () => {
  it('leaves out what is not allowed and keeps the rest', () => {
    const link = { type: 'link', attrs: { href: 'javascript:alert(1)' } };
    const text = inDoc(
      { type: 'script', content: [words('x')] },
      paragraph(words('kept', link, { type: 'bold' }), { type: 'image' }),
      { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'heading' }] }] },
    );
    expect(mendText(text)).toEqual(
      inDoc({
        type: 'paragraph',
        content: [{ type: 'text', text: 'kept', marks: [{ type: 'bold' }] }],
      }),
    );
  });

  it('makes the empty text of what is no text', () => {
    expect(mendText('<p>x</p>')).toEqual({ type: 'doc', content: [] });
  });
});
