import { letterNumeral, romanNumeral } from './numerals';
import { type NodeName, type TextJson, type TextNode, wordsOf } from './text';

/** A numbered block. Numbers are never stored: they follow from where the block stands. */
export type Clause = {
  readonly kind: 'section' | 'clause' | 'item';
  /** What stands before it: `II.`, `7.`, `b)`. */
  readonly label: string;
  /** How it is cited, also from afar: `II.A`, `7`, `7 b) ii)`. */
  readonly reference: string;
  readonly id: string | null;
  /** Its place: the index of a block of the text, then the indices inside that block. */
  readonly path: readonly number[];
};

/** How to walk a tree of nodes, so that a live text is numbered without being copied. */
export type TextReader<Node> = {
  readonly name: (node: Node) => string;
  readonly level: (node: Node) => number;
  readonly id: (node: Node) => string | null;
  readonly isBlank: (node: Node) => boolean;
  readonly children: (node: Node) => readonly Node[];
};

/** How a saved text is walked. */
export const jsonReader: TextReader<TextNode> = {
  name: (node) => node.type,
  level: (node) => node.attrs?.level ?? 1,
  id: (node) => node.attrs?.id ?? null,
  isBlank: (node) => wordsOf(node).trim() === '',
  children: (node) => node.content ?? [],
};

/** The numbered blocks of a text in their order, by the rules of docs/text.md. */
export function numberClauses(text: TextJson): readonly Clause[] {
  return numberClausesOf<TextNode>(text, jsonReader);
}

/**
 * The numbered blocks of any tree of nodes, in their order [T1–T6].
 *
 * What stands before the first heading is the preamble and has no numbers; a text
 * without a heading is all body. Paragraphs of the body are numbered through the whole
 * text, so that `paragraph 12` names one place. Blank blocks, quotes and tables have none.
 */
export function numberClausesOf<Node>(root: Node, reader: TextReader<Node>): readonly Clause[] {
  const blocks = reader.children(root);
  const bodyFrom = bodyStartOf(blocks, reader);
  const numbering = new Numbering(reader);
  for (const [index, block] of blocks.entries()) numbering.block(block, index, index >= bodyFrom);
  return numbering.clauses;
}

/** The index of the block with which the body of a text begins [T1]. */
export function bodyStart(text: TextJson): number {
  return bodyStartOf<TextNode>(text.content ?? [], jsonReader);
}

function bodyStartOf<Node>(blocks: readonly Node[], reader: TextReader<Node>): number {
  const isSection = (block: Node) => reader.name(block) === 'heading' && !reader.isBlank(block);
  return Math.max(0, blocks.findIndex(isSection));
}

const itemLabels = [
  (number: number) => `${letterNumeral(number)})`,
  (number: number) => `${romanNumeral(number).toLowerCase()})`,
  (number: number) => `${number})`,
] as const;

/** One numbering from the first block to the last. */
class Numbering<Node> {
  readonly clauses: Clause[] = [];
  private sections = 0;
  private subsections = 0;
  private paragraphs = 0;
  /** The clause that a list belongs to, and how many items it already has. */
  private owner = '';
  private items = 0;

  constructor(private readonly reader: TextReader<Node>) {}

  block(block: Node, index: number, inBody: boolean): void {
    const name = this.reader.name(block) as NodeName;
    if (name === 'orderedList' || name === 'bulletList') {
      this.items = this.list(block, [index], this.owner, this.items);
    } else if (!this.reader.isBlank(block)) {
      if (name === 'heading') this.heading(block, index);
      else if (name === 'paragraph') this.paragraph(block, index, inBody);
    }
  }

  private heading(block: Node, index: number): void {
    this.beginOwner('');
    const level = this.reader.level(block);
    if (level === 1) {
      this.sections += 1;
      this.subsections = 0;
      const number = romanNumeral(this.sections);
      this.add('section', block, [index], `${number}.`, number);
    } else if (level === 2) {
      this.subsections += 1;
      const letter = letterNumeral(this.subsections).toUpperCase();
      const section = this.sections > 0 ? `${romanNumeral(this.sections)}.` : '';
      this.add('section', block, [index], `${letter}.`, `${section}${letter}`);
    }
  }

  private paragraph(block: Node, index: number, inBody: boolean): void {
    if (!inBody) {
      this.beginOwner('');
      return;
    }
    this.paragraphs += 1;
    this.beginOwner(String(this.paragraphs));
    this.add('clause', block, [index], `${this.paragraphs}.`, String(this.paragraphs));
  }

  /** @returns how many items its clause has after this list; bullets are not counted */
  private list(list: Node, path: readonly number[], owner: string, counted: number): number {
    const ordered = this.reader.name(list) === 'orderedList';
    const depth = this.depthOf(path);
    const labelOf = itemLabels[Math.min(depth, itemLabels.length - 1)] ?? itemLabels[0];
    let count = counted;
    for (const [index, item] of this.reader.children(list).entries()) {
      const place = [...path, index];
      let reference = owner;
      if (ordered) {
        count += 1;
        const label = labelOf(count);
        reference = `${owner} ${label}`.trim();
        this.add('item', item, place, label, reference);
      }
      this.nested(item, place, reference);
    }
    return count;
  }

  private nested(item: Node, path: readonly number[], owner: string): void {
    let count = 0;
    for (const [index, child] of this.reader.children(item).entries()) {
      const name = this.reader.name(child);
      if (name === 'orderedList' || name === 'bulletList') {
        count = this.list(child, [...path, index], owner, count);
      }
    }
  }

  /** 0 for a list of the text itself, 1 for a list in an item: two indices further down. */
  private depthOf(path: readonly number[]): number {
    return (path.length - 1) / 2;
  }

  private beginOwner(reference: string): void {
    this.owner = reference;
    this.items = 0;
  }

  private add(
    kind: Clause['kind'],
    node: Node,
    path: readonly number[],
    label: string,
    reference: string,
  ): void {
    this.clauses.push({ kind, label, reference, id: this.reader.id(node), path });
  }
}
