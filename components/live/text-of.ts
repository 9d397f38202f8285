import * as Y from 'yjs';
import { wordsOfBlock } from '@/domain/text/sequence/block';
import { readBlocks } from '@/domain/text/sequence/read-blocks';
import { rootName } from '@/domain/text/sequence/sequence';

/** The words of a document as plain text, a line for each block, for the clipboard. */
export function textOf(doc: Y.Doc): string {
  const { blocks } = readBlocks(doc.getText(rootName));
  return [...blocks.map(wordsOfBlock), ...linesOfTree(doc)].join('\n');
}

/** A copy that was kept before version 2 holds a tree; in every other this is empty. */
function linesOfTree(doc: Y.Doc): string[] {
  const lines: string[] = [];
  for (const type of doc.getXmlFragment('default').toArray()) addLines(lines, type);
  return lines;
}

function addLines(lines: string[], type: unknown): void {
  if (!(type instanceof Y.XmlElement)) return;
  const children = type.toArray();
  const words = children.filter((child) => child instanceof Y.XmlText);
  if (words.length > 0) lines.push(words.map(plainWords).join(''));
  for (const child of children) addLines(lines, child);
}

function plainWords(text: Y.XmlText): string {
  const delta: { insert?: unknown }[] = text.toDelta();
  return delta.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
}
