// @vitest-environment happy-dom
import { Editor } from '@tiptap/core';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { SharedText } from '@/components/drafts/binding/shared-text';
import { draftSchema } from '@/components/drafts/draft-schema';
import { type SeedBlock, seedOf, show } from './person';

const open: Editor[] = [];

afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy();
});

function editorOver(doc: Y.Doc): Editor {
  const element = document.createElement('div');
  const editor = new Editor({
    element,
    extensions: [...draftSchema, SharedText.configure({ doc })],
  });
  open.push(editor);
  return editor;
}

/** Two editors over one text; what one does arrives at once. */
function twoEditors(...blocks: SeedBlock[]): { mine: Editor; theirs: Editor } {
  const [one, other] = [new Y.Doc(), new Y.Doc()];
  for (const doc of [one, other]) Y.applyUpdate(doc, seedOf(blocks));
  one.on(
    'update',
    (update: Uint8Array, origin) => origin !== 'net' && Y.applyUpdate(other, update, 'net'),
  );
  other.on(
    'update',
    (update: Uint8Array, origin) => origin !== 'net' && Y.applyUpdate(one, update, 'net'),
  );
  return { mine: editorOver(one), theirs: editorOver(other) };
}

function typeAt(editor: Editor, position: number, words: string): void {
  editor.commands.setTextSelection(position);
  for (const letter of words.split('')) editor.view.dispatch(editor.state.tr.insertText(letter));
}

describe('the editor of a shared text', () => {
  it('shows the text, and what a colleague writes, around a caret that stays', () => {
    const { mine, theirs } = twoEditors(['heading', 'Part'], ['paragraph', 'one two']);
    expect(show(mine.state.doc)).toBe('h(Part) p(one two)');
    mine.commands.setTextSelection(11);
    typeAt(theirs, 7, 'and ');
    expect(show(mine.state.doc)).toBe('h(Part) p(and one two)');
    expect(mine.state.selection.from).toBe(15);
  });

  it('words typed without a pause are undone together, an Enter by itself', () => {
    const { mine } = twoEditors(['paragraph', 'one']);
    typeAt(mine, 4, ' two');
    mine.commands.enter();
    typeAt(mine, mine.state.selection.from, 'three');
    expect(show(mine.state.doc)).toBe('p(one two) p(three)');
    mine.commands.undo();
    expect(show(mine.state.doc)).toBe('p(one two) p()');
    mine.commands.undo();
    expect(show(mine.state.doc)).toBe('p(one two)');
    mine.commands.undo();
    expect(show(mine.state.doc)).toBe('p(one)');
    expect(mine.can().undo()).toBe(false);
    mine.commands.redo();
    expect(show(mine.state.doc)).toBe('p(one two)');
  });

  it.each([
    [
      'an item lifted out and written in',
      (editor: Editor) =>
        editor.chain().toggleOrderedList().run() &&
        editor.chain().liftListItem('listItem').insertContent('1. ').run(),
      'p(one) p(1. )',
    ],
    [
      'a paragraph made an item and written in',
      (editor: Editor) => editor.chain().toggleBulletList().insertContent('new').run(),
      'p(one) ul(li(p(new)))',
    ],
    [
      'a quote made and written in',
      (editor: Editor) => editor.chain().setBlockquote().insertContent('said').run(),
      'p(one) q(p(said))',
    ],
    [
      'a heading made, written in and split',
      ({ state, view }: Editor) => {
        const heading = state.schema.nodes['heading']!;
        view.dispatch(
          state.tr.setBlockType(6, 6, heading, { level: 1 }).insertText('Part', 6).split(8),
        );
        return true;
      },
      'p(one) h(Pa) h(rt)',
    ],
  ])('takes several steps of one transaction: %s', (_, act, shown) => {
    const { mine, theirs } = twoEditors(['paragraph', 'one'], ['paragraph', '']);
    mine.commands.setTextSelection(6);
    act(mine);
    expect(show(mine.state.doc)).toBe(shown);
    expect(show(theirs.state.doc)).toBe(shown);
  });

  it('words typed in two places are undone one after the other, and the caret goes there', () => {
    const { mine, theirs } = twoEditors(['paragraph', 'one'], ['paragraph', 'two']);
    typeAt(mine, 4, ' a');
    typeAt(mine, 11, ' b');
    typeAt(theirs, 1, 'so ');
    expect(show(mine.state.doc)).toBe('p(so one a) p(two b)');
    mine.commands.undo();
    expect(show(mine.state.doc)).toBe('p(so one a) p(two)');
    mine.commands.setTextSelection(1);
    mine.commands.undo();
    expect(show(mine.state.doc)).toBe('p(so one) p(two)');
    expect(mine.state.selection.from).toBe(7);
  });

  it('a colleague’s typing does not take apart what is undone together, nor end a bold', () => {
    const { mine, theirs } = twoEditors(['paragraph', 'one two']);
    mine.commands.setTextSelection(8);
    mine.commands.toggleBold();
    for (const letter of ' abc'.split('')) {
      theirs.view.dispatch(theirs.state.tr.insertText('x', 1));
      mine.view.dispatch(mine.state.tr.insertText(letter));
    }
    expect(show(mine.state.doc)).toBe('p(xxxxone two[b: abc])');
    mine.commands.undo();
    expect(show(theirs.state.doc)).toBe('p(xxxxone two)');
  });

  it('an address that a colleague types does not become a link in every tab', () => {
    const { mine, theirs } = twoEditors(['paragraph', 'see']);
    let sent = 0;
    theirs.on('update', () => (sent += 1));
    typeAt(mine, 4, ' https://example.org ');
    expect(show(theirs.state.doc)).toBe('p(see [l:https://example.org] )');
    expect(show(mine.state.doc)).toBe(show(theirs.state.doc));
  });

  it('while somebody composes, nodes are not exchanged under the composition', () => {
    const { mine } = twoEditors();
    Object.defineProperty(mine.view, 'composing', { get: () => isComposing, configurable: true });
    let isComposing = true;
    mine.view.dispatch(mine.state.tr.insertText('に', 1));
    const { id } = mine.state.doc.child(0).attrs;
    expect(id).toBe(null);
    isComposing = false;
    mine.view.dispatch(mine.state.tr.insertText('ほ', 2));
    expect(mine.state.doc.child(0).attrs['id']).not.toBe(null);
  });
});
