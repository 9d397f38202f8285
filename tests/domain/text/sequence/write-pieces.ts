import * as Y from 'yjs';
import { lineListNames, storedEntries } from '@/domain/text/sequence/marker';
import { markKey, markValue } from '@/domain/text/sequence/marks-in-force';
import { piecesOfText, type TextPiece } from '@/domain/text/sequence/pieces-of-text';
import { fence, rootName } from '@/domain/text/sequence/sequence';
import type { TextJson } from '@/domain/text/text';

/** Writes a text into an empty document, with ids that tell in which order they were made. */
export function writeText(doc: Y.Doc, json: TextJson): Y.Text {
  let count = 0;
  const newId = () => `made-${String((count += 1)).padStart(8, '0')}`;
  const text = doc.getText(rootName);
  doc.transact(() => text.applyDelta(piecesOfText(json, newId).map(insertOf)));
  return text;
}

function insertOf(piece: TextPiece): { insert: unknown; attributes: Record<string, unknown> } {
  if ('isFence' in piece) return { insert: fence, attributes: {} };
  if ('words' in piece) {
    const marks = piece.marks.map((mark) => [markKey(mark.type, 1, 0), markValue(mark)] as const);
    return { insert: piece.words, attributes: Object.fromEntries(marks) };
  }
  const map = new Y.Map<unknown>();
  for (const [name, value] of storedEntries(piece.marker)) map.set(name, value);
  if (piece.grid) {
    for (const name of lineListNames) map.set(name, Y.Array.from([...piece.grid[name]]));
    for (const [name, value] of piece.grid.entries) map.set(name, value);
  }
  return { insert: map, attributes: {} };
}
