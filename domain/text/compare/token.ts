import type { TextMark, TextNode } from '@/domain/text/text';

/** So many letters, one after the other, with the same marks. */
export type MarkRun = readonly [length: number, marks: readonly TextMark[]];

/**
 * The smallest piece that is compared: a word, a run of blanks, a line break, or any other
 * single character. Half a word in bold is still that word, so the marks lie beside the
 * letters. `runs` is left out where nothing is marked.
 */
export type Token = {
  readonly text: string;
  readonly runs?: readonly MarkRun[];
  /** A line break made by the editor, not a letter. */
  readonly isBreak?: true;
};

const lineBreak: Token = { text: '\n', isBreak: true };

/*
 * Words with their inner apostrophes and hyphens, French elisions by themselves (else
 * “l’Organisation” → “les organisations” hides that “d’examiner” stayed), numbers with
 * their separators, runs of blanks, and else one character at a time.
 */
const pattern =
  /(?:[ldjmtscn]|qu|lorsqu|puisqu|quoiqu|jusqu|quelqu)['’](?=\p{L})|[\p{L}\p{M}\p{N}]+(?:(?:['’\u2010\u2011-]|(?<=\p{N})[.,\u00A0\u202F](?=\p{N}))[\p{L}\p{M}\p{N}]+)*|[\s\u00A0\u202F]+|./giuy;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** Takes the words of a paragraph or heading apart. What its tokens say is exactly what it said. */
export function tokensOf(content: readonly TextNode[]): Token[] {
  const tokens: Token[] = [];
  let words: TextNode[] = [];
  const flush = (): void => {
    if (words.length > 0) tokens.push(...tokensOfWords(words));
    words = [];
  };
  for (const node of content) {
    if (node.type === 'hardBreak') {
      flush();
      tokens.push(lineBreak);
    } else words.push(node);
  }
  flush();
  return tokens;
}

/** Writes tokens as the content of a paragraph or heading again. */
export function contentOf(tokens: readonly Token[]): TextNode[] {
  const content: { type: 'text' | 'hardBreak'; text?: string; marks?: readonly TextMark[] }[] = [];
  let last = '';
  for (const token of tokens) {
    if (token.isBreak) {
      content.push({ type: 'hardBreak' });
      last = '';
      continue;
    }
    let at = 0;
    for (const [length, marks] of token.runs ?? [[token.text.length, []] as const]) {
      const text = token.text.slice(at, at + length);
      const key = JSON.stringify(marks);
      const before = content.at(-1);
      if (before?.type === 'text' && key === last) before.text += text;
      else content.push({ type: 'text', text, ...(marks.length > 0 && { marks }) });
      last = key;
      at += length;
    }
  }
  return content;
}

/** Equal for tokens that are the same word, however its accents are encoded. */
export function keyOfToken(token: Token): string {
  if (token.isBreak) return '\u0000break';
  return plain.test(token.text) ? token.text : token.text.normalize('NFC');
}

/** Nothing but blanks. */
export function isBlank(token: Token): boolean {
  return /^[\s\u00A0\u202F]+$/u.test(token.text);
}

/** A word, as opposed to blanks and signs. */
export function isWord(token: Token): boolean {
  return /[\p{L}\p{N}]/u.test(token.text);
}

/** Does a thought end here: a sentence, a clause of it, or a line? */
export function isBarrier(token: Token): boolean {
  return token.isBreak === true || /^[.;:!?]$/u.test(token.text);
}

/** How much a token says: short words half, signs a quarter, blanks nothing. */
export function weightOf(token: Token): number {
  if (isBlank(token)) return 0;
  if (!isWord(token)) return 0.25;
  return token.text.length > 3 ? 1 : 0.5;
}

/** Letters that have one encoding only: Latin, and the usual dashes and quotes. */
const plain = /^[\p{ASCII}\u00A0-\u00FF\u2010-\u2027]*$/u;

function tokensOfWords(nodes: readonly TextNode[]): Token[] {
  const whole = nodes.map(({ text = '' }) => text).join('');
  const texts = split(whole);
  if (nodes.every(({ marks }) => !marks || marks.length === 0)) {
    return texts.map((text) => ({ text }));
  }
  const runs = nodes.map(({ text = '', marks = [] }): MarkRun => [text.length, marks]);
  return withRuns(texts, runs);
}

function split(whole: string): string[] {
  const texts: string[] = [];
  const found = new RegExp(pattern);
  for (let at = 0; at < whole.length;) {
    found.lastIndex = at;
    // The pattern ends in “any character”, so it fails on line ends alone.
    const text = found.exec(whole)?.[0] ?? whole.charAt(at);
    at += text.length;
    if (unspaced.test(text))
      texts.push(...[...segmenter.segment(text)].map((part) => part.segment));
    else texts.push(text);
  }
  return texts;
}

function withRuns(texts: readonly string[], runs: readonly MarkRun[]): Token[] {
  let at = 0;
  let left = runs[0]?.[0] ?? 0;
  return texts.map((text) => {
    const own: MarkRun[] = [];
    for (let missing = text.length; missing > 0;) {
      const marks = runs[at]?.[1] ?? [];
      const length = Math.min(left, missing);
      own.push([length, marks]);
      missing -= length;
      left -= length;
      if (left === 0) left = runs[++at]?.[0] ?? Number.MAX_SAFE_INTEGER;
    }
    const joined = joinRuns(own);
    return joined.every(([, marks]) => marks.length === 0) ? { text } : { text, runs: joined };
  });
}

function joinRuns(runs: readonly MarkRun[]): MarkRun[] {
  const joined: MarkRun[] = [];
  for (const [length, marks] of runs) {
    const last = joined.at(-1);
    if (last && JSON.stringify(last[1]) === JSON.stringify(marks)) {
      joined[joined.length - 1] = [last[0] + length, marks];
    } else joined.push([length, marks]);
  }
  return joined;
}
