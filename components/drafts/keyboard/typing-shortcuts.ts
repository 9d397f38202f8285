import { type Editor, Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { isOfBinding } from '@/components/drafts/binding/text-binding';
import { type BlockShape, type Shape, shapeOf } from './typing-rules';

/**
 * What was shaped a moment ago, so that its signs can be given back. Where it stands is
 * where the caret is, wherever what others write has moved it.
 */
type Shaped = { readonly shape: Shape; readonly words: string };

const key = new PluginKey<Shaped | null>('typingShortcuts');

/**
 * Signs that form while one types (`# `, `- `, `**word**` …), and never what is pasted.
 * Backspace or undo right after gives the signs back as they were typed.
 */
export const TypingShortcuts = Extension.create({
  name: 'typingShortcuts',
  // Before undo, which would take the words back together with their shape.
  priority: 1100,
  addKeyboardShortcuts() {
    const back = () => giveBack(this.editor);
    return { Backspace: back, 'Mod-z': back };
  },
  addProseMirrorPlugins() {
    const { editor } = this;
    return [
      new Plugin<Shaped | null>({
        key,
        state: { init: () => null, apply: (transaction, shaped) => follow(transaction, shaped) },
        props: {
          handleTextInput: (view, from, to, text) =>
            !view.composing && from === to && shape(editor, from, text),
          handleDOMEvents: {
            // A phone's keyboard composes everything: its signs are in the text already.
            compositionend: (view) => {
              setTimeout(() => !view.isDestroyed && shapeComposed(editor, view));
              return false;
            },
          },
        },
      }),
    ];
  },
});

/** What others write changes nothing; whatever I do next makes it past. */
function follow(transaction: Transaction, shaped: Shaped | null): Shaped | null {
  const told = transaction.getMeta(key) as Shaped | undefined;
  if (told) return told;
  if (!transaction.docChanged && !transaction.selectionSet) return shaped;
  const isMine = !isOfBinding(transaction) && !transaction.getMeta('appendedTransaction');
  return isMine ? null : shaped;
}

function shapeComposed(editor: Editor, { state: { selection } }: EditorView): void {
  if (selection.empty) shape(editor, selection.from, '');
}

/** @param typed what is about to be written at the place and is not in the text yet */
function shape(editor: Editor, at: number, typed: string): boolean {
  const { state } = editor;
  const $at = state.doc.resolve(at);
  if (!$at.parent.isTextblock) return false;
  const wordsOf = (from: number, to: number) => $at.parent.textBetween(from, to, null, '\n');
  const before = wordsOf(0, $at.parentOffset) + typed;
  const found = shapeOf(before, wordsOf($at.parentOffset, $at.parent.content.size));
  if (!found) return false;
  const last = found.signs.length - typed.length;
  return found.kind === 'mark'
    ? shapeWords(editor, found, at, last)
    : shapeBlock(editor, found, at, last);
}

type MarkShape = Extract<Shape, { kind: 'mark' }>;
type BlockOrder = Extract<Shape, { kind: 'block' }>;

/** @param last how many of the closing signs stand in the text */
function shapeWords(editor: Editor, found: MarkShape, at: number, last: number): boolean {
  const { state, view } = editor;
  const type = state.schema.marks[found.mark];
  if (!type) return false;
  const end = at - last;
  const begin = end - found.words;
  const from = begin - found.signs.length;
  const transaction = state.tr
    .delete(end, at)
    .delete(from, begin)
    .addMark(from, from + found.words, type.create())
    .removeStoredMark(type);
  const words = state.doc.textBetween(begin, end);
  view.dispatch(transaction.setMeta(key, { shape: found, words }));
  return true;
}

/** Only a paragraph of the text itself: an item or a cell cannot hold all of them. */
function shapeBlock(editor: Editor, found: BlockOrder, at: number, last: number): boolean {
  const $at = editor.state.doc.resolve(at);
  if ($at.depth !== 1 || $at.parent.type.name !== 'paragraph') return false;
  const wasShaped = editor
    .chain()
    .deleteRange({ from: at - last, to: at })
    .command(({ chain }) => changeInto(chain(), found.block).run())
    .run();
  if (!wasShaped) return false;
  const shaped: Shaped = { shape: found, words: '' };
  editor.view.dispatch(editor.state.tr.setMeta(key, shaped));
  return true;
}

type Chain = ReturnType<Editor['chain']>;

function changeInto(chain: Chain, block: BlockShape): Chain {
  if (block.type === 'heading') return chain.setHeading({ level: block.level });
  if (block.type === 'blockquote') return chain.setBlockquote();
  return block.type === 'bulletList' ? chain.toggleBulletList() : chain.toggleOrderedList();
}

function giveBack(editor: Editor): boolean {
  const shaped = key.getState(editor.state);
  if (!shaped || !isAtCaret(editor.state, shaped)) return false;
  const { shape, words } = shaped;
  if (shape.kind === 'block') {
    return editor
      .chain()
      .command(({ chain }) => changeBack(chain(), shape.block).run())
      .command(({ tr }) => Boolean(tr.insertText(shape.signs, tr.selection.from)))
      .run();
  }
  const { tr, selection } = editor.state;
  const from = selection.from - words.length;
  const type = editor.schema.marks[shape.mark];
  if (type) tr.removeMark(from, selection.from, type);
  editor.view.dispatch(tr.insertText(shape.signs, selection.from).insertText(shape.signs, from));
  return true;
}

/** Is the caret still behind the words, or at the head of the block, that was shaped? */
function isAtCaret({ selection }: EditorState, { shape, words }: Shaped): boolean {
  const { $from, empty } = selection;
  const begin = $from.parentOffset - words.length;
  if (!empty || begin < 0) return false;
  if (shape.kind === 'block') return begin === 0;
  return $from.parent.textBetween(begin, $from.parentOffset) === words;
}

function changeBack(chain: Chain, block: BlockShape): Chain {
  if (block.type === 'heading') return chain.setParagraph();
  if (block.type === 'blockquote') return chain.unsetBlockquote();
  return chain.liftListItem('listItem');
}
