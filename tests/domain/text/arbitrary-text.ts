import * as fc from 'fast-check';
import type { TextJson, TextMark, TextNode } from '@/domain/text/text';

/** Any text the description allows, for laws that hold for every text. */
const id = fc.option(fc.stringMatching(/^[a-z0-9]{12}$/u), { nil: undefined });
const withId = fc.record({ id }, { requiredKeys: [] });

const mark: fc.Arbitrary<TextMark> = fc.oneof(
  fc.constantFrom<TextMark>(
    { type: 'bold' },
    { type: 'italic' },
    { type: 'underline' },
    { type: 'strike' },
    { type: 'superscript' },
    { type: 'subscript' },
  ),
  fc
    .constantFrom('https://example.org/a', '/sessions/1', 'mailto:a@example.org')
    .map((href): TextMark => ({ type: 'link', attrs: { href } })),
);

const words: fc.Arbitrary<TextNode> = fc.record(
  {
    type: fc.constant('text' as const),
    text: fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
    marks: fc.uniqueArray(mark, { selector: ({ type }) => type, maxLength: 3 }),
  },
  { requiredKeys: ['type', 'text'] },
);

const inline = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: words },
    { weight: 1, arbitrary: fc.constant<TextNode>({ type: 'hardBreak' }) },
  ),
  { maxLength: 4 },
);

const paragraph = fc
  .record({ attrs: withId, content: inline })
  .map((node): TextNode => ({ type: 'paragraph', ...node }));

const heading = fc
  .record({ id, level: fc.constantFrom(1, 2, 3), content: inline })
  .map(({ content, ...attrs }): TextNode => ({ type: 'heading', attrs, content }));

function listOf(inner: fc.Arbitrary<TextNode>): fc.Arbitrary<TextNode> {
  const item = fc
    .array(inner, { minLength: 1, maxLength: 3 })
    .map((content): TextNode => ({ type: 'listItem', content }));
  return fc
    .record({
      type: fc.constantFrom('bulletList' as const, 'orderedList' as const),
      attrs: withId,
      content: fc.array(item, { minLength: 1, maxLength: 3 }),
    })
    .map((node): TextNode => node);
}

const list = listOf(fc.oneof(paragraph, listOf(fc.oneof(paragraph, listOf(paragraph)))));
const passages = fc.array(fc.oneof(paragraph, list), { minLength: 1, maxLength: 3 });
const blockquote = passages.map((content): TextNode => ({ type: 'blockquote', content }));

const cell = fc
  .record({
    type: fc.constantFrom('tableCell' as const, 'tableHeader' as const),
    colspan: fc.constantFrom(1, 2),
    content: passages,
  })
  .map(({ type, colspan, content }): TextNode => ({ type, attrs: { colspan }, content }));

const row = fc
  .array(cell, { minLength: 1, maxLength: 3 })
  .map((content): TextNode => ({ type: 'tableRow', content }));

const table = fc
  .array(row, { minLength: 1, maxLength: 3 })
  .map((content): TextNode => ({ type: 'table', content }));

export const anyText: fc.Arbitrary<TextJson> = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: paragraph },
      { weight: 2, arbitrary: heading },
      { weight: 2, arbitrary: list },
      { weight: 1, arbitrary: blockquote },
      { weight: 1, arbitrary: table },
      { weight: 1, arbitrary: fc.constant<TextNode>({ type: 'horizontalRule' }) },
    ),
    { maxLength: 6 },
  )
  .map((content): TextJson => ({ type: 'doc', content }));
