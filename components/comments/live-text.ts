import type { Editor } from '@tiptap/core';
import type { Doc } from 'yjs';
import { maxPassageLength } from '@/domain/comments/anchor';
import {
  positionsOf,
  readFlatText,
  spanBetween,
  trimSpan,
  type FlatText,
} from '@/domain/comments/flat-text';
import { anchorAt, resolveAnchor } from '@/domain/comments/resolve-anchor';
import { accept, refuse } from '@/domain/result';
import { readBlocks } from '@/domain/text/sequence/read-blocks';
import { rootName } from '@/domain/text/sequence/sequence';
import { showTree } from '@/domain/text/sequence/tree';
import { hearHighlights, highlightsIn, tellHighlights, threadAt } from './comment-highlights';
import type { CommentedText, Highlight, TextListeners } from './commented-text';
import { livePositions } from './live-positions';
import { passagesIn } from './passages-in';
import { besideRectangle } from './beside-rectangle';

/** The live text in its editor; highlights are the extension's (comment-highlights.ts). */
export function liveText(editor: Editor, doc: Doc): CommentedText {
  const positions = livePositions(doc);
  const flat = () => flatTextOf(editor, doc);
  const tell = (told: Parameters<typeof tellHighlights>[1]) => {
    if (!editor.isDestroyed) editor.view.dispatch(tellHighlights(editor.state.tr, told));
  };
  const lit = (threadId: string) =>
    editor.view.dom.querySelector(`[data-thread="${CSS.escape(threadId)}"]`);
  return {
    find(sought) {
      const text = flat();
      const found = sought.flatMap(({ id, anchor }) => {
        const span = resolveAnchor(anchor, text, positions);
        const range = span && positionsOf(text, span);
        return range ? [[id, { ...range, threadId: id }] as const] : [];
      });
      return new Map(found);
    },
    light(ranges) {
      if (!same(ranges, highlightsIn(editor.state))) tell({ ranges });
    },
    lightActive: (activeId) => tell({ activeId }),
    anchorOfSelection(caretWillDo) {
      const { from, to, empty, $from } = editor.state.selection;
      if (empty && !caretWillDo) return refuse('nothing-selected');
      const text = flat();
      const span = empty
        ? spanBetween(text, $from.start(), $from.end())
        : spanBetween(text, from, to);
      const trimmed = trimSpan(text, span);
      const anchor = trimmed && anchorAt(text, trimmed, positions);
      if (!anchor) return refuse('nothing-selected');
      return anchor.passage.length > maxPassageLength ? refuse('passage-too-long') : accept(anchor);
    },
    threadAtCaret() {
      const { empty, from } = editor.state.selection;
      return empty ? threadAt(editor.state, from) : null;
    },
    placeOfSelection() {
      const { from, to, empty } = editor.state.selection;
      if (empty || editor.state.doc.textBetween(from, to).trim() === '') return null;
      return besideRectangle(editor.view.coordsAtPos(to, -1));
    },
    placeOfThread(threadId) {
      const element = lit(threadId);
      return element && besideRectangle(element.getBoundingClientRect());
    },
    passages: () => passagesIn(editor.view.dom),
    show(threadId) {
      const range = highlightsIn(editor.state).find((one) => one.threadId === threadId);
      if (range) editor.chain().focus().setTextSelection(range).scrollIntoView().run();
    },
    bringIntoView(threadId) {
      lit(threadId)?.scrollIntoView({ block: 'center' });
      return lit(threadId) !== null;
    },
    focus: () => void editor.commands.focus(),
    listen: (listeners) => listen(editor, listeners),
  };
}

function flatTextOf(editor: Editor, doc: Doc): FlatText {
  const { binding } = editor.storage.sharedText;
  const nodes = binding?.bound.shown.nodes ?? showTree(readBlocks(doc.getText(rootName)).blocks);
  return readFlatText(nodes);
}

function listen(editor: Editor, listeners: TextListeners): () => void {
  const { onChange, onSelection, onPress, onComment } = listeners;
  if (onChange) editor.on('update', onChange);
  if (onSelection) editor.on('transaction', onSelection);
  const unhear = hearHighlights(editor, {
    ...(onPress && { onPress }),
    ...(onComment && {
      onComment: () => {
        onComment();
        return true;
      },
    }),
  });
  return () => {
    if (onChange) editor.off('update', onChange);
    if (onSelection) editor.off('transaction', onSelection);
    unhear();
  };
}

function same(ranges: readonly Highlight[], shown: readonly Highlight[]): boolean {
  return (
    ranges.length === shown.length &&
    ranges.every(({ threadId, from, to }, index) => {
      const other = shown[index];
      return other?.threadId === threadId && other.from === from && other.to === to;
    })
  );
}
