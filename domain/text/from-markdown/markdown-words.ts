import type { HtmlElement, HtmlNode } from '@/domain/text/from-html/html-tree';

/** One piece of inline Markdown at the place where it stands, and what it becomes. */
type Piece = {
  readonly pattern: RegExp;
  readonly become: (found: readonly string[]) => HtmlNode;
};

/** Emphasis may stand in emphasis so often; deeper, the signs stay signs. */
const depthMax = 6;

export function element(tag: string, children: readonly HtmlNode[], attributes = {}): HtmlElement {
  return { tag, attributes, children };
}

/**
 * Words with emphasis, links, notes and line breaks. A sign that has no partner, or that
 * a backslash marks, is a sign of the text.
 */
export function wordsIn(words: string, depth = 0): HtmlNode[] {
  const nodes: HtmlNode[] = [];
  let plain = '';
  let rest = words;
  let before = '';
  while (rest !== '') {
    const found = depth < depthMax ? pieceAt(rest, before, depth) : null;
    if (found) {
      if (plain !== '') nodes.push(plain);
      plain = '';
      nodes.push(found.node);
    } else plain += rest.charAt(0);
    const length = found?.length ?? 1;
    before = rest.charAt(length - 1);
    rest = rest.slice(length);
  }
  if (plain !== '') nodes.push(plain);
  return nodes;
}

function piecesOf(depth: number): readonly Piece[] {
  const inside = (words = '') => wordsIn(words, depth + 1);
  return [
    { pattern: /^\\([!-/:-@[-`{-~])/u, become: ([, sign = '']) => sign },
    { pattern: /^`([^`\n]{1,1000})`/u, become: ([, code = '']) => code },
    { pattern: /^!\[[^\]\n]{0,200}\]\([^)\n]{1,1000}\)/u, become: () => element('img', []) },
    {
      pattern: /^\[\^([\w-]{1,20})\]/u,
      become: ([, name = '']) => element('a', [name], { href: `#fn${numberIn(name)}` }),
    },
    {
      pattern: /^\[([^\]\n]{1,500})\]\(<?([^)\s>]{1,2000})>?(?:\s+"[^"\n]*")?\)/u,
      become: ([, words, href = '']) => element('a', inside(words), { href }),
    },
    {
      pattern: /^<(https?:\/\/[^>\s]{1,2000})>/u,
      become: ([, href = '']) => element('a', [href], { href }),
    },
    { pattern: /^ {2,}\n|^\\\n/u, become: () => element('br', []) },
    {
      pattern: /^(\*\*|__)(?=\S)((?:(?!\1)[^\n]|\n(?!\n)){0,1999}?\S)\1(?!\w)/u,
      become: ([, , words]) => element('strong', inside(words)),
    },
    {
      pattern: /^~~(?=\S)([^~]{0,1999}\S)~~/u,
      become: ([, words]) => element('s', inside(words)),
    },
    {
      pattern: /^([*_])(?=[^\s*_])([^*_]{0,1999}[^\s*_])\1(?![\w*_])/u,
      become: ([, , words]) => element('em', inside(words)),
    },
  ];
}

const opening = /[\\`![<*_~ ]/u;

function pieceAt(
  rest: string,
  before: string,
  depth: number,
): { node: HtmlNode; length: number } | null {
  const first = rest.charAt(0);
  if (!opening.test(first)) return null;
  // `snake_case` and `5*3*2` are words.
  if (/[*_~]/u.test(first) && /[\p{L}\p{N}*_~]/u.test(before)) return null;
  for (const { pattern, become } of piecesOf(depth)) {
    const found = pattern.exec(rest);
    if (found) return { node: become(found), length: found[0].length };
  }
  return null;
}

function numberIn(name: string): number {
  return Number(/\d+/u.exec(name)?.[0] ?? 1);
}
