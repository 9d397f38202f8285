import * as Y from 'yjs';
import { mendText, readText } from '@/domain/text/read-text';
import type { TextJson } from '@/domain/text/text';

/** The root type that held a text of version 1: a tree of elements. */
export const treeName = 'default';

/**
 * Reads the text of a document of version 1 without touching it, as the releases of then
 * read it: what it says, what was hashed of it, and its ids are the same today.
 */
export function readTreeFrom(doc: Y.Doc): TextJson {
  return mendText(rawTextOf(doc));
}

/** Is all that stands in it what a text can hold? Empty lists and quotes only show as nothing. */
export function isSoundTree(doc: Y.Doc): boolean {
  const reading = readText(rawTextOf(doc));
  return reading.ok || reading.faults.every(({ fault }) => fault === 'empty');
}

function rawTextOf(doc: Y.Doc): RawNode {
  return { type: 'doc', content: fromTypes(doc.getXmlFragment(treeName).toArray()) };
}

/** A node as it stands in the document, where any writer may have put anything. */
type RawNode = {
  type: string;
  attrs?: Record<string, unknown>;
  content?: RawNode[];
  text?: string;
  marks?: RawMark[];
};

type RawMark = { type: string; attrs?: Record<string, unknown> };

function fromTypes(types: readonly unknown[]): RawNode[] {
  const nodes: RawNode[] = [];
  for (const type of types) {
    if (type instanceof Y.XmlText) for (const words of fromXmlText(type)) append(nodes, words);
    else if (type instanceof Y.XmlElement) nodes.push(fromXmlElement(type));
  }
  return nodes;
}

function append(nodes: RawNode[], words: RawNode): void {
  const last = nodes.at(-1);
  if (last?.type === 'text' && JSON.stringify(last.marks) === JSON.stringify(words.marks)) {
    last.text = `${last.text ?? ''}${words.text ?? ''}`;
  } else {
    nodes.push(words);
  }
}

function fromXmlElement(element: Y.XmlElement): RawNode {
  const node: RawNode = { type: element.nodeName };
  const attributes = plain(element.getAttributes());
  if (Object.keys(attributes).length > 0) node.attrs = attributes;
  const content = fromTypes(element.toArray());
  if (content.length > 0) node.content = content;
  return node;
}

function fromXmlText(text: Y.XmlText): RawNode[] {
  const delta: { insert: unknown; attributes?: Record<string, unknown> }[] = text.toDelta();
  return delta
    .filter((part) => typeof part.insert === 'string' && part.insert !== '')
    .map((part) => {
      const node: RawNode = { type: 'text', text: String(part.insert) };
      const marks = fromAttributes(part.attributes ?? {});
      if (marks.length > 0) node.marks = marks;
      return node;
    });
}

/** Marks that may overlap are stored with a hash behind their name: `comment--1a2b3c4d`. */
const hashBehindName = /--[a-zA-Z0-9+/=]{8}$/;

function fromAttributes(attributes: Record<string, unknown>): RawMark[] {
  return Object.keys(attributes)
    .sort()
    .map((name) => {
      const mark: RawMark = { type: name.replace(hashBehindName, '') };
      const attrs = plain(attributes[name]);
      if (Object.keys(attrs).length > 0) mark.attrs = attrs;
      return mark;
    });
}

/**
 * A plain copy with sorted keys. What comes out of a shared type was written by any
 * writer: a `__proto__` key would otherwise become the copy's prototype.
 */
function plain(value: unknown): Record<string, unknown> {
  const copy: unknown = JSON.parse(JSON.stringify(value ?? {}), (key, inner: unknown) =>
    key === '__proto__' ? undefined : inner,
  );
  if (typeof copy !== 'object' || copy === null || Array.isArray(copy)) return {};
  return Object.fromEntries(Object.entries(copy).sort(([one], [other]) => (one < other ? -1 : 1)));
}
