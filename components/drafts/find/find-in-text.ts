import { type Editor, Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { folded, type Match, matchesIn } from './find-matches';

/** More are not counted: nobody goes through them one by one. */
export const matchesMax = 10_000;
/** So many on either side of the one looked at are coloured. */
const colouredMax = 250;

export type Found = {
  readonly asked: string;
  readonly matches: readonly Match[];
  /** Index of the match that is looked at; -1 without any. */
  readonly at: number;
};

type State = Found & { readonly decorations: DecorationSet };

const nothing: State = { asked: '', matches: [], at: -1, decorations: DecorationSet.empty };
const key = new PluginKey<State>('findInText');

/** Colours the words that are looked for. They are decorations: the text holds nothing of them. */
export const FindInText = Extension.create({
  name: 'findInText',
  addProseMirrorPlugins: () => [
    new Plugin<State>({
      key,
      state: { init: () => nothing, apply: next },
      props: { decorations: (state) => key.getState(state)?.decorations },
    }),
  ],
});

/** What is being looked for, and where it stands now. */
export function foundIn(editor: Editor): Found {
  return key.getState(editor.state) ?? nothing;
}

/** Looks for words from the caret on; none ends the search. */
export function askFor(editor: Editor, words: string): void {
  const { tr, selection, doc } = editor.state;
  const asked = folded(words);
  const matches = findIn(doc, asked);
  const behind = matches.findIndex(({ from }) => from >= selection.from);
  tell(
    editor,
    tr,
    shown(doc, { asked, matches, at: matches.length > 0 ? Math.max(0, behind) : -1 }),
  );
}

/** Goes to the next match, or the previous one, around the end of the text. */
export function goOn(editor: Editor, step: 1 | -1): void {
  const { asked, matches, at } = foundIn(editor);
  if (matches.length === 0) return;
  const next = (at + step + matches.length) % matches.length;
  tell(editor, editor.state.tr, shown(editor.state.doc, { asked, matches, at: next }));
}

/** Ends the search and selects the match that was looked at, to write on there. */
export function endSearch(editor: Editor): void {
  const { matches, at } = foundIn(editor);
  const match = matches[at];
  const { tr } = editor.state;
  if (match) tr.setSelection(TextSelection.create(tr.doc, match.from, match.to));
  editor.view.dispatch(tr.setMeta(key, nothing));
}

function tell(editor: Editor, transaction: Transaction, state: State): void {
  editor.view.dispatch(transaction.setMeta(key, state).setMeta('addToHistory', false));
  editor.view.dom
    .querySelector('.found-active')
    ?.scrollIntoView({ block: 'center', inline: 'nearest' });
}

function next(transaction: Transaction, before: State): State {
  const told = transaction.getMeta(key) as State | undefined;
  if (told) return told;
  if (!transaction.docChanged || before.asked === '') return before;
  const { asked, at } = before;
  const matches = findIn(transaction.doc, asked);
  // The same match stays the one looked at, wherever what others write has moved it.
  const place = transaction.mapping.map(before.matches[at]?.from ?? 0);
  const same = matches.findIndex(({ from }) => from >= place);
  const index = matches.length > 0 ? Math.max(0, same) : -1;
  return shown(transaction.doc, { asked, matches, at: index });
}

/** Blocks never change, they are replaced: each is folded once. */
const foldedBlocks = new WeakMap<Node, string>();

function wordsOf(block: Node): string {
  const known = foldedBlocks.get(block);
  if (known !== undefined) return known;
  const words = folded(block.textBetween(0, block.content.size, null, '\n'));
  foldedBlocks.set(block, words);
  return words;
}

function findIn(doc: Node, asked: string): Match[] {
  const matches: Match[] = [];
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    const left = matchesMax - matches.length;
    for (const { from, to } of matchesIn(wordsOf(node), asked, left)) {
      matches.push({ from: pos + 1 + from, to: pos + 1 + to });
    }
    return false;
  });
  return matches;
}

function shown(doc: Node, found: Found): State {
  const first = Math.max(0, found.at - colouredMax);
  const decorations = found.matches
    .slice(first, found.at + colouredMax)
    .map(({ from, to }, index) => {
      const isActive = first + index === found.at;
      return Decoration.inline(from, to, { class: isActive ? 'found found-active' : 'found' });
    });
  return { ...found, decorations: DecorationSet.create(doc, decorations) };
}
