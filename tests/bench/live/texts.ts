import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as Y from 'yjs';
import { addBlock, textIn } from '@/tests/support/sequence';

/**
 * A text of about this many bytes, encoded, as several people would have written it: some
 * words at a time, at any place of its paragraph. So its Y.Doc is as large as a real one's.
 */
export function writtenText(bytes: number, paragraphs = Math.ceil(bytes / 1_200)): Uint8Array {
  const doc = new Y.Doc();
  const random = numbersFrom(bytes);
  const text = textIn(doc);
  doc.transact(() => {
    for (let number = 0; number < paragraphs; number += 1) addBlock(doc, '');
    // Some words cost about 38 bytes: their letters, and where they stand.
    for (let written = 0; written < bytes; written += 38) {
      doc.clientID = 101 + Math.floor(random() * 5);
      // Behind the first marker: wherever that is, it is in somebody's words.
      text.insert(1 + Math.floor(random() * (text.length - 1)), 'recalling its wishes ');
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

/** One person's writing as it was sent: each act an update, and the whole as a state. */
export type Writing = { updates: Uint8Array[]; state: Uint8Array };

/**
 * The first acts of a real paper's writing (josephg/editing-traces: each transaction a
 * list of [position, deleted, inserted]).
 */
export function tracedWriting(folder: string, acts: number): Writing {
  const file = gunzipSync(readFileSync(join(folder, 'automerge-paper.json.gz')));
  const { txns } = JSON.parse(file.toString()) as {
    txns: { patches: [at: number, deleted: number, inserted: string][] }[];
  };
  return writing((text) => {
    for (const { patches } of txns.slice(0, acts)) {
      for (const [at, deleted, inserted] of patches) {
        if (deleted > 0) text.delete(at, deleted);
        if (inserted) text.insert(at, inserted);
      }
    }
  });
}

/** Letters at random places of a text. */
export function randomLetters(state: Uint8Array, letters: number): Writing {
  const random = numbersFrom(letters);
  return writing((text) => {
    for (let letter = 0; letter < letters; letter += 1) {
      text.insert(Math.floor(random() * (text.length + 1)), 'a');
    }
  }, state);
}

function writing(write: (words: Words) => void, on?: Uint8Array): Writing {
  const doc = new Y.Doc();
  if (on) Y.applyUpdate(doc, on);
  doc.clientID = 8;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  addBlock(doc, '', { at: 0 });
  write(new Words(textIn(doc)));
  return { updates, state: Y.encodeStateAsUpdate(doc) };
}

/** The words of the first paragraph, by their own places. */
class Words {
  length = 0;

  constructor(private readonly text: Y.Text) {}

  insert(at: number, words: string): void {
    this.text.insert(at + 1, words);
    this.length += words.length;
  }

  delete(at: number, length: number): void {
    this.text.delete(at + 1, length);
    this.length -= length;
  }
}

const seeds: string[] = [];
process.once('exit', () => seeds.forEach((file) => rmSync(file, { force: true })));

/** Writes a state where a server can open it, and tells where. */
export function seedFile(state: Uint8Array): string {
  const file = join(tmpdir(), `plenary-bench-${process.pid}-${seeds.length}.yjs`);
  writeFileSync(file, state);
  seeds.push(file);
  return file;
}
