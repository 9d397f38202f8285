import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { storedEntries } from '@/domain/text/sequence/marker';
import { markKey, markValue } from '@/domain/text/sequence/marks-in-force';
import { piecesOfText, type TextPiece } from '@/domain/text/sequence/pieces-of-text';
import { fence } from '@/domain/text/sequence/sequence';
import { lineListNames } from '@/domain/text/sequence/marker';
import type { TextJson, TextMark } from '@/domain/text/text';
import { sequenceOf } from './read-sequence';

/** What stands in a sequence for a piece of a text, and the marks on it. */
export type Insertion = { insert: string | Y.Map<unknown>; attributes: Record<string, unknown> };

/** Which operation marks are written by: its number, and the client whose it is. */
export type MarkWriter = { readonly number: number; readonly client: number };

/** The first marks of a text, which are nobody's. */
export const firstMarks: MarkWriter = { number: 1, client: 0 };

/** Writes a text into an empty document. */
export function writeTextInto(doc: Y.Doc, text: TextJson, newId: () => string = randomUUID): void {
  const insertions = piecesOfText(text, newId).map((piece) => insertionOf(piece, firstMarks));
  doc.transact(() => sequenceOf(doc).applyDelta(insertions));
}

/** What is inserted for a piece. */
export function insertionOf(piece: TextPiece, writer: MarkWriter): Insertion {
  if ('isFence' in piece) return { insert: fence, attributes: {} };
  if ('words' in piece)
    return { insert: piece.words, attributes: operationsOf(piece.marks, writer) };
  const map = new Y.Map<unknown>();
  for (const [name, value] of storedEntries(piece.marker)) map.set(name, value);
  if (piece.grid) {
    for (const name of lineListNames) map.set(name, Y.Array.from([...piece.grid[name]]));
    for (const [name, value] of piece.grid.entries) map.set(name, value);
  }
  return { insert: map, attributes: {} };
}

/** The formatting that puts these marks on. */
export function operationsOf(
  marks: readonly TextMark[],
  { number, client }: MarkWriter,
): Record<string, unknown> {
  return Object.fromEntries(
    marks.map((mark) => [markKey(mark.type, number, client), markValue(mark)]),
  );
}
