/**
 * For `doc.on('afterTransaction', …)` of every Yjs document that stands for a stored text.
 *
 * Where two people have marked the same words, Yjs deletes the doubled marks in every copy
 * that hears of both, as a change of that copy's own. A tab would write by reading, and its
 * reader be turned away for it; a node would hold, hand on and keep in its snapshots what
 * the log does not. Doubled marks do no harm, so they stay.
 */
export function leaveMarksAsTheyAre(transaction: { _needFormattingCleanup: boolean }): void {
  transaction._needFormattingCleanup = false;
}
