import { flatten, type Head, headOf, rebuild, tokensIn } from '@/domain/text/compare/flat';
import { contentOf, type Token } from '@/domain/text/compare/token';
import { identifyBlocks } from '@/domain/text/identify-blocks';
import type { TextJson, TextNode } from '@/domain/text/text';

/** A leaf with its words taken apart, as they are edited here. */
type Leaf = Head & { readonly tokens: readonly Token[] };

/** Numbers from a seed, so that a case that fails can be made again (mulberry32). */
export class Chance {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let value = this.state;
    value = Math.imul(value ^ (value >>> 15), value | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) % limit;
  }

  of<T>(list: readonly T[]): T {
    const found = list[this.below(list.length)];
    if (found === undefined) throw new RangeError('Nothing to choose from');
    return found;
  }
}

const stock =
  'the Council requests Members to consider strengthening early warning and mandates of peace operations with regional bodies before any further decision shall not be taken without reports'.split(
    ' ',
  );

/** Writes texts, and changes them as people do. Each word that it puts in is unlike any other. */
export class Hand {
  private made = 0;

  constructor(
    private readonly chance: Chance,
    private readonly name = 'n',
  ) {}

  /** A text of so many clauses with headings, lists, quotes and a table. */
  text(clauses: number): TextJson {
    const content = Array.from({ length: clauses }, (_, index): TextNode => {
      const kind = index % 7;
      if (kind === 2) return { type: 'heading', attrs: { level: 2 }, content: this.sentence(4) };
      if (kind === 4) return this.list();
      if (kind === 5) return { type: 'blockquote', content: [this.paragraph(8)] };
      if (kind === 6) return this.table();
      return this.paragraph(14);
    });
    return identifyBlocks({ type: 'doc', content }, () => this.id());
  }

  /** A text after so many edits of all kinds. */
  edit(text: TextJson, edits: number): TextJson {
    let leaves = tokenized(text);
    for (let round = 0; round < edits; round += 1) leaves = this.one(leaves);
    return written(leaves);
  }

  /** Only words are put in and struck, in the leaves that are chosen. */
  editWords(text: TextJson, edits: number, isChosen: (index: number) => boolean): TextJson {
    let leaves = tokenized(text);
    const chosen = [...leaves.keys()].filter(
      (index) => isChosen(index) && leaves[index]?.type !== 'horizontalRule',
    );
    for (let round = 0; round < edits && chosen.length > 0; round += 1) {
      const at = this.chance.of(chosen);
      leaves = leaves.map((leaf, index) => (index === at ? this.replace(leaf) : leaf));
    }
    return written(leaves);
  }

  /** A word that stands nowhere else. */
  word(): string {
    this.made += 1;
    return `${this.name}${this.made}x`;
  }

  id(): string {
    this.made += 1;
    return `${this.name}id${String(this.made).padStart(8, '0')}`;
  }

  private one(leaves: readonly Leaf[]): Leaf[] {
    const at = this.chance.below(Math.max(1, leaves.length));
    const leaf = leaves[at];
    if (!leaf) return [this.fresh([])];
    const head = leaves.slice(0, at);
    const tail = leaves.slice(at + 1);
    switch (this.chance.below(9)) {
      case 0:
        return [...head, this.insert(leaf), ...tail];
      case 1:
        return [...head, this.strike(leaf), ...tail];
      case 2:
        return [...head, ...this.split(leaf), ...tail];
      case 3:
        return this.merge(head, leaf, tail);
      case 4:
        return this.move([...head, ...tail], leaf);
      case 5:
        return [...head, leaf, this.fresh(leaf.chain), ...tail];
      case 6:
        return leaves.length > 1 ? [...head, ...tail] : [...leaves];
      case 7:
        return [...head, this.embolden(leaf), ...tail];
      default:
        return [...head, this.replace(leaf), ...tail];
    }
  }

  private insert(leaf: Leaf): Leaf {
    if (leaf.type === 'horizontalRule') return leaf;
    const at = this.chance.below(leaf.tokens.length + 1);
    const put: Token[] = [{ text: ' ' }, { text: this.word() }, { text: ' ' }];
    return { ...leaf, tokens: leaf.tokens.toSpliced(at, 0, ...put) };
  }

  private strike(leaf: Leaf): Leaf {
    const at = this.chance.below(leaf.tokens.length + 1);
    return { ...leaf, tokens: leaf.tokens.toSpliced(at, 1 + this.chance.below(4)) };
  }

  private replace(leaf: Leaf): Leaf {
    if (leaf.type === 'horizontalRule') return leaf;
    const words = [...leaf.tokens.keys()].filter((index) => leaf.tokens[index]?.text.trim());
    if (words.length === 0) return { ...leaf, tokens: [{ text: this.word() }] };
    return { ...leaf, tokens: leaf.tokens.with(this.chance.of(words), { text: this.word() }) };
  }

  private split(leaf: Leaf): Leaf[] {
    if (leaf.tokens.length < 2) return [leaf];
    const at = 1 + this.chance.below(leaf.tokens.length - 1);
    const id = this.id();
    const rest = { ...leaf, key: id, attrs: { ...leaf.attrs, id }, tokens: leaf.tokens.slice(at) };
    return [{ ...leaf, tokens: leaf.tokens.slice(0, at) }, rest];
  }

  private merge(head: readonly Leaf[], leaf: Leaf, tail: readonly Leaf[]): Leaf[] {
    const [next, ...rest] = tail;
    const mergeable = next && next.type !== 'horizontalRule' && leaf.type !== 'horizontalRule';
    if (!mergeable) return [...head, leaf, ...tail];
    return [...head, { ...leaf, tokens: [...leaf.tokens, ...next.tokens] }, ...rest];
  }

  private move(others: readonly Leaf[], leaf: Leaf): Leaf[] {
    return others.toSpliced(this.chance.below(others.length + 1), 0, leaf);
  }

  private fresh(chain: Leaf['chain']): Leaf {
    const id = this.id();
    const tokens = Array.from({ length: 4 }, () => [{ text: this.word() }, { text: ' ' }]).flat();
    return { key: id, type: 'paragraph', attrs: { id }, chain, tokens: tokens.slice(0, -1) };
  }

  private embolden(leaf: Leaf): Leaf {
    const at = this.chance.below(leaf.tokens.length + 1);
    const tokens = leaf.tokens.map((token, index) =>
      index < at || index > at + 2 || token.isBreak
        ? token
        : { text: token.text, runs: [[token.text.length, [{ type: 'bold' as const }]] as const] },
    );
    return { ...leaf, tokens };
  }

  private paragraph(words: number): TextNode {
    return { type: 'paragraph', content: this.sentence(words) };
  }

  private sentence(words: number): TextNode[] {
    const chosen = Array.from({ length: words }, () => this.chance.of(stock));
    return [{ type: 'text', text: `${chosen.join(' ')} ${this.word()}.` }];
  }

  private list(): TextNode {
    const content = [5, 6, 7].map((words): TextNode => ({
      type: 'listItem',
      content: [this.paragraph(words)],
    }));
    return { type: 'orderedList', content };
  }

  private table(): TextNode {
    const cell = (): TextNode => ({ type: 'tableCell', content: [this.paragraph(2)] });
    const row = (): TextNode => ({ type: 'tableRow', content: [cell(), cell()] });
    return { type: 'table', content: [row(), row()] };
  }
}

function tokenized(text: TextJson): Leaf[] {
  return flatten(text).map((leaf) => ({ ...headOf(leaf), tokens: tokensIn(leaf) }));
}

function written(leaves: readonly Leaf[]): TextJson {
  return rebuild(
    leaves.map((leaf) => ({
      ...headOf({ ...leaf, content: [] }),
      content: contentOf(leaf.tokens),
    })),
  );
}
