import type { HtmlElement } from '@/domain/text/from-html/html-tree';
import { element, wordsIn } from './markdown-words';

const rule = /^ {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/u;
const heading = /^ {0,3}(#{1,6})\s+(.*?)\s*#*$/u;
const quote = /^ {0,3}>/u;
const fence = /^ {0,3}(```|~~~)/u;
const item = /^( *)([-*+]|(\d{1,4}|[a-z])[.)])\s+(.*)$/u;
const note = /^\[\^([\w-]{1,20})\]:\s*(.*)$/u;
const tableRule = /^ {0,3}\|?(?:\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*$/u;

/** Lists and quotes in one another, to where a text holds them anyway. */
const depthMax = 16;

type Taken = { readonly blocks: readonly HtmlElement[]; readonly lines: number };

/** The blocks that lines of Markdown make. */
export function blocksIn(lines: readonly string[], depth: number): HtmlElement[] {
  const blocks: HtmlElement[] = [];
  let at = 0;
  while (at < lines.length) {
    const { blocks: made, lines: count } = take(lines.slice(at, at + 5_000), depth);
    blocks.push(...made);
    at += count;
  }
  return blocks;
}

function take(lines: readonly string[], depth: number): Taken {
  const [first = '', second = ''] = lines;
  if (first.trim() === '') return { blocks: [], lines: 1 };
  const line = lineAlone(first);
  if (line) return { blocks: [line], lines: 1 };
  if (fence.test(first)) return fenced(lines);
  if (depth < depthMax && quote.test(first)) return quoted(lines, depth);
  if (depth < depthMax && item.test(first)) return listed(lines, depth);
  return first.includes('|') && tableRule.test(second) ? tabled(lines) : paragraph(lines, depth);
}

/** What is a block by itself: a rule, a heading, a note. */
function lineAlone(line: string): HtmlElement | null {
  if (rule.test(line)) return element('hr', []);
  const [, marks, title = ''] = heading.exec(line) ?? [];
  if (marks) return element(`h${marks.length}`, wordsIn(title));
  return note.test(line) ? noted(line) : null;
}

/** Code is words with its line breaks. */
function fenced(lines: readonly string[]): Taken {
  const end = lines.findIndex((line, index) => index > 0 && fence.test(line));
  const inner = lines.slice(1, end < 0 ? lines.length : end);
  return { blocks: [element('pre', [inner.join('\n')])], lines: inner.length + (end < 0 ? 1 : 2) };
}

/** `[^1]: words` is a note, with its way back to where it is referred to. */
function noted(line: string): HtmlElement {
  const [, name = '', words = ''] = note.exec(line) ?? [];
  const number = /\d+/u.exec(name)?.[0] ?? '1';
  const back = element('a', [name], { href: `#fnref${number}` });
  return element('p', [back, ...wordsIn(words)]);
}

function quoted(lines: readonly string[], depth: number): Taken {
  const end = lines.findIndex((line) => !quote.test(line));
  const inner = lines.slice(0, end < 0 ? lines.length : end);
  const unquoted = inner.map((line) => line.replace(/^ {0,3}> ?/u, ''));
  return { blocks: [element('blockquote', blocksIn(unquoted, depth + 1))], lines: inner.length };
}

/** Items of one kind, one after the other; what is indented under one belongs to it. */
function listed(lines: readonly string[], depth: number): Taken {
  const first = itemAt(lines[0]);
  const items: HtmlElement[] = [];
  let at = 0;
  for (let next = first; next && isAlike(next, first); next = itemAt(lines[at])) {
    const under = linesUnder(lines.slice(at + 1), next.indent);
    const outdented = under.map((line) => line.slice(Math.min(widthOf(line), next.indent + 2)));
    items.push(element('li', blocksIn([next.words, ...outdented], depth + 1)));
    at += 1 + under.length;
    // Blank lines between items are room.
    while (lines[at]?.trim() === '' && itemAt(lines[at + 1])) at += 1;
  }
  const kind = first?.kind ?? '-';
  const list = element(/\w/u.test(kind) ? 'ol' : 'ul', items, kind === 'a' ? { type: 'a' } : {});
  return { blocks: [list], lines: Math.max(1, at) };
}

type Item = { readonly indent: number; readonly kind: string; readonly words: string };

function itemAt(line = ''): Item | null {
  const [, indent = '', sign, , words = ''] = item.exec(line) ?? [];
  if (sign === undefined) return null;
  const kind = sign
    .replace(/^\d+/u, '1')
    .replace(/^[a-z]/u, 'a')
    .charAt(0);
  return { indent: indent.length, kind, words };
}

function isAlike(one: Item, other: Item | null): boolean {
  return one.indent === other?.indent && one.kind === other.kind;
}

/** What is indented further than the item, and blank lines between. */
function linesUnder(lines: readonly string[], indent: number): string[] {
  const end = lines.findIndex((line, index) => {
    if (line.trim() !== '') return widthOf(line) <= indent;
    const next = lines.slice(index).find((one) => one.trim() !== '');
    return next === undefined || widthOf(next) <= indent;
  });
  return lines.slice(0, end < 0 ? lines.length : end);
}

function widthOf(line: string): number {
  return line.length - line.trimStart().length;
}

function tabled(lines: readonly string[]): Taken {
  const end = lines.findIndex((line, index) => index > 1 && !line.includes('|'));
  const rows = lines.slice(0, end < 0 ? lines.length : end);
  const content = rows
    .filter((_, index) => index !== 1)
    .map((row, index) => {
      const words = row
        .trim()
        .replaceAll(/^\||\|$/gu, '')
        .split(/(?<!\\)\|/u);
      const cells = words.map((cell) => element(index === 0 ? 'th' : 'td', wordsIn(cell.trim())));
      return element('tr', cells);
    });
  return { blocks: [element('table', content)], lines: rows.length };
}

/** Lines until a blank one, or until something else begins; in an item, a list within it. */
function paragraph(lines: readonly string[], depth: number): Taken {
  const ends = depth > 0 ? [rule, heading, fence, quote, item] : [rule, heading, fence, quote];
  const end = lines.findIndex(
    (line, index) => index > 0 && (line.trim() === '' || ends.some((one) => one.test(line))),
  );
  const inner = lines.slice(0, end < 0 ? lines.length : end);
  const words = inner.map((line) => line.trimStart()).join('\n');
  return { blocks: [element('p', wordsIn(words))], lines: inner.length };
}
