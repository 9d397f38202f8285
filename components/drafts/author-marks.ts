import { type Editor, Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import {
  authoredRuns,
  type AuthorsByClient,
  type WrittenBlock,
  writtenBlocks,
} from '@/domain/text/authorship';
import { isOfBinding } from './binding/text-binding';
import { writtenClass } from './written-class';

/** Through what the text is looked at; null: the text alone. */
export type AuthorLens = {
  /** Who wrote each paragraph and heading that is shown, in their order. */
  readonly written: () => readonly WrittenBlock[];
  readonly authors: AuthorsByClient;
  /** What a stretch by somebody is called; null for what the draft began with. */
  readonly title: (name: string | null) => string;
};

type Marks = { readonly lens: AuthorLens | null; readonly decorations: DecorationSet };

const key = new PluginKey<Marks>('authorMarks');
const nothing: Marks = { lens: null, decorations: DecorationSet.empty };

/**
 * Colours the text by its authors while a lens is put on. The text holds nothing of it:
 * Yjs knows of each character which tab wrote it, the server whose tab that was.
 */
export const AuthorMarks = Extension.create({
  name: 'authorMarks',
  addProseMirrorPlugins: () => [
    new Plugin<Marks>({
      key,
      state: { init: () => nothing, apply: applyTransaction },
      props: { decorations: (state) => key.getState(state)?.decorations },
    }),
  ],
});

/** Puts a lens on, takes it off with null, or draws anew through the same one. */
export function lookThrough(transaction: Transaction, lens: AuthorLens | null): Transaction {
  return transaction.setMeta(key, { lens }).setMeta('addToHistory', false);
}

function applyTransaction(transaction: Transaction, before: Marks): Marks {
  const told = transaction.getMeta(key) as Pick<Marks, 'lens'> | undefined;
  const lens = told ? told.lens : before.lens;
  if (!lens) return nothing;
  if (told || isOfBinding(transaction)) return { lens, decorations: draw(transaction.doc, lens) };
  // One's own keystrokes are drawn when the writing pauses: until then they move what is.
  return { lens, decorations: before.decorations.map(transaction.mapping, transaction.doc) };
}

/** Who wrote what in the live text, as the editor shows it. */
export function writtenIn(editor: Editor): WrittenBlock[] {
  return writtenBlocks(editor.storage.sharedText.binding?.bound.shown.nodes ?? []);
}

function draw(doc: Node, { written, authors, title }: AuthorLens): DecorationSet {
  const blocks = written();
  const decorations: Decoration[] = [];
  let index = 0;
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const block = blocks[index];
    index += 1;
    let at = position + 1;
    for (const { author, length } of block ? authoredRuns(block, authors) : []) {
      const name = title(author?.name ?? null);
      const look = { class: writtenClass(author?.colour), title: name };
      decorations.push(Decoration.inline(at, at + length, look, { title: name }));
      at += length;
    }
    return false;
  });
  return DecorationSet.create(doc, decorations);
}

/** What the stretch before the caret is called; null where nothing is marked. */
export function titleAt(state: EditorState): string | null {
  const { from } = state.selection;
  const [mark] = key.getState(state)?.decorations.find(from, from) ?? [];
  const { title } = (mark?.spec ?? {}) as { title?: string };
  return title ?? null;
}
