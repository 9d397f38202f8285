// @vitest-environment happy-dom
import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { livePositions } from '@/components/comments/live-positions';
import type { Anchor } from '@/domain/comments/anchor';
import { passageOf, readFlatText } from '@/domain/comments/flat-text';
import { anchorAt, refreshAnchor, resolveAnchor } from '@/domain/comments/resolve-anchor';
import { readBlocks } from '@/domain/text/sequence/read-blocks';
import { rootName } from '@/domain/text/sequence/sequence';
import { showBlocks } from '@/domain/text/sequence/tree';
import { Person, schema, seedOf } from '@/tests/components/drafts/binding/person';

const paragraph = (id: string, ...words: string[]) =>
  schema.node(
    'paragraph',
    { id: id.padEnd(8, '0') },
    words.flatMap((text, index) =>
      index === 0 ? [schema.text(text)] : [schema.node('hardBreak'), schema.text(text)],
    ),
  );

/**
 * An editor without a window on its own Y.Doc. Everything reaches a second document,
 * where the anchors are read.
 */
function openText(...blocks: Node[]) {
  const before = new Person(10, seedOf([]));
  before.dispatch(before.state.tr.replaceWith(0, before.state.doc.content.size, blocks));
  const me = new Person(11, before.stateOfText());
  const theirs = new Y.Doc();
  Y.applyUpdate(theirs, me.stateOfText());
  me.doc.on('update', (update: Uint8Array) => Y.applyUpdate(theirs, update));

  const flat = () => readFlatText(showBlocks(readBlocks(theirs.getText(rootName)).blocks));
  const positions = livePositions(theirs);
  return {
    undo: { undo: () => me.binding.undoLast(), redo: () => me.binding.redoLast() },
    flat,
    change(edit: (transaction: Transaction, find: (words: string) => number) => void) {
      const transaction = me.state.tr;
      const find = (words: string) => placeOf(transaction.doc, words);
      edit(transaction, find);
      me.dispatch(transaction);
    },
    anchor(words: string): Anchor {
      const from = flat().bare.indexOf(words.replaceAll('\n', ''));
      const to = from + words.replaceAll('\n', '').length;
      const anchor = from < 0 ? null : anchorAt(flat(), { from, to }, positions);
      if (!anchor) throw new Error(`${words} is not in the text`);
      return JSON.parse(JSON.stringify(anchor)) as Anchor;
    },
    read(anchor: Anchor): string | null {
      const span = resolveAnchor(anchor, flat(), positions);
      return span && passageOf(flat(), span);
    },
    refresh: (anchor: Anchor) => refreshAnchor(anchor, flat(), positions),
    doc: () => me.state.doc,
  };
}

/** The place before some words in the editor's counting. */
function placeOf(doc: Node, words: string): number {
  let place = -1;
  doc.descendants((node, position) => {
    const at = node.text?.indexOf(words) ?? -1;
    if (place < 0 && at >= 0) place = position + at;
  });
  if (place < 0) throw new Error(`${words} is not in the text`);
  return place;
}

const first = 'The Council meets in public unless it decides otherwise.';
const second = 'Every member has one vote and may explain it.';

let text: ReturnType<typeof openText>;

beforeEach(() => {
  text = openText(paragraph('a', first), paragraph('b', second), paragraph('c', 'Done.'));
});

describe('an anchor, while others write', () => {
  it('is where it was made', () => {
    expect(text.read(text.anchor('one vote'))).toBe('one vote');
  });

  it('follows words before and after it', () => {
    const anchor = text.anchor('one vote');
    text.change((edit, find) => edit.insertText('Indeed, ', find('The Council')));
    text.change((edit, find) => edit.insertText(' openly', find(' and may')));
    expect(text.read(anchor)).toBe('one vote');
  });

  it('takes in what is written inside it, and not what is written at its edges', () => {
    const anchor = text.anchor('one vote');
    text.change((edit, find) => edit.insertText('equal ', find('vote')));
    text.change((edit, find) => edit.insertText('merely ', find('one equal')));
    text.change((edit, find) => edit.insertText('s', find(' and may')));
    expect(text.read(anchor)).toBe('one equal vote');
  });

  it('shrinks by what is deleted inside it and at its edges', () => {
    const anchor = text.anchor('has one vote and');
    text.change((edit, find) => edit.delete(find('has'), find('one')));
    text.change((edit, find) => edit.delete(find('and may'), find('may')));
    expect(text.read(anchor)).toBe('one vote ');
  });

  it('is followed when a word of it is replaced', () => {
    const anchor = text.anchor('has one vote and may');
    text.change((edit, find) => edit.insertText('a single', find('one'), find(' vote')));
    expect(text.read(anchor)).toBe('has a single vote and may');
  });

  it.each(['Every', 'member', 'one', 'o', ' and', 'explain'])(
    'stays when its paragraph is split before “%s”',
    (words) => {
      const anchor = text.anchor('has one vote');
      text.change((edit, find) => edit.split(find(words)));
      expect(text.read(anchor)?.replaceAll('\n', '')).toBe('has one vote');
    },
  );

  it('spans both halves when it is split inside', () => {
    const anchor = text.anchor('has one vote');
    text.change((edit, find) => edit.split(find('one')));
    expect(text.read(anchor)).toBe('has \none vote');
  });

  it('stays when its paragraph is merged with the one before', () => {
    const anchor = text.anchor('one vote');
    text.change((edit, find) => edit.join(find('Every') - 1));
    expect(text.read(anchor)).toBe('one vote');
  });

  it('stays when it spans two paragraphs that are merged', () => {
    const anchor = text.anchor('decides otherwise.\nEvery member');
    expect(text.read(anchor)).toBe('decides otherwise.\nEvery member');
    text.change((edit, find) => edit.join(find('Every') - 1));
    expect(text.read(anchor)).toBe('decides otherwise.Every member');
  });

  it('stays when its paragraph becomes a heading', () => {
    const anchor = text.anchor('one vote');
    text.change((edit, find) =>
      edit.setBlockType(find('Every'), find('Every'), schema.nodes['heading']!, { id: 'b0000000' }),
    );
    expect(text.read(anchor)).toBe('one vote');
  });

  it('stays when its paragraph becomes a list item', () => {
    const anchor = text.anchor('one vote');
    text.change((edit, find) => {
      const range = edit.doc.resolve(find('Every')).blockRange();
      const { bulletList, listItem } = schema.nodes;
      if (!range || !bulletList || !listItem) throw new Error('no block there');
      edit.wrap(range, [{ type: bulletList }, { type: listItem }]);
    });
    expect(text.read(anchor)).toBe('one vote');
  });

  it('stays when part of it is made bold', () => {
    const anchor = text.anchor('has one vote');
    text.change((edit, find) => edit.addMark(find('one'), find(' and'), schema.mark('bold')));
    expect(text.read(anchor)).toBe('has one vote');
  });

  it('goes along when its paragraph is cut and pasted elsewhere', () => {
    const anchor = text.anchor('one vote');
    text.change((edit, find) => {
      const at = find('Every') - 1;
      const block = edit.doc.nodeAt(at);
      if (!block) throw new Error('no block there');
      edit.delete(at, at + block.nodeSize).insert(0, block);
    });
    expect(text.read(anchor)).toBe('one vote');
  });

  it('is lost with its whole paragraph, and back with an undo', () => {
    const anchor = text.anchor('one vote');
    text.change((edit, find) => {
      const at = find('Every') - 1;
      edit.delete(at, at + (edit.doc.nodeAt(at)?.nodeSize ?? 0));
    });
    expect(text.read(anchor)).toBeNull();
    const lost = text.refresh(anchor);
    expect(lost).toEqual({ ...anchor, attached: false });

    text.undo.undo();
    expect(text.read(lost)).toBe('one vote');
    expect(text.refresh(lost)).toMatchObject({
      attached: true,
      passage: 'one vote',
      blockId: 'b0000000',
    });
  });

  it('is lost when just its words are deleted, and back with an undo', () => {
    const anchor = text.anchor('one vote');
    text.change((edit, find) => edit.delete(find('one vote'), find(' and may')));
    expect(text.read(anchor)).toBeNull();
    text.undo.undo();
    expect(text.read(anchor)).toBe('one vote');
  });

  it('is what it was when words written into it, a split and a deletion are undone at once', () => {
    const anchor = text.anchor('one vote');
    text.change((edit, find) => edit.insertText('Indeed: ', find('Every')));
    text.change((edit, find) => edit.insertText(' equal', find(' vote')));
    const meanwhile = text.refresh(anchor);
    text.change((edit, find) => edit.split(find('has')));
    const late = text.refresh(meanwhile);
    text.change((edit, find) => edit.delete(find('one equal'), find(' and may')));
    while (text.undo.undo());
    for (const kept of [anchor, meanwhile, late]) expect(text.read(kept)).toBe('one vote');
  });

  it('is lost when all its words are replaced by others', () => {
    const anchor = text.anchor('one vote');
    text.change((edit, find) => edit.insertText('ten seats', find('one vote'), find(' and may')));
    expect(text.read(anchor)).toBeNull();
  });

  it('keeps apart from another that overlaps it', () => {
    const one = text.anchor('member has one');
    let other = text.anchor('one vote and');
    text.change((edit, find) => edit.insertText('just ', find('one')));
    text.change((edit, find) => edit.insertText('-time', find(' vote and')));
    expect(text.read(one)).toBe('member has just one');
    expect(text.read(other)).toBe('one-time vote and');
    other = text.refresh(other);
    text.change((edit, find) => edit.split(find('one-time')));
    expect(text.read(text.refresh(one))).toContain('member has just');
    expect(text.read(other)).toBe('one-time vote and');
  });

  it('reads across a line break inside a paragraph', () => {
    text = openText(paragraph('a', 'First line', 'second line'));
    const anchor = text.anchor('line\nsecond');
    text.change((edit, find) => edit.insertText('very ', find('second')));
    expect(text.read(anchor)).toBe('line\nvery second');
  });

  it('stays whole when words are written into it and it is split, all before a refresh', () => {
    const anchor = text.anchor('one vote');
    text.change((edit, find) => edit.insertText('equal ', find('vote')));
    text.change((edit, find) => edit.split(find('has')));
    expect(text.read(anchor)).toBe('one equal vote');
    text.change((edit, find) => edit.split(find('equal')));
    expect(text.read(anchor)).toBe('one \nequal vote');
  });

  it('goes on following after a split, once it was refreshed', () => {
    let anchor = text.anchor('one vote');
    text.change((edit, find) => edit.split(find('member')));
    anchor = text.refresh(anchor);
    text.change((edit, find) => edit.insertText('equal ', find('vote')));
    text.change((edit, find) => edit.insertText('just ', find('one')));
    expect(text.read(anchor)).toBe('one equal vote');
    anchor = text.refresh(anchor);
    text.change((edit, find) => edit.join(find('member') - 1));
    expect(text.read(text.refresh(anchor))).toBe('one equal vote');
  });

  it('counts places as the editor does', () => {
    text = openText(paragraph('a', 'One', 'two'), paragraph('b', 'three'));
    for (const { text: run, position } of text.flat().segments)
      expect(placeOf(text.doc(), run)).toBe(position);
  });
});
