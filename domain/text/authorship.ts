import { textblockNames, type TextJson, type TextNode, wordsOf } from './text';

/** Somebody who wrote in a text, and the Yjs client ids that are theirs in it. */
export type Author = {
  readonly participantId: string;
  readonly name: string;
  /** Which of the caret colours is theirs in this text: see `colourAuthors`. */
  readonly colour: number;
  readonly clients: readonly number[];
};

/** A stretch of characters written with one Yjs client id. */
export type WrittenRun = { readonly client: number; readonly length: number };

/** The words of one paragraph or heading, and who wrote which of them, in their order. */
export type WrittenBlock = { readonly words: string; readonly runs: readonly WrittenRun[] };

/** A text's authors, in the order in which they first wrote, and what they wrote. */
export type WrittenText = {
  readonly authors: readonly Author[];
  readonly blocks: readonly WrittenBlock[];
};

/** As much of Yjs's tree as is looked at: known by its shape only. */
type Branch = { toArray(): unknown[]; readonly nodeName?: unknown; readonly _item?: unknown };

type Item = {
  readonly id: { readonly client: number };
  readonly deleted: boolean;
  readonly right: Item | null;
  readonly content: { readonly str?: unknown };
};

/**
 * Reads from a live text who wrote each character: with which Yjs client id it was typed,
 * pasted, or brought back by undoing. Reading changes nothing.
 */
export function writtenBlocks(root: Branch): WrittenBlock[] {
  const blocks: WrittenBlock[] = [];
  const pending: unknown[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (!isBranch(node)) continue;
    if (isTextblock(node)) blocks.push(blockOf(node));
    else pending.push(...node.toArray().reverse());
  }
  return blocks;
}

function blockOf(block: Branch): WrittenBlock {
  const runs: WrittenRun[] = [];
  let words = '';
  const add = (text: string, client: number) => {
    const last = runs.at(-1);
    if (last?.client === client)
      runs[runs.length - 1] = { client, length: last.length + text.length };
    else runs.push({ client, length: text.length });
    words += text;
  };
  for (const child of block.toArray()) {
    if (isBranch(child)) {
      const item = child._item as Item | null | undefined;
      if (child.nodeName === 'hardBreak' && item) add('\n', item.id.client);
      continue;
    }
    for (let item = firstItem(child); item; item = item.right) {
      const { str } = item.content;
      if (!item.deleted && typeof str === 'string') add(str, item.id.client);
    }
  }
  return { words, runs };
}

function firstItem(run: unknown): Item | null {
  const start = typeof run === 'object' && run !== null && '_start' in run ? run._start : null;
  return start as Item | null;
}

function isBranch(node: unknown): node is Branch {
  return typeof node === 'object' && node !== null && 'toArray' in node;
}

function isTextblock({ nodeName }: Branch): boolean {
  return textblockNames.some((name) => name === nodeName);
}

/** How far ahead a block is looked for that does not follow directly. */
const lookAhead = 50;

/**
 * Finds for each text the block with the same words, in their order. What has none (an
 * editor is a step ahead, or what a text cannot hold was left out) has no known authors.
 */
export function pairWithBlocks(
  words: readonly string[],
  blocks: readonly WrittenBlock[],
): (WrittenBlock | null)[] {
  let next = 0;
  return words.map((sought) => {
    for (let place = next; place < Math.min(blocks.length, next + lookAhead); place += 1) {
      const block = blocks[place];
      if (block?.words !== sought) continue;
      next = place + 1;
      return block;
    }
    return null;
  });
}

/** The paragraphs and headings of a text, each with its place (`2.0.1`), in their order. */
export function textblocksOf(text: TextJson): { place: string; words: string }[] {
  const found: { place: string; words: string }[] = [];
  const visit = (node: TextNode, place: string) => {
    if (textblockNames.includes(node.type)) found.push({ place, words: wordsOf(node) });
    else
      for (const [index, child] of (node.content ?? []).entries())
        visit(child, place === '' ? String(index) : `${place}.${index}`);
  };
  visit(text, '');
  return found;
}

/** A stretch of characters by one author; null for what the draft began with. */
export type AuthoredRun = { readonly author: Author | null; readonly length: number };

/** Who wrote a block: the runs of several tabs of one person are one run. */
export function authoredRuns(block: WrittenBlock, authors: AuthorsByClient): AuthoredRun[] {
  const runs: AuthoredRun[] = [];
  for (const { client, length } of block.runs) {
    const author = authors.get(client) ?? null;
    const last = runs.at(-1);
    if (last && last.author === author) {
      runs[runs.length - 1] = { author, length: last.length + length };
    } else {
      runs.push({ author, length });
    }
  }
  return runs;
}

/** Cuts the words of a block where its authors change. */
export function cutByAuthor(
  content: readonly TextNode[],
  runs: readonly AuthoredRun[],
): { node: TextNode; author: Author | null }[] {
  const pieces: { node: TextNode; author: Author | null }[] = [];
  const rest = runs.map((run) => ({ ...run }));
  for (const node of content) {
    let words = wordsOf(node);
    while (words !== '') {
      const run = rest[0] ?? { author: null, length: words.length };
      const piece = words.slice(0, run.length);
      words = words.slice(piece.length);
      pieces.push({
        node: node.type === 'text' ? { ...node, text: piece } : node,
        author: run.author,
      });
      if (rest[0]) rest[0] = { ...run, length: run.length - piece.length };
      if (run.length === piece.length) rest.shift();
    }
  }
  return pieces;
}

export type AuthorsByClient = ReadonlyMap<number, Author>;

export function authorsByClient(authors: readonly Author[]): AuthorsByClient {
  return new Map(authors.flatMap((author) => author.clients.map((client) => [client, author])));
}
