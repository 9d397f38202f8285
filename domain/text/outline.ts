import { type Clause, jsonReader, numberClausesOf, type TextReader } from './clauses';
import { type TextJson, type TextNode, wordsOf } from './text';

/** A place of a text to go to: a heading, or a clause with how it begins. */
export type OutlineEntry = {
  readonly id: string;
  readonly kind: 'heading' | 'clause';
  /** 1 to 3 for headings; a clause stands under the heading before it. */
  readonly level: number;
  /** `II.`, `7.`; `` for a heading without a number. */
  readonly label: string;
  readonly words: string;
};

/** How much of a clause is enough to know it by, in letters. */
const wordsMax = 60;

/** The places of a saved text, as `outlineOf` finds them in any. */
export function outlineOfText(text: TextJson): OutlineEntry[] {
  return outlineOf<TextNode>(text, jsonReader, wordsOf);
}

/**
 * The places of a text in their order: headings, and the clauses between them.
 *
 * @param wordsIn the words of a block, of which only the beginning is used
 */
export function outlineOf<Node>(
  root: Node,
  reader: TextReader<Node>,
  wordsIn: (node: Node) => string,
): OutlineEntry[] {
  const labels = new Map<number, Clause>();
  for (const clause of numberClausesOf(root, reader)) {
    const [index = 0, ...inner] = clause.path;
    if (inner.length === 0) labels.set(index, clause);
  }
  return reader.children(root).flatMap((block, index) => {
    const id = reader.id(block);
    const isHeading = reader.name(block) === 'heading';
    const label = labels.get(index)?.label ?? '';
    if (id === null || reader.isBlank(block) || (!isHeading && label === '')) return [];
    const words = beginningOf(wordsIn(block));
    const level = isHeading ? reader.level(block) : 0;
    return [{ id, kind: isHeading ? 'heading' : 'clause', level, label, words } as const];
  });
}

/** Cut between words, with the sign that something follows. */
function beginningOf(words: string): string {
  const line = words.replaceAll(/\s+/gu, ' ').trim();
  if (line.length <= wordsMax) return line;
  const cut = line.slice(0, wordsMax + 1);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > wordsMax / 2 ? space : wordsMax).replace(/\p{Surrogate}$/u, '')}…`;
}
