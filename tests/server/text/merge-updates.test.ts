import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { mergeUpdates } from '@/server/text/merge-updates';

/** What an author sends, letter by letter, with a deletion now and then. */
function written(letters: number): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const text = doc.getText('text');
  for (let letter = 0; letter < letters; letter += 1) {
    text.insert(Math.floor(text.length / 2), String(letter % 10));
    if (letter % 7 === 6) text.delete(0, 1);
  }
  return updates;
}

const read = (updates: readonly Uint8Array[]) => {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc.getText('text').toJSON();
};

describe('many updates as one', () => {
  it.each([1, 2, 64, 65, 1_000])('of %i letters say what all of them said', (letters) => {
    const updates = written(letters);
    expect(read([mergeUpdates(updates)])).toBe(read(updates));
  });

  it('take two thousand without ever growing slow', () => {
    const updates = written(2_000);
    const before = process.cpuUsage();
    mergeUpdates(updates);
    // Merged all at once they take some sixty times as long on this.
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(1_000);
  });
});
