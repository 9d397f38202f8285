// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { Editor } from '@tiptap/core';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { SharedText } from '@/components/drafts/binding/shared-text';
import { draftSchema } from '@/components/drafts/draft-schema';
import { CopiedText } from '@/components/drafts/paste/copied-text';
import { insertText, PastedText, type PasteNews } from '@/components/drafts/paste/pasted-text';
import { TypingShortcuts } from '@/components/drafts/keyboard/typing-shortcuts';
import { readText } from '@/domain/text/read-text';

const open: Editor[] = [];

afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy();
});

const table =
  '<table><tr><td><p>one</p></td><td><p>two</p></td></tr><tr><td><p>three</p></td><td><p>four</p></td></tr></table>';

describe('pasting into a cell', () => {
  it.each([
    ['a table', table],
    [
      'merged cells',
      '<table><tr><td colspan=2>a</td></tr><tr><td rowspan=3>b</td><td>c</td></tr><tr><td>d</td></tr></table>',
    ],
    [
      'more than fits',
      `<table>${'<tr><td rowspan=2 colspan=3>x</td><td>y</td></tr>'.repeat(6)}</table>`,
    ],
    [
      'a table in a table',
      '<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td></tr></table>',
    ],
    ['a ragged one', '<table><tr><td>a</td></tr><tr><td>b</td><td>c</td><td>d</td></tr></table>'],
    ['words with a table', `<p>before</p>${table}<p>after</p>`],
    ['a heading and a list', '<h1>Title</h1><ol><li>one<ol><li>two</li></ol></li></ol>'],
    [
      'a whole paper',
      readFileSync('tests/components/drafts/paste/programs/word-resolution.txt', 'utf8'),
    ],
  ])('%s gives cells or words, and never an exception', (_, html) => {
    const { editor } = editorWith(`${table}<p>end</p>`);
    editor.commands.setTextSelection(4);
    editor.view.pasteHTML(html, new ClipboardEvent('paste'));
    editor.state.doc.check();
    expect(readText(editor.getJSON()).ok).toBe(true);
    expect(editor.getText()).toContain('end');
  });
});

describe('plain words', () => {
  it('stay as they are, whatever their signs', () => {
    const { editor, news } = editorWith('<p></p>');
    const words =
      'members marked * have ratified, those marked * have not\n10 * 5 * 2\n2026. A year\n__init__';
    editor.view.pasteText(words, pasteOf(words));
    expect(editor.getText({ blockSeparator: '\n' })).toBe(words);
    expect(editor.getHTML()).not.toMatch(/<(?:em|strong|ol|s)\b/u);
    expect(news).toEqual([]);
  });

  it('that look like Markdown wait for an answer', () => {
    const { editor, news } = editorWith('<p></p>');
    const words = '# Title\n\n- one\n- two';
    editor.view.pasteText(words, pasteOf(words));
    expect(editor.getText()).toBe('');
    expect(news).toEqual([{ kind: 'markdown', words }]);
  });

  it('that are too much are refused, and what is selected stays', () => {
    const { editor, news } = editorWith('<p>kept</p>');
    editor.commands.selectAll();
    const words = 'word '.repeat(60_000);
    editor.view.pasteText(words, pasteOf(words));
    expect(editor.getText()).toBe('kept');
    expect(news).toEqual([{ kind: 'too-large' }]);
  });
});

describe('HTML', () => {
  it('tells what was left out, and keeps the selection if nothing is left', () => {
    const { editor, news } = editorWith('<p>kept</p>');
    editor.commands.selectAll();
    editor.view.pasteHTML('<img src=x width=20>', new ClipboardEvent('paste'));
    expect(editor.getText()).toBe('kept');
    expect(news).toEqual([{ kind: 'left-out', leftOut: { pictures: 1 } }]);
  });

  it('goes into a paragraph as words, and between blocks as blocks', () => {
    const { editor } = editorWith('<p>before after</p>');
    editor.commands.setTextSelection(8);
    editor.view.pasteHTML('<p>in <b>between</b> </p>', new ClipboardEvent('paste'));
    expect(editor.getText()).toBe('before in betweenafter');
    expect(editor.getHTML()).toContain('<strong>between</strong>');
    expect(editor.state.doc.childCount).toBe(1);
  });
});

describe('what is dropped', () => {
  it('leaves nothing behind for the next paste', () => {
    const { editor, news } = editorWith('<p></p>');
    let html = '<p>a<img src=x width=20></p>';
    editor.view.someProp('transformPastedHTML', (read) => {
      html = read(html, editor.view);
    });
    expect(html).toBe('<p>a</p>');
    editor.view.someProp('handleDrop', (drop) =>
      drop(editor.view, new Event('drop') as DragEvent, editor.state.doc.slice(0), false),
    );
    expect(news).toEqual([{ kind: 'left-out', leftOut: { pictures: 1 } }]);
    editor.view.pasteText('words', pasteOf('words'));
    expect(editor.getText()).toBe('words');
    expect(news).toHaveLength(1);
  });
});

describe('a text that was read', () => {
  it('goes where the caret is', () => {
    const { editor } = editorWith('<p></p>');
    insertText(editor.view, {
      type: 'doc',
      content: [
        { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: 'Title' }] },
        { type: 'paragraph', content: [{ type: 'text', text: 'Words' }] },
      ],
    });
    expect(editor.state.doc.children.map((node) => node.type.name)).toEqual([
      'heading',
      'paragraph',
    ]);
  });
});

describe('what is copied', () => {
  const html =
    '<h2>Measures</h2><p>Calls upon States:</p><ol><li><p>to measure</p><ol><li><p>wells</p></li></ol></li><li><p>to publish</p></li></ol><ul><li><p>a bullet</p></li></ul>' +
    table;

  it('is words with the numbers and letters that are seen, and tabs between cells', () => {
    const { editor } = editorWith(html);
    editor.commands.selectAll();
    const { text } = editor.view.serializeForClipboard(editor.state.selection.content());
    expect(text.split('\n')).toEqual([
      'I. Measures',
      '1. Calls upon States:',
      'a) to measure',
      '   i) wells',
      'b) to publish',
      '• a bullet',
      'one\ttwo',
      'three\tfour',
    ]);
  });

  it('has no number where it is only part of a block', () => {
    const { editor } = editorWith(html);
    editor.commands.setTextSelection({ from: 13, to: 18 });
    expect(editor.view.serializeForClipboard(editor.state.selection.content()).text).toMatch(
      /^\w+/u,
    );
  });

  it('is HTML whose lists Word letters and whose tables it rules, and comes back as it was', () => {
    const { editor } = editorWith(html);
    editor.commands.selectAll();
    const { dom } = editor.view.serializeForClipboard(editor.state.selection.content());
    expect(dom.innerHTML).toMatch(/<ol[^>]* type="a"/u);
    expect(dom.innerHTML).toMatch(/<ol[^>]* type="i"/u);
    expect(dom.innerHTML).toMatch(/<table[^>]* border="1"/u);
    const { editor: other } = editorWith('<p></p>');
    other.view.pasteHTML(dom.innerHTML, new ClipboardEvent('paste'));
    expect(other.getText()).toBe(editor.getText());
  });
});

function editorWith(content: string): { editor: Editor; news: PasteNews[] } {
  const news: PasteNews[] = [];
  const editor = new Editor({
    element: document.createElement('div'),
    extensions: [
      ...draftSchema,
      SharedText.configure({ doc: new Y.Doc() }),
      TypingShortcuts,
      PastedText.configure({ tell: (one) => news.push(one) }),
      CopiedText,
    ],
  });
  open.push(editor);
  // As a change that is made here: with it come the ids.
  editor.commands.setContent(content);
  return { editor, news };
}

function pasteOf(words: string): ClipboardEvent {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', words);
  return new ClipboardEvent('paste', { clipboardData });
}
