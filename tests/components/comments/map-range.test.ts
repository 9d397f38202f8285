import { Schema } from '@tiptap/pm/model';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapRange } from '@/components/comments/map-range';

const schema = new Schema({
  nodes: {
    doc: { content: 'paragraph+' },
    paragraph: { content: 'text*' },
    text: {},
  },
});

const open = (...paragraphs: string[]) =>
  EditorState.create({
    doc: schema.node(
      'doc',
      null,
      paragraphs.map((words) =>
        schema.node('paragraph', null, words === '' ? [] : [schema.text(words)]),
      ),
    ),
  });

/** The same change as it arrives from a colleague: the whole document replaced. */
function fromOutside(state: EditorState, change: Transaction): Transaction {
  return state.tr
    .replaceWith(0, state.doc.content.size, change.doc.content)
    .setMeta(ySyncPluginKey, { isChangeOrigin: true });
}

function words(transaction: Transaction, { from, to }: { from: number; to: number }) {
  return transaction.doc.textBetween(from, to, '\n');
}

describe('mapRange', () => {
  const state = open('First paragraph.', 'Every member has one vote.');
  const from = 1 + 18 + 'Every member has '.length;
  const range = { from, to: from + 'one vote'.length };

  it.each([
    { what: 'before it', edit: (tr: Transaction) => tr.insertText('Indeed: ', 1) },
    { what: 'after it', edit: (tr: Transaction) => tr.insertText(' Always.', range.to + 1) },
    { what: 'in another paragraph', edit: (tr: Transaction) => tr.delete(2, 9) },
    { what: 'by a split before it', edit: (tr: Transaction) => tr.split(from - 4) },
  ])('keeps a passage while a colleague edits $what', ({ edit }) => {
    const change = fromOutside(state, edit(state.tr));
    expect(words(change, mapRange(change)(range))).toBe('one vote');
  });

  it('widens with what a colleague writes inside', () => {
    const change = fromOutside(state, state.tr.insertText('equal ', from + 4));
    expect(words(change, mapRange(change)(range))).toBe('one equal vote');
  });

  it('maps one’s own edits as the editor does', () => {
    const change = state.tr.insertText('only ', from);
    expect(words(change, mapRange(change)(range))).toBe('one vote');
  });

  it('never leaves the document, whatever a colleague changes', () => {
    const text = fc.array(fc.stringMatching(/^[ab]{0,6}$/), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(text, text, fc.nat(30), fc.nat(30), (before, after, one, other) => {
        const old = open(...before);
        const size = old.doc.content.size;
        const from = Math.min(one, other, size);
        const to = Math.min(Math.max(one, other), size);
        const next = open(...after);
        const change = fromOutside(old, next.tr);
        const mapped = mapRange(change)({ from, to });
        return mapped.from >= 0 && mapped.to <= next.doc.content.size;
      }),
    );
  });
});
