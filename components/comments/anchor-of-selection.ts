import type { Editor } from '@tiptap/core';
import type { Doc } from 'yjs';
import { maxPassageLength, type Anchor } from '@/domain/comments/anchor';
import { readFlatText, spanBetween, trimSpan, type FlatText } from '@/domain/comments/flat-text';
import { anchorAt } from '@/domain/comments/resolve-anchor';
import { accept, refuse, type Result } from '@/domain/result';
import { livePositions } from './live-positions';

/** The live text of this tab, flat, in the counting of its editor. */
export function flatTextOf(editor: Editor, doc: Doc): FlatText {
  const { nodes } = editor.schema;
  return readFlatText(doc.getXmlFragment('default'), (name) => nodes[name]?.isLeaf ?? false);
}

/**
 * Makes the anchor of what is selected, without blanks at its edges. With only a caret
 * it is the whole paragraph around it, for whoever cannot easily drag a selection.
 */
export function anchorOfSelection(
  editor: Editor,
  doc: Doc,
): Result<Anchor, 'nothing-selected' | 'passage-too-long'> {
  const { from, to, empty, $from } = editor.state.selection;
  const flat = flatTextOf(editor, doc);
  const span = empty ? spanBetween(flat, $from.start(), $from.end()) : spanBetween(flat, from, to);
  const trimmed = trimSpan(flat, span);
  const anchor = trimmed && anchorAt(flat, trimmed, livePositions(doc));
  if (!anchor) return refuse('nothing-selected');
  return anchor.passage.length > maxPassageLength ? refuse('passage-too-long') : accept(anchor);
}
