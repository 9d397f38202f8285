// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { Editor, getSchema } from '@tiptap/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftSchema } from '@/components/drafts/draft-schema';
import { readPasted } from '@/components/drafts/paste/read-pasted';
import { mendText, readText } from '@/domain/text/read-text';
import type { TextJson } from '@/domain/text/text';
import { outlineOf } from '@/tests/support/outline-of';

const schema = getSchema(draftSchema);

const pasted = (name: string) =>
  readFileSync(`tests/components/drafts/paste/programs/${name}.txt`, 'utf8');

describe('pasting from Word', () => {
  const lines = outline(pasted('word'));

  it('keeps headings, paragraphs, quotes and emphasis', () => {
    expect(lines).toContain('h1 Recommendation on water');
    expect(lines).toContain('h1 Principles');
    expect(lines).toContain('p <bold,italic>Recognising</> that water is a common good;');
    expect(lines).toContain('quote');
    expect(lines).toContain('  p As the Charter says.');
  });

  it('takes numbered paragraphs for clauses and their items for lists, without typed signs', () => {
    const from = lines.indexOf('p measure what is <underline>taken</>;');
    expect(lines.slice(from, from + 5)).toEqual([
      'p measure what is <underline>taken</>;',
      'ul',
      '  li',
      '    p by households;',
      'p publish it.',
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
      '      p',
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
      '      p',
    ]);
  });
});

/** The same resolution, as each program puts it into the clipboard. */
const clauses = [
  'I. h1 Measures',
  '1. p Calls upon States to measure:',
  'ol',
  '  a) li',
  '    p what is taken;',
  '    ol',
  '      i) li',
  '        p by households;',
  '  b) li',
  '    p what is left;',
];

describe('a resolution from Word', () => {
  const html = pasted('word-resolution');
  const lines = outlineOf(textOf(html));

  it('keeps its preamble without numbers, also under headings', () => {
    expect(lines.slice(0, 5)).toEqual([
      'p <bold>Draft resolution on the waters of the Lake</>',
      'p <bold>Preamble</>',
      'p <italic>Recalling</> its resolution 12 (2019),<superscript>1</>',
      'p <italic>Noting</> that the Lake holds 10<superscript>6</> m<superscript>3</> and its CO<subscript>2</> is measured at 5 * 2 * 3 stations,',
      'I. h1 Measures',
    ]);
  });

  it('numbers its clauses and letters its items, and leads to what is referred to', () => {
    expect(lines.slice(5, 17)).toEqual([
      expect.stringMatching(
        /^1\. p <italic>Calls upon<\/> States marked \* to measure, as set out in <link #clause-\w+>paragraph 2<\/>:$/u,
      ),
      'ol',
      '  a) li',
      '    p what is taken;',
      '    ol',
      '      i) li',
      '        p by households;',
      '      ii) li',
      '        p by fields;',
      '  b) li',
      '    p what is left;',
      '2. p <italic>Decides</> to publish it.<superscript>2</>',
    ]);
    const read = clean(html);
    const [, id] = /href="#clause-(\w+)"/u.exec(read) ?? [];
    expect(read).toContain(`<p id="clause-${id}"><em>Decides</em>`);
  });

  it('keeps merged cells, and the words of a table in a cell', () => {
    const from = lines.indexOf('table');
    expect(lines.slice(from, from + 14)).toEqual([
      'table',
      '  tr',
      '    td 1×2',
      '      p Basin',
      '    td 2×1',
      '      p Taken',
      '  tr',
      '    td',
      '      p 2024',
      '    td',
      '      p 2025',
      '      p dry | wet',
      '  tr',
      '    td',
    ]);
    expect(lines[from - 1]).toBe('3. p Table 1: Water taken');
  });

  it('puts its notes at the end, and says what it left out', () => {
    expect(lines.slice(-3)).toEqual([
      'quote',
      '  p <superscript>1</> Adopted on 3 May.',
      '  p <superscript>2</> Each year.',
    ]);
    const reading = readPasted(html, schema);
    expect(reading.kind === 'read' && reading.leftOut).toEqual({
      pictures: 1,
      contents: 1,
      tablesAsText: 1,
      footnotesAsText: 2,
    });
  });
});

describe('a resolution from Word for the web', () => {
  it('keeps headings, clauses and levels, each item of which is a list of its own', () => {
    expect(outlineOf(textOf(pasted('word-web')))).toEqual([
      ...clauses,
      '2. p Decides to publish 10<superscript>6</><bold> figures.</>',
      'ul',
      '  li',
      '    p a bullet',
      'table',
      '  tr',
      '    td',
      '      p Basin',
      '    td',
      '      p 2025',
    ]);
  });
});

describe('a resolution from Google Docs', () => {
  it('keeps clauses, levels and raised words', () => {
    const html = pasted('google-resolution');
    expect(outlineOf(textOf(html))).toEqual([
      'p <italic>Recalling</> its resolution 12 (2019),<superscript>1</>',
      ...clauses.map((line) => line.replace('measure:', 'measure 10<superscript>6</> wells:')),
      '2. p Decides to publish it.',
    ]);
    const reading = readPasted(html, schema);
    expect(reading.kind === 'read' && reading.leftOut).toEqual({
      pictures: 1,
      footnotesWithoutText: 1,
    });
  });
});

describe('a resolution from LibreOffice', () => {
  it('keeps clauses, levels, captions and notes', () => {
    const lines = outlineOf(textOf(pasted('libreoffice-resolution')));
    expect(lines.slice(0, 2)).toEqual([
      'p <italic>Recalling</> its resolution 12 (2019),<superscript>1</>',
      'I. h1 Measures',
    ]);
    expect(lines.slice(3, 11)).toEqual(clauses.slice(2));
    expect(lines.slice(11)).toEqual([
      '2. p Decides to <bold>publish</> CO<subscript>2</>.',
      '3. p Water taken',
      'table',
      '  tr',
      '    td 2×1',
      '      p Basin',
      '  tr',
      '    td',
      '      p North',
      '    td',
      '      p 4',
      'quote',
      '  p <superscript>1</> Adopted on 3 May.',
    ]);
  });
});

describe('pasting', () => {
  it('says when a preamble could not stay one', () => {
    const word = (html: string) => `<meta name=Generator content="Microsoft Word 15">${html}`;
    const item =
      '<p style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">1.</span>Asks</p>';
    const reading = readPasted(word(`<h1>Title</h1><p>Recalling</p><p>Noting</p>${item}`), schema);
    expect(reading.kind === 'read' && reading.leftOut).toEqual({ preambleNumbered: 2 });
  });

  it('takes numbers that were typed by hand for what they count', () => {
    const word = (...lines: string[]) =>
      `<meta name=Generator content="Microsoft Word 15"><h1>Measures</h1>${lines
        .map((line) => `<p class=MsoNormal>${line}</p>`)
        .join('')}`;
    expect(
      outlineOf(
        textOf(
          word(
            '1.&nbsp;&nbsp; Calls upon',
            '(a) <i>first</i>',
            '(b) second',
            '2. Decides',
            '2026. A year',
          ),
        ),
      ),
    ).toEqual([
      'I. h1 Measures',
      '1. p Calls upon',
      'ol',
      '  a) li',
      '    p <italic>first</>',
      '  b) li',
      '    p second',
      '2. p Decides',
      '3. p 2026. A year',
    ]);
    // One alone, or out of order, is a number of the text.
    expect(outline(word('1. May is the date', 'Words'))).toContain('p 1. May is the date');
    expect(outline(word('3. three', '1. one'))).toContain('p 3. three');
  });

  it('leaves the numbered list of a web page a list', () => {
    expect(outline('<ol><li>one</li><li>two</li></ol>')).toEqual([
      'ol',
      '  li',
      '    p one',
      '  li',
      '    p two',
    ]);
  });

  it('links to nothing it does not trust, and keeps the words', () => {
    expect(
      outline('<p>a <a href="file:///C:/x.doc">file</a> and <a href="#nowhere">that</a></p>'),
    ).toEqual(['p a file and that']);
  });

  it('never takes more than one change may be', () => {
    expect(clean(`<p>${'word '.repeat(60_000)}</p>`)).toBe('too-large');
    expect(clean(`<p data-pm-slice="0 0 []">${'word '.repeat(60_000)}</p>`)).toBe('too-large');
    expect(clean('<b>'.repeat(5_000) + 'deep')).toContain('deep');
    expect(clean(`${'<ul><li>'.repeat(500)}deep`)).toContain('deep');
  });

  it('reads whatever HTML as a text that can be', () => {
    fc.assert(
      fc.property(anyHtml, (html) => {
        const reading = readPasted(html, schema);
        if (reading.kind !== 'read') return;
        const text = textOf(html);
        expect(readText(text).ok || (text.content ?? []).length === 0).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps no-break spaces, which French typography needs', () => {
    expect(outline('<p>Quoi\u202f? Oui\u00a0: «\u202fbien\u202f»</p>')).toEqual([
      'p Quoi\u202f? Oui\u00a0: «\u202fbien\u202f»',
    ]);
  });

  it('runs nothing that came along', () => {
    const html = '<p onclick="x">a<img src=x onerror=alert(1)><script>alert(1)</script></p>';
    expect(clean(html)).toBe('<p>a</p>');
  });

  it('hands no inline style on to be parsed, which the page’s policy forbids', () => {
    expect(clean('<p style="color:red">a style = b</p>')).toBe('<p>a style = b</p>');
    expect(clean('<p data-pm-slice="0 0 []" style="color:red">a</p>')).not.toMatch(/ style=/u);
  });

  it('leaves a text of our own as it is, with the ids of its blocks', () => {
    const html = '<p data-pm-slice="0 0 []" id="clause-abcdef123456">a</p>';
    expect(clean(html)).toBe(html);
  });
});

function clean(html: string): string {
  const reading = readPasted(html, schema);
  return reading.kind === 'read' ? reading.html : reading.kind;
}

/** What a paste makes of the text, a line a block, inner blocks indented, without numbers. */
function outline(html: string): string[] {
  return outlineOf(textOf(html)).map((line) =>
    line.replace(/^( *)(?:[IVX]+|[A-Z]|\d+|[a-z]+)[.)] /u, '$1'),
  );
}

function textOf(html: string): TextJson {
  const editor = new Editor({ extensions: draftSchema, content: clean(html) });
  const text = mendText(editor.getJSON());
  editor.destroy();
  return text;
}

/** Elements in one another as no program would write them, with the attributes that mean something. */
const anyHtml: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'medium' },
    fc.constantFrom('word', ' ', '1.', '&nbsp;', '<br>', '<hr>', '<img src=x>'),
    fc
      .record({
        tag: fc.constantFrom(
          ...'p div span b h1 h3 ul ol li table tr td th caption blockquote a sup section o:p'.split(
            ' ',
          ),
        ),
        attribute: fc.constantFrom(
          '',
          ' colspan=3',
          ' rowspan=9',
          ' class=MsoNormal',
          ' style="mso-list:l0 level2 lfo1"',
          ' style="mso-list:Ignore"',
          ' style="mso-element:footnote" id=ftn1',
          ' href="#_ftnref1"',
          ' href="#_ftn1"',
          ' href="#x" name=x',
          ' data-aria-level=4',
        ),
        inner: fc.array(tie('node'), { maxLength: 4 }),
      })
      .map(({ tag, attribute, inner }) => `<${tag}${attribute}>${inner.join('')}</${tag}>`),
  ),
})).node;
