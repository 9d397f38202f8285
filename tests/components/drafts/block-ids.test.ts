// @vitest-environment happy-dom
import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { BlockIds } from '@/components/drafts/block-ids';
import { draftSchema } from '@/components/drafts/draft-schema';

const open: Editor[] = [];

afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy();
});

describe('ids of blocks', () => {
  it('come with the block, each its own', () => {
    const { editor, doc } = editorWith('First');
    editor.commands.insertContentAt(editor.state.doc.content.size, [
      { type: 'paragraph' },
      { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] },
    ]);
    expect(idsIn(editor)).toHaveLength(5);
    expectEachItsOwn(editor);
    expect(storedIds(doc)).toEqual(idsIn(editor));
  });

  it('stay with the first half of a block that is split, and the rest gets a new one', () => {
    const { editor } = editorWith('Hello world');
    const [id] = idsIn(editor);
    editor.chain().setTextSelection(6).splitBlock().run();
    expect(idsIn(editor)[0]).toBe(id);
    expectEachItsOwn(editor);
  });

  it('stay with the words when a block is split at its very beginning', () => {
    const { editor } = editorWith('Hello');
    const [id] = idsIn(editor);
    editor.chain().setTextSelection(1).splitBlock().run();
    expect(editor.state.doc.child(0).textContent).toBe('');
    expect(idsIn(editor)[1]).toBe(id);
    expectEachItsOwn(editor);
  });

  it('stay with the first of two blocks that are joined', () => {
    const { editor } = editorWith('One', 'Two');
    const [id] = idsIn(editor);
    editor.chain().setTextSelection(6).joinBackward().run();
    expect(editor.state.doc.childCount).toBe(1);
    expect(idsIn(editor)).toEqual([id]);
  });

  it('are new in a copy, above or below the block it was copied from', () => {
    for (const place of ['above', 'below'] as const) {
      const { editor } = editorWith('One', 'Two');
      const ids = idsIn(editor);
      const copy = editor.state.doc.child(1).toJSON() as object;
      editor.commands.insertContentAt(place === 'above' ? 0 : editor.state.doc.content.size, copy);
      const now = idsIn(editor);
      expect(place === 'above' ? now.slice(1) : now.slice(0, 2)).toEqual(ids);
      expectEachItsOwn(editor);
    }
  });

  it('go along when a block is cut and put elsewhere', () => {
    const { editor } = editorWith('One', 'Two');
    const [first] = idsIn(editor);
    const block = editor.state.doc.child(0);
    editor.view.dispatch(editor.state.tr.delete(0, block.nodeSize));
    editor.view.dispatch(editor.state.tr.insert(editor.state.doc.content.size, block));
    expect(idsIn(editor)[1]).toBe(first);
    expectEachItsOwn(editor);
  });

  it('never meet when two people split the same block at once', () => {
    const one = editorWith('Hello world');
    const two = editorOver(copyOf(one.doc));
    one.editor.chain().setTextSelection(3).splitBlock().run();
    two.editor.chain().setTextSelection(9).splitBlock().run();
    exchange(one.doc, two.doc);
    expect(one.editor.getJSON()).toEqual(two.editor.getJSON());
    expectEachItsOwn(one.editor);
  });

  it('are not made for what others wrote, nor for merely opening a text', () => {
    const one = editorWith('Hello');
    const doc = copyOf(one.doc);
    let updates = 0;
    doc.on('update', () => (updates += 1));
    const two = editorOver(doc);
    expect(updates).toBe(0);
    two.editor.commands.insertContentAt(1, 'Oh. ');
    exchange(one.doc, two.doc);
    expect(one.editor.getText()).toBe('Oh. Hello');
    expect(idsIn(one.editor)).toEqual(idsIn(two.editor));
  });

  it('come back when a deletion is undone', () => {
    const { editor } = editorWith('One', 'Two');
    const ids = idsIn(editor);
    editor.view.dispatch(editor.state.tr.delete(0, editor.state.doc.child(0).nodeSize));
    editor.commands.undo();
    expect(idsIn(editor)).toEqual(ids);
  });
});

function editorOver(doc: Y.Doc): { editor: Editor; doc: Y.Doc } {
  const extensions = [...draftSchema, BlockIds, Collaboration.configure({ document: doc })];
  const editor = new Editor({ extensions });
  open.push(editor);
  return { editor, doc };
}

function editorWith(...paragraphs: string[]): { editor: Editor; doc: Y.Doc } {
  const doc = new Y.Doc();
  for (const [index, words] of paragraphs.entries()) {
    const element = new Y.XmlElement('paragraph');
    element.setAttribute('id', `seeded-${index}`);
    element.insert(0, [new Y.XmlText(words)]);
    doc.getXmlFragment('default').push([element]);
  }
  return editorOver(doc);
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

function exchange(one: Y.Doc, two: Y.Doc): void {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
  Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
}

function idsIn(editor: Editor): unknown[] {
  const ids: unknown[] = [];
  editor.state.doc.descendants((node) => {
    if ('id' in node.attrs) ids.push(node.attrs['id']);
  });
  return ids;
}

function storedIds(doc: Y.Doc): unknown[] {
  const walker = doc
    .getXmlFragment('default')
    .createTreeWalker((type) => type instanceof Y.XmlElement);
  return [...walker].map((type) => (type as Y.XmlElement).getAttribute('id'));
}

function expectEachItsOwn(editor: Editor): void {
  const ids = idsIn(editor);
  for (const id of ids) expect(id).toMatch(/^[a-z0-9-]{8,}$/u);
  expect(new Set(ids).size).toBe(ids.length);
}
