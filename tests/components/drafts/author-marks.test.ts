// @vitest-environment happy-dom
import { Editor } from '@tiptap/core';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { AuthorMarks, lookThrough, titleAt, writtenIn } from '@/components/drafts/author-marks';
import { SharedText } from '@/components/drafts/binding/shared-text';
import { draftSchema } from '@/components/drafts/draft-schema';
import { authorsByClient } from '@/domain/text/authorship';

const open: Editor[] = [];
afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy();
});

function editorOn(doc: Y.Doc): Editor {
  const extensions = [...draftSchema, AuthorMarks, SharedText.configure({ doc })];
  const editor = new Editor({ element: document.createElement('div'), extensions });
  open.push(editor);
  return editor;
}

/** What is coloured, in its order, with the name it carries. */
function marksIn(editor: Editor): [string, string | null][] {
  const marks = [...editor.view.dom.querySelectorAll('.written')];
  return marks.map((mark) => [mark.textContent, mark.getAttribute('title')]);
}

describe('the live text, coloured by its authors', () => {
  const build = () => {
    const mine = new Y.Doc();
    const theirs = new Y.Doc();
    mine.on('update', (update: Uint8Array) => Y.applyUpdate(theirs, update));
    theirs.on('update', (update: Uint8Array) => Y.applyUpdate(mine, update));
    const editor = editorOn(mine);
    const other = editorOn(theirs);
    editor.commands.insertContent('<p>Recalling</p><p>Second</p>');
    const ana = { participantId: 'a', name: 'Ana', colour: 3, clients: [mine.clientID] };
    const ben = { participantId: 'b', name: 'Ben', colour: 4, clients: [theirs.clientID] };
    const authors = authorsByClient([ana, ben]);
    const title = (name: string | null) => `By ${name}`;
    const lens = { written: () => writtenIn(editor), authors, title };
    return { editor, other, lens };
  };

  it('names the author of every stretch, and nothing is coloured before it is asked for', () => {
    const { editor, other, lens } = build();
    other.commands.insertContentAt(4, 'XX');
    expect(marksIn(editor)).toEqual([]);
    editor.view.dispatch(lookThrough(editor.state.tr, lens));
    expect(marksIn(editor).filter(([words]) => words !== '')).toEqual([
      ['Rec', 'By Ana'],
      ['XX', 'By Ben'],
      ['alling', 'By Ana'],
      ['Second', 'By Ana'],
    ]);
    editor.commands.setTextSelection(5);
    expect(titleAt(editor.state)).toBe('By Ben');
    editor.view.dispatch(lookThrough(editor.state.tr, null));
    expect(marksIn(editor)).toEqual([]);
  });

  it('follows what others write at once, and leaves the text itself as it is', () => {
    const { editor, other, lens } = build();
    editor.view.dispatch(lookThrough(editor.state.tr, lens));
    other.commands.insertContentAt(4, 'XX');
    expect(marksIn(editor)).toContainEqual(['XX', 'By Ben']);
    expect(editor.getHTML()).toBe(other.getHTML());
    expect(editor.getHTML()).not.toContain('written');
  });
});
