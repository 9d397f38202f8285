import { isSafeHref } from './link';
import {
  type AttributeName,
  blockIdPattern,
  depthMax,
  headingLevels,
  type MarkName,
  markRules,
  type NodeName,
  nodeRules,
  nodesMax,
  spanMax,
  textblockNames,
  type TextAttributes,
  type TextJson,
  type TextMark,
  type TextNode,
} from './text';

export type TextFaultKind =
  | 'not-a-node'
  | 'unknown-node'
  | 'misplaced-node'
  | 'unknown-mark'
  | 'unsafe-link'
  | 'bad-attribute'
  | 'unknown-key'
  | 'bad-text'
  | 'empty'
  | 'too-deep'
  | 'too-many';

/** Where (`content.3.content.0`) something is not as domain/text/text.ts says. */
export type TextFault = { readonly path: string; readonly fault: TextFaultKind };

export type TextReading =
  | { readonly ok: true; readonly value: TextJson }
  | { readonly ok: false; readonly faults: readonly TextFault[] };

const faultsMax = 20;

/**
 * Reads a text that comes from outside, where every writer may have written anything.
 * What it returns is new, holds only what is described, and nothing is repaired:
 * a text with a fault is refused with the list of its first faults.
 */
export function readText(json: unknown): TextReading {
  const reader = new TextReader();
  const text = reader.document(json);
  return reader.faults.length === 0
    ? { ok: true, value: text }
    : { ok: false, faults: reader.faults };
}

/**
 * Reads what can be read of a hostile text and leaves the rest out, as an editor that
 * opens it would. Never refuses: of what is no text at all, the empty text remains.
 */
export function mendText(json: unknown): TextJson {
  return new TextReader().document(json);
}

/** One reading: it keeps what is allowed and notes every fault on the way. */
class TextReader {
  readonly faults: TextFault[] = [];
  private nodes = 0;

  document(json: unknown): TextJson {
    const fields = fieldsOf(json);
    if (fields?.['type'] !== 'doc') {
      this.fault('', 'not-a-node');
      return { type: 'doc', content: [] };
    }
    this.knownKeys(fields, ['type', 'attrs', 'content'], '');
    this.attributes('doc', fields['attrs'], '');
    return { type: 'doc', content: this.content('doc', fields['content'], '', 1) };
  }

  private content(parent: NodeName, json: unknown, path: string, depth: number): TextNode[] {
    if (json === undefined) return [];
    if (!Array.isArray(json)) {
      this.fault(path, 'not-a-node');
      return [];
    }
    const kept: TextNode[] = [];
    for (const [index, child] of json.entries()) {
      const node = this.node(parent, child, `${path}content.${index}`, depth);
      if (node) kept.push(node);
    }
    return kept;
  }

  private node(parent: NodeName, json: unknown, path: string, depth: number): TextNode | null {
    this.nodes += 1;
    if (this.nodes > nodesMax) return this.fault(path, 'too-many');
    if (depth > depthMax) return this.fault(path, 'too-deep');
    const fields = fieldsOf(json);
    if (!fields) return this.fault(path, 'not-a-node');
    const type = fields['type'];
    if (!isNodeName(type)) return this.fault(path, 'unknown-node');
    const allowed: readonly NodeName[] = nodeRules[parent].content;
    if (!allowed.includes(type)) return this.fault(path, 'misplaced-node');
    return type === 'text' ? this.words(fields, path) : this.block(type, fields, path, depth);
  }

  private block(type: NodeName, fields: Fields, path: string, depth: number): TextNode | null {
    const inline = type === 'hardBreak';
    this.knownKeys(
      fields,
      inline ? ['type', 'attrs', 'marks'] : ['type', 'attrs', 'content'],
      path,
    );
    const attrs = this.attributes(type, fields['attrs'], path);
    // The editor puts marks on a line break too, but Yjs does not keep them: they say nothing.
    const node: TextNode = Object.keys(attrs).length > 0 ? { type, attrs } : { type };
    if (nodeRules[type].content.length === 0) return node;
    const content = this.content(type, fields['content'], `${path}.`, depth + 1);
    if (content.length > 0) return { ...node, content };
    return textblockNames.includes(type) ? node : this.fault(path, 'empty');
  }

  private words(fields: Fields, path: string): TextNode | null {
    this.knownKeys(fields, ['type', 'text', 'marks'], path);
    const text = fields['text'];
    if (typeof text !== 'string' || text === '') return this.fault(path, 'bad-text');
    if (/\p{Surrogate}/u.test(text)) return this.fault(path, 'bad-text');
    const marks = this.marks(fields['marks'], path);
    return marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text };
  }

  private marks(json: unknown, path: string): TextMark[] {
    if (json === undefined) return [];
    const list: readonly unknown[] = Array.isArray(json) ? json : [null];
    const found = new Map<MarkName, TextMark>();
    for (const entry of list) {
      const mark = this.mark(entry, path);
      if (mark) found.set(mark.type, mark);
    }
    return [...found.values()];
  }

  private mark(json: unknown, path: string): TextMark | null {
    const fields = fieldsOf(json);
    const type = fields?.['type'];
    if (!fields || !isMarkName(type)) return this.fault(path, 'unknown-mark');
    this.knownKeys(fields, ['type', 'attrs'], path);
    const attrs = fieldsOf(fields['attrs'] ?? {});
    if (!attrs) return this.fault(path, 'bad-attribute');
    this.knownKeys(attrs, markRules[type].attributes, path);
    if (type !== 'link') return { type };
    const href = attrs['href'];
    return isSafeHref(href) ? { type, attrs: { href } } : this.fault(path, 'unsafe-link');
  }

  private attributes(type: NodeName, json: unknown, path: string): TextAttributes {
    const given = json === undefined || json === null ? {} : fieldsOf(json);
    if (!given) {
      this.fault(path, 'bad-attribute');
      return type === 'heading' ? { level: 1 } : {};
    }
    const names: readonly AttributeName[] = nodeRules[type].attributes;
    this.knownKeys(given, names, path);
    const kept: Record<string, string | number> = {};
    for (const name of names) {
      const value = given[name];
      if (isAttribute(name, value)) kept[name] = value;
      else if (value !== undefined && value !== null) this.fault(path, 'bad-attribute');
    }
    // A heading without a level is one of the first.
    return type === 'heading' ? { level: 1, ...kept } : kept;
  }

  private knownKeys(fields: Fields, known: readonly string[], path: string): void {
    const unknown = Object.keys(fields).some(
      (key) => !known.includes(key) && fields[key] !== undefined && fields[key] !== null,
    );
    if (unknown) this.fault(path, 'unknown-key');
  }

  private fault(path: string, fault: TextFaultKind): null {
    if (this.faults.length < faultsMax) this.faults.push({ path, fault });
    return null;
  }
}

type Fields = Readonly<Record<string, unknown>>;

/** The own fields of a plain object, out of reach of a prototype that came with the JSON. */
function fieldsOf(json: unknown): Fields | null {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
  return Object.assign(Object.create(null) as Fields, json);
}

function isNodeName(value: unknown): value is NodeName {
  return typeof value === 'string' && Object.hasOwn(nodeRules, value);
}

function isMarkName(value: unknown): value is MarkName {
  return typeof value === 'string' && Object.hasOwn(markRules, value);
}

/** May this attribute have this value, on the nodes that have it at all? */
export function isAttribute(name: AttributeName, value: unknown): value is string | number {
  if (name === 'id') return typeof value === 'string' && blockIdPattern.test(value);
  if (name === 'level') return headingLevels.some((level) => level === value);
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= spanMax;
}
