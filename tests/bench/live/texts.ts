import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Y from 'yjs';

/**
 * A text of about this many bytes, encoded, as several people would have written it: word
 * by word, at any place of its paragraph. So its Y.Doc is as large as a real one's.
 */
export function writtenText(bytes: number): Uint8Array {
  const doc = new Y.Doc();
  const random = numbersFrom(bytes);
  const texts: Y.XmlText[] = [];
  const paragraphs = Math.max(1, Math.round(bytes / 1_200));
  doc.transact(() => {
    for (let number = 0; number < paragraphs; number += 1) {
      const paragraph = new Y.XmlElement('paragraph');
      const text = new Y.XmlText();
      paragraph.insert(0, [text]);
      doc.getXmlFragment('default').push([paragraph]);
      texts.push(text);
    }
    // A word costs about 19 bytes: its letters, and where it stands.
    for (let words = bytes / 19; words > 0; words -= 1) {
      doc.clientID = 101 + Math.floor(random() * 5);
      const text = texts[Math.floor(random() * texts.length)];
      text?.insert(Math.floor(random() * (text.length + 1)), 'recalls ');
    }
  });
  return Y.encodeStateAsUpdate(doc);
}

/** The same numbers every time (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Writes a state where a server can open it, and tells where. */
export function seedFile(state: Uint8Array): string {
  const file = join(tmpdir(), `plenary-bench-${process.pid}-${state.length}.yjs`);
  writeFileSync(file, state);
  process.once('exit', () => rmSync(file, { force: true }));
  return file;
}
