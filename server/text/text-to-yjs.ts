import * as Y from 'yjs';
import type { TextJson, TextMark, TextNode } from '@/domain/text/text';

/** The root type that holds the text; the editor's collaboration extension uses the same. */
export const fragmentName = 'default';

/**
 * Writes a text into an empty document, in the form y-tiptap gives it: an element for
 * each node, one XmlText for each run of words, marks as formatting of the words. An
 * attribute that is null is not stored, as the editor does not store it either.
 */
export function writeTextInto(doc: Y.Doc, text: TextJson): void {
  doc.transact(() => {
    doc.getXmlFragment(fragmentName).insert(0, toTypes(text.content ?? []));
  });
}

/** Deletes all that a document holds and writes a text in its place. */
export function replaceTextIn(doc: Y.Doc, text: TextJson): void {
  doc.transact(() => {
    const fragment = doc.getXmlFragment(fragmentName);
    fragment.delete(0, fragment.length);
    fragment.insert(0, toTypes(text.content ?? []));
  });
}

function toTypes(nodes: readonly TextNode[]): (Y.XmlElement | Y.XmlText)[] {
  const types: (Y.XmlElement | Y.XmlText)[] = [];
  let words: TextNode[] = [];
  const endRun = () => {
    if (words.length > 0) types.push(toXmlText(words));
    words = [];
  };
  for (const node of nodes) {
    if (node.type === 'text') {
      words.push(node);
      continue;
    }
    endRun();
    types.push(toXmlElement(node));
  }
  endRun();
  return types;
}

function toXmlElement(node: TextNode): Y.XmlElement {
  const element = new Y.XmlElement(node.type);
  for (const [name, value] of Object.entries(node.attrs ?? {})) {
    // Yjs types attributes as strings, yet stores any JSON, and the editor relies on it.
    if (value !== null && value !== undefined) element.setAttribute(name, value as string);
  }
  element.insert(0, toTypes(node.content ?? []));
  return element;
}

function toXmlText(words: readonly TextNode[]): Y.XmlText {
  const text = new Y.XmlText();
  text.applyDelta(
    words.map((node) => ({ insert: node.text ?? '', attributes: toAttributes(node.marks ?? []) })),
  );
  return text;
}

function toAttributes(marks: readonly TextMark[]): Record<string, unknown> {
  return Object.fromEntries(marks.map((mark) => [mark.type, mark.attrs ?? {}]));
}
