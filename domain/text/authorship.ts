import { type Block, wordsOfBlock } from './sequence/block';
import type { ShownNode } from './sequence/shown-node';
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

/**
 * Reads from what a text shows who wrote each character: with which Yjs client id it was
 * typed, pasted, or brought back by undoing. A letter is written once and stays whose it
 * is, whatever becomes of its block. One for each paragraph and heading, in their order.
 */
export function writtenBlocks(shown: readonly ShownNode[]): WrittenBlock[] {
  return shown.flatMap((node): WrittenBlock[] => {
    if (!textblockNames.includes(node.type)) return writtenBlocks(node.children);
    return [node.block ? writtenIn(node.block) : { words: '', runs: [] }];
  });
}

function writtenIn(block: Block): WrittenBlock {
  const runs: WrittenRun[] = [];
  for (let at = 0; at < block.runs.length; at += 3) {
    const [client = 0, , length = 0] = block.runs.slice(at, at + 3);
    const last = runs.at(-1);
    if (last?.client === client) runs[runs.length - 1] = { client, length: last.length + length };
    else runs.push({ client, length });
  }
  return { words: wordsOfBlock(block), runs };
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
