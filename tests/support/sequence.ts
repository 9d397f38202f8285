import * as Y from 'yjs';
import { fence, rootName } from '@/domain/text/sequence/sequence';
import { wordsOfBlock, type Block } from '@/domain/text/sequence/block';
import { readBlocks } from '@/domain/text/sequence/read-blocks';

// What editors write, by hand: for tests that need no editor.

export function textIn(doc: Y.Doc): Y.Text {
  return doc.getText(rootName);
}

export function blocksIn(doc: Y.Doc): Block[] {
  return readBlocks(textIn(doc)).blocks;
}

/** The words of a text, a line for each block. */
export function linesIn(doc: Y.Doc): string[] {
  return blocksIn(doc).map(wordsOfBlock);
}

/** Puts a block into the sequence: at its end, unless a place in it is named. */
export function addBlock(
  doc: Y.Doc,
  words: string,
  { at, ...entries }: { at?: number; [entry: string]: unknown } = {},
): void {
  const text = textIn(doc);
  const marker = new Y.Map<unknown>();
  for (const [name, value] of Object.entries(entries)) marker.set(name, value);
  const pieces = [marker, words, fence].filter((piece) => piece !== '');
  const inserts = pieces.map((insert) => ({ insert, attributes: {} }));
  const place = at ?? text.length;
  doc.transact(() => text.applyDelta([...(place > 0 ? [{ retain: place }] : []), ...inserts]));
}

/** Takes a block out of the sequence. */
export function removeBlock(doc: Y.Doc, index: number): void {
  const { start, end } = blockAt(doc, index);
  textIn(doc).delete(start, end - start);
}

/** Writes words into a block, so many characters behind its beginning. */
export function insertWords(doc: Y.Doc, index: number, at: number, words: string): void {
  textIn(doc).insert(blockAt(doc, index).from + at, words);
}

export function deleteWords(doc: Y.Doc, index: number, at: number, length: number): void {
  textIn(doc).delete(blockAt(doc, index).from + at, length);
}

/** The marker of a block. */
export function markerAt(doc: Y.Doc, index: number): Y.Map<unknown> {
  return blockAt(doc, index).marker as unknown as Y.Map<unknown>;
}

/** Splits a block in two, as Enter does: nothing is written but a fence and a marker. */
export function splitBlock(doc: Y.Doc, index: number, at: number, id: string): void {
  const text = textIn(doc);
  const place = blockAt(doc, index).from + at;
  doc.transact(() => {
    text.insert(place, fence);
    text.insertEmbed(place + 1, new Y.Map([['id', id]]));
  });
}

function blockAt(doc: Y.Doc, index: number): Block {
  const block = blocksIn(doc)[index];
  if (!block) throw new Error(`There is no block ${index}.`);
  return block;
}
