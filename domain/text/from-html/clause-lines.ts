import type { LeftOutCount } from './left-out';
import { isWords, type Line, type WordsLine } from './lines';

/**
 * What a program numbers `1.`, `2.` are the clauses of a text: paragraphs, whose numbers
 * follow from where they stand. Their items come out by one level; a second paragraph of
 * a clause stays within it, so that it does not take a number from the next.
 */
export function asClauses(lines: readonly Line[]): Line[] {
  const out: Line[] = [];
  /** Whether the items that follow belong to a clause instead of an outermost item. */
  let inClause = false;
  for (const line of lines) {
    const { place } = line;
    if (!isWords(line) || line.isQuoted || (place.kind !== 'item' && place.kind !== 'more')) {
      inClause = false;
      out.push(line);
    } else if (place.kind === 'item' && place.depth === 1) {
      inClause = place.sign === 'number';
      out.push(inClause ? { ...line, place: { kind: 'paragraph' }, isClause: true } : line);
    } else if (!inClause) {
      out.push(line);
    } else if (place.depth === 1) {
      joinLast(out, line);
    } else {
      out.push({ ...line, place: { ...place, depth: place.depth - 1 } });
    }
  }
  return out;
}

function joinLast(lines: Line[], { content }: WordsLine): void {
  const last = lines.at(-1);
  if (!last || !isWords(last)) return;
  lines[lines.length - 1] = {
    ...last,
    content: [...last.content, { type: 'hardBreak' }, ...content],
  };
}

/**
 * Keeps a preamble a preamble: in our texts it stands before the first heading and has no
 * numbers. Headings above it become its first words. Where nothing separates it from the
 * clauses its paragraphs will be numbered with them, which is told.
 */
export function keepPreamble(lines: readonly Line[], leftOut: LeftOutCount): readonly Line[] {
  const firstClause = lines.findIndex((line) => isWords(line) && line.isClause);
  const body = firstClause < 0 ? bodyAfterNamedPreamble(lines) : lastHeading(lines, firstClause);
  const isPlain = (line: Line) =>
    isWords(line) && line.place.kind === 'paragraph' && !line.isClause;
  if (firstClause >= 0) {
    const between = lines.slice(Math.max(0, body), firstClause);
    leftOut.add('preambleNumbered', between.filter(isPlain).length);
  }
  if (!lines.slice(0, Math.max(0, body)).some(isPlain)) return lines;
  return lines.map((line, index) => (index < body && isHeading(line) ? inWords(line) : line));
}

/** Without numbered clauses only a heading that says so shows what the preamble is. */
function bodyAfterNamedPreamble(lines: readonly Line[]): number {
  const headings = lines.flatMap((line, index) => (isHeading(line) ? [{ line, index }] : []));
  const [first, second] = headings;
  const words = first?.line.content.map(({ text }) => text ?? '').join('') ?? '';
  return second && /^pr[eé]amb(?:le|ule)\s*$/iu.test(words) ? second.index : -1;
}

function lastHeading(lines: readonly Line[], before: number): number {
  return lines.slice(0, before).findLastIndex(isHeading);
}

function isHeading(line: Line): line is WordsLine {
  return line.place.kind === 'heading';
}

function inWords(line: WordsLine): WordsLine {
  const content = line.content.map((node) =>
    node.type === 'text'
      ? { ...node, marks: [...(node.marks ?? []), { type: 'bold' as const }] }
      : node,
  );
  return { ...line, place: { kind: 'paragraph' }, content };
}
