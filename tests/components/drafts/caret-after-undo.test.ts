// @vitest-environment happy-dom
import { Editor } from '@tiptap/core';
import { afterEach, describe, expect, it } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { draftExtensions } from '@/components/drafts/draft-extensions';

const open: Editor[] = [];

afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy();
});

/** The product's editor over a text. */
function editorOver(doc: Y.Doc): Editor {
  const awareness = new Awareness(doc);
  const extensions = draftExtensions({
    doc,
    awareness,
    placeholder: '',
    ask: () => undefined,
    tell: () => undefined,
  });
  const editor = new Editor({ element: document.createElement('div'), extensions });
  open.push(editor);
  return editor;
}

/** Two people over one text of these paragraphs; what one does arrives with `send`. */
function twoEditors(...paragraphs: string[]) {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
  for (const words of paragraphs) {
    const element = new Y.XmlElement('paragraph');
    element.insert(0, [new Y.XmlText(words)]);
    mine.getXmlFragment('default').push([element]);
  }
  const send = (from: Y.Doc, to: Y.Doc) =>
    Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), 'the network');
  send(mine, theirs);
  return {
    me: editorOver(mine),
    them: editorOver(theirs),
    toThem: () => send(mine, theirs),
    toMe: () => send(theirs, mine),
  };
}

function writeAtEnd(editor: Editor, words: string): void {
  editor.commands.setTextSelection(editor.state.doc.content.size - 1);
  editor.commands.insertContent(words);
}

describe('after an undo', () => {
  it('what a colleague writes is shown, however short the text has become', () => {
    const { me, them, toMe, toThem } = twoEditors('One', 'A long paragraph that goes', 'Two');
    writeAtEnd(me, '!');
    toThem();
    const [first, second] = [them.state.doc.child(0), them.state.doc.child(1)];
    them.view.dispatch(them.state.tr.delete(first.nodeSize, first.nodeSize + second.nodeSize));
    toMe();
    me.commands.undo();
    toThem();

    them.view.dispatch(them.state.tr.insertText('More than ', 1));
    expect(toMe).not.toThrow();
    expect(me.getText()).toBe(them.getText());
    // What is not shown here would be deleted for everybody by the next keystroke.
    me.view.dispatch(me.state.tr.insertText('. ', 1));
    toThem();
    expect(them.getText()).toContain('More than One');
  });
});
