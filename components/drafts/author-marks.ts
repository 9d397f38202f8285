import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type * as Y from 'yjs';
import {
  authoredRuns,
  type AuthorsByClient,
  pairWithBlocks,
  type WrittenBlock,
  writtenBlocks,
} from '@/domain/text/authorship';
import { cameFromYjs } from './came-from-yjs';
import { writtenClass } from './written-class';

/** Through what the text is looked at; null: the text alone. */
export type AuthorLens = {
  readonly doc: Y.Doc;
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
  // What comes from others replaces the document whole; one's own keystrokes are not in
  // the shared text yet and only move what is drawn.
  if (told || cameFromYjs(transaction)) return { lens, decorations: draw(transaction.doc, lens) };
  return { lens, decorations: before.decorations.map(transaction.mapping, transaction.doc) };
}

/** Who wrote what in the live text, as far as the editor already shows it. */
export function blocksOf(doc: Y.Doc): WrittenBlock[] {
  return writtenBlocks(doc.getXmlFragment('default'));
}

function draw(doc: Node, { doc: shared, authors, title }: AuthorLens): DecorationSet {
  const blocks: { from: number; words: string }[] = [];
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const words = node.textBetween(0, node.content.size, undefined, '\n');
    blocks.push({ from: position + 1, words });
    return false;
  });
  const written = pairWithBlocks(
    blocks.map(({ words }) => words),
    blocksOf(shared),
  );
  const decorations = blocks.flatMap(({ from }, index) => {
    const block = written[index];
    let at = from;
    return (block ? authoredRuns(block, authors) : []).map(({ author, length }) => {
      const start = at;
      at += length;
      const name = title(author?.name ?? null);
      const look = { class: writtenClass(author?.colour), title: name };
      return Decoration.inline(start, at, look, { title: name });
    });
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
