import { normalizeAttributes, normalizeText } from '@/domain/text/canonical-text';
import {
  type NodeName,
  type TextAttributes,
  type TextJson,
  type TextNode,
  wordsOf,
} from '@/domain/text/text';
import { type Token, tokensOf } from './token';

/** One of the lists, items, quotes, tables, rows and cells around a leaf. */
export type Container = {
  /** Names it within its text: its id, or else what it begins with. */
  readonly key: string;
  readonly type: NodeName;
  readonly attrs?: TextAttributes;
};

/** What a leaf is apart from its words: its kind, its id, and all that stands around it. */
export type Head = {
  /** Names the leaf within its text: its id, its item's, or else its words. */
  readonly key: string;
  readonly type: NodeName;
  readonly attrs?: TextAttributes;
  readonly chain: readonly Container[];
};

/** A paragraph, heading or rule: what texts are compared by. */
export type Leaf = Head & { readonly content: readonly TextNode[] };

const leafNames: readonly NodeName[] = ['paragraph', 'heading', 'horizontalRule'];

/**
 * Lays a text flat: its leaves in order, each with the chain of containers around it.
 * Nothing is lost, because no container may be empty; `rebuild` gives the same text.
 */
export function flatten(text: TextJson): Leaf[] {
  const found: Found[] = [];
  collect(text.content ?? [], [], found);
  const keyOf = keyGiver();
  for (const leaf of found) {
    leaf.key = keyOf(leaf.attrs.id ?? ownItemId(leaf), () => `${leaf.node.type}:${textOf(leaf)}`);
  }
  const containers = new Map<TextNode, Container>();
  const keyOfContainer = keyGiver();
  const containerOf = (node: TextNode, leafKey: string): Container => {
    const known = containers.get(node);
    if (known) return known;
    const attrs = attributesOf(node);
    const key = keyOfContainer(attrs.id, () => `${node.type}:${leafKey}`);
    const made = { key, type: node.type, ...(isSaying(attrs) && { attrs }) };
    containers.set(node, made);
    return made;
  };
  return found.map(({ node, attrs, chain, key, content }) => ({
    key,
    type: node.type,
    ...(isSaying(attrs) && { attrs }),
    chain: chain.map((container) => containerOf(container, key)),
    content,
  }));
}

const tokens = new WeakMap<readonly TextNode[], readonly Token[]>();

/** The words of a leaf taken apart; once, and only of leaves that somebody asks about. */
export function tokensIn({ content }: Pick<Leaf, 'content'>): readonly Token[] {
  const known = tokens.get(content);
  if (known) return known;
  const made = tokensOf(content);
  tokens.set(content, made);
  return made;
}

/** All letters of a leaf. */
export function textOf({ content }: Pick<Leaf, 'content'>): string {
  const [only] = content;
  if (content.length === 1 && only) return only.text ?? wordsOf(only);
  return content.map(wordsOf).join('');
}

/** Are these the same words with the same marks? */
export function sameContent(one: readonly TextNode[], other: readonly TextNode[]): boolean {
  if (one === other) return true;
  return (
    one.length === other.length &&
    one.every((node, index) => {
      const twin = other[index];
      if (!twin || node.text !== twin.text || node.type !== twin.type) return false;
      return !node.marks && !twin.marks
        ? true
        : JSON.stringify(node.marks) === JSON.stringify(twin.marks);
    })
  );
}

/**
 * Puts leaves together again. Neighbours share the containers that begin both their
 * chains; a container that would stand in a second place is another one there, with an id
 * derived from its own and the leaf's, so that everybody derives the same.
 */
export function rebuild(leaves: readonly Leaf[]): TextJson {
  const content: TextNode[] = [];
  const used = new Set<string>();
  let open: { container: Container; content: TextNode[] }[] = [];
  for (const leaf of leaves) {
    let shared = 0;
    while (sameContainer(open[shared]?.container, leaf.chain[shared])) shared += 1;
    open = open.slice(0, shared);
    for (const container of leaf.chain.slice(shared)) {
      const node = { type: container.type, ...idOnce(container, leaf.key, used), content: [] };
      (open.at(-1)?.content ?? content).push(node);
      open.push({ container, content: node.content });
    }
    (open.at(-1)?.content ?? content).push(nodeOf(leaf, used));
  }
  return { type: 'doc', content };
}

/** The head of a leaf. */
export function headOf({ key, type, attrs, chain }: Leaf): Head {
  return { key, type, ...(attrs && { attrs }), chain };
}

/** Are two leaves of one kind, with the same attributes, in the same containers? */
export function sameHead(one: Head, other: Head): boolean {
  if (one === other) return true;
  return (
    one.key === other.key &&
    one.type === other.type &&
    sameAttributes(one.attrs, other.attrs) &&
    one.chain.length === other.chain.length &&
    one.chain.every((container, depth) => {
      const twin = other.chain[depth];
      if (container === twin) return true;
      return sameContainer(container, twin) && sameAttributes(container.attrs, twin?.attrs);
    })
  );
}

function sameAttributes(one: TextAttributes = {}, other: TextAttributes = {}): boolean {
  return (
    one.id === other.id &&
    one.level === other.level &&
    one.colspan === other.colspan &&
    one.rowspan === other.rowspan
  );
}

type Found = {
  readonly node: TextNode;
  readonly attrs: TextAttributes;
  readonly chain: readonly TextNode[];
  readonly content: readonly TextNode[];
  key: string;
};

function collect(nodes: readonly TextNode[], chain: readonly TextNode[], found: Found[]): void {
  for (const node of nodes) {
    if (!leafNames.includes(node.type)) collect(node.content ?? [], [...chain, node], found);
    else {
      const attrs = attributesOf(node);
      found.push({ node, attrs, chain, content: normalized(node.content ?? []), key: '' });
    }
  }
}

const none: TextAttributes = {};

/** Attributes that say something; the node's own object where all of them do. */
function attributesOf({ attrs }: TextNode): TextAttributes {
  if (!attrs) return none;
  const { id, colspan, rowspan } = attrs;
  return id && colspan === undefined && rowspan === undefined ? attrs : normalizeAttributes(attrs);
}

function isSaying(attrs: TextAttributes): boolean {
  return attrs !== none && Object.keys(attrs).length > 0;
}

function normalized(content: readonly TextNode[]): readonly TextNode[] {
  const [only] = content;
  if (content.length === 0 || (content.length === 1 && only?.text && !only.marks)) return content;
  const [paragraph] =
    normalizeText({ type: 'doc', content: [{ type: 'paragraph', content }] }).content ?? [];
  return paragraph?.content ?? [];
}

/** The first paragraph of an item is known by the item's id where it has none of its own. */
function ownItemId({ node, chain }: Found): string | undefined {
  const item = chain.at(-1);
  return item?.type === 'listItem' && item.content?.[0] === node
    ? (item.attrs?.id ?? undefined)
    : undefined;
}

/** Gives each bearer a key of its own: the id for the first, then what it says and a number. */
function keyGiver(): (id: string | null | undefined, otherwise: () => string) => string {
  const taken = new Map<string, number>();
  return (id, otherwise) => {
    if (id && !taken.has(id)) {
      taken.set(id, 1);
      return id;
    }
    const base = `~${otherwise()}`;
    const count = (taken.get(base) ?? 0) + 1;
    taken.set(base, count);
    return count === 1 ? base : `${base}~${count}`;
  };
}

function sameContainer(one: Container | undefined, other: Container | undefined): boolean {
  return one !== undefined && one.key === other?.key && one.type === other.type;
}

function idOnce(
  { attrs }: Pick<Head, 'attrs'>,
  leafKey: string,
  used: Set<string>,
): { attrs?: TextAttributes } {
  const id = attrs?.id;
  if (!attrs || !id) return attrs ? { attrs } : {};
  const own = used.has(id) ? derivedId(id, leafKey, used) : id;
  used.add(own);
  return { attrs: { ...attrs, id: own } };
}

/** Plain letters from two names, the same whoever derives it (FNV-1a, twice 32 bits). */
function derivedId(id: string, leafKey: string, used: ReadonlySet<string>): string {
  for (let round = 0; ; round += 1) {
    const name = `${id}\u0000${leafKey}\u0000${round}`;
    const derived = `d${hash(name, 0x811c9dc5)}${hash(name, 0x9747b28c)}`;
    if (!used.has(derived)) return derived;
  }
}

function hash(text: string, seed: number): string {
  let value = seed;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return value.toString(36).padStart(7, '0');
}

function nodeOf(leaf: Leaf, used: Set<string>): TextNode {
  return {
    type: leaf.type,
    ...idOnce(leaf, leaf.key, used),
    ...(leaf.content.length > 0 && { content: leaf.content }),
  };
}
