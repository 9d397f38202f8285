import * as Y from 'yjs';

/** The words of a document as plain text, a line for each block, for the clipboard. */
export function textOf(doc: Y.Doc): string {
  const lines: string[] = [];
  for (const type of doc.getXmlFragment('default').toArray()) addLines(lines, type);
  return lines.join('\n');
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
