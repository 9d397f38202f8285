// @vitest-environment happy-dom
import { Editor } from '@tiptap/core';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { SharedText } from '@/components/drafts/binding/shared-text';
import { draftSchema } from '@/components/drafts/draft-schema';
import { TypingShortcuts } from '@/components/drafts/keyboard/typing-shortcuts';

const open: Editor[] = [];

afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy();
});

describe('signs that are typed', () => {
  it.each([
    ['# Scope', 'heading', 'Scope'],
    ['- item', 'bulletList', 'item'],
    ['1. item', 'orderedList', 'item'],
    ['a) item', 'orderedList', 'item'],
    ['> words', 'blockquote', 'words'],
  ])('%j becomes a %s', (typed, name, words) => {
    const editor = editorWith();
    type(editor, typed);
    expect(outline(editor)).toEqual([`${name} ${words}`]);
  });

  it.each([
    'members marked * have ratified, those marked * have not',
    '10 * 5 * 2',
    '__init__ and snake_case_name',
    '2026. A year',
    '* Not yet in force',
    '___',
    '---',
    'a ~ b ~ c',
    'agreed.It goes on ',
  ])('%j stays', (typed) => {
    const editor = editorWith();
    type(editor, typed);
    expect(outline(editor)).toEqual([`paragraph ${typed}`]);
    expect(editor.getJSON().content?.[0]?.content).toHaveLength(1);
  });

  it('bolds a pair and goes on unbolded', () => {
    const editor = editorWith();
    type(editor, 'to **all** members');
    expect(editor.getHTML()).toContain('to <strong>all</strong> members');
  });

  it('forms nothing inside an item, a heading or a cell', () => {
    const editor = editorWith('<ul><li><p></p></li></ul>');
    editor.commands.setTextSelection(3);
    type(editor, '# ');
    expect(editor.getText()).toContain('# ');
  });
});

describe('right after signs have formed, the signs come back', () => {
  const keys = ['Backspace', 'z'] as const;

  it.each(keys.flatMap((key) => ['# ', '- ', '1. ', '> '].map((signs) => [key, signs] as const)))(
    'with %s: %j',
    (key, signs) => {
      const editor = editorWith();
      type(editor, signs);
      expect(outline(editor)[0]).not.toContain(signs);
      press(editor, key);
      expect(outline(editor)).toEqual([`paragraph ${signs}`]);
      type(editor, 'A');
      expect(outline(editor)).toEqual([`paragraph ${signs}A`]);
    },
  );

  it.each(keys)('with %s: a pair around words', (key) => {
    const editor = editorWith();
    type(editor, 'see **this**');
    press(editor, key);
    expect(editor.getText()).toBe('see **this**');
    expect(editor.getHTML()).not.toContain('<strong>');
    type(editor, ' too');
    expect(editor.getText()).toBe('see **this** too');
  });

  it('but not once something else was typed', () => {
    const editor = editorWith();
    type(editor, 'see **this** ');
    press(editor, 'Backspace');
    expect(editor.getHTML()).toContain('<strong>this</strong>');
  });

  it('also when a colleague wrote above meanwhile', () => {
    const { editor, doc } = shared();
    type(editor, 'see **this**');
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText('Above.')]);
    other.getXmlFragment('default').insert(0, [paragraph]);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'remote');
    press(editor, 'Backspace');
    expect(editor.getText()).toContain('see **this**');
  });
});

function editorWith(content = '<p></p>'): Editor {
  const editor = new Editor({
    element: document.createElement('div'),
    extensions: [...draftSchema, TypingShortcuts],
    content,
  });
  editor.commands.setTextSelection(1);
  open.push(editor);
  return editor;
}

function shared(): { editor: Editor; doc: Y.Doc } {
  const doc = new Y.Doc();
  const editor = new Editor({
    element: document.createElement('div'),
    extensions: [...draftSchema, TypingShortcuts, SharedText.configure({ doc })],
  });
  open.push(editor);
  return { editor, doc };
}

/** As ProseMirror types: each letter is offered to the editor, then inserted. */
function type(editor: Editor, words: string): void {
  const { view } = editor;
  for (const letter of words) {
    const { from, to } = view.state.selection;
    const deflt = () => view.state.tr.insertText(letter, from, to);
    const taken = view.someProp('handleTextInput', (take) => take(view, from, to, letter, deflt));
    if (!taken) view.dispatch(deflt());
  }
}

function press(editor: Editor, key: 'Backspace' | 'z'): void {
  const event = new KeyboardEvent('keydown', { key, ctrlKey: key === 'z' });
  editor.view.someProp('handleKeyDown', (take) => take(editor.view, event));
}

function outline(editor: Editor): string[] {
  return editor.state.doc.children.map((node) => `${node.type.name} ${node.textContent}`);
}
