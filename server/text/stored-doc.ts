import * as Y from 'yjs';
import { leaveMarksAsTheyAre } from '@/domain/live/leave-marks';

/**
 * Makes the Y.Doc that stored bytes stand for: a state, and what came behind it, in order
 * and in one transaction. It is the log's, so Yjs tidies nothing in it.
 */
export function storedDoc(parts: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.on('afterTransaction', leaveMarksAsTheyAre);
  doc.transact(() => {
    for (const part of parts) Y.applyUpdate(doc, part);
  });
  return doc;
}
