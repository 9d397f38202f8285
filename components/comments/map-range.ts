import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type { Span } from '@/domain/comments/anchor';

/** Where a range of the document is after a transaction, as near as that can be told at once. */
export type MapRange = (range: Span) => Span;

/**
 * Maps ranges through a transaction. A change of somebody else's arrives as one
 * replacement of the whole document, which would lose every range: then the part that
 * really changed is found by comparing, and only ranges in it are guessed.
 */
export function mapRange(transaction: Transaction): MapRange {
  if (!isFromOutside(transaction))
    return ({ from, to }) => ({
      from: transaction.mapping.map(from, 1),
      to: transaction.mapping.map(to, -1),
    });
  const place = placeAfter(transaction.before, transaction.doc);
  return ({ from, to }) => ({ from: place(from, 1), to: place(to, -1) });
}

/** Did the text's document bring this change, a colleague's or an undo? */
export function isFromOutside(transaction: Transaction): boolean {
  return transaction.getMeta(ySyncPluginKey) !== undefined;
}

function placeAfter(before: Node, after: Node): (position: number, side: 1 | -1) => number {
  const start = before.content.findDiffStart(after.content);
  const end = before.content.findDiffEnd(after.content);
  if (start === null || end === null) return (position) => position;
  // Of a repeated letter either may be the new one: the two comparisons may overlap.
  const overlap = Math.max(start - Math.min(end.a, end.b), 0);
  const oldEnd = end.a + overlap;
  const newEnd = end.b + overlap;
  return (position, side) => {
    if (position < start || (position === start && side < 0)) return position;
    if (position >= oldEnd) return position + newEnd - oldEnd;
    return Math.min(position, newEnd);
  };
}
