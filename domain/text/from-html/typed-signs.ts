import type { TextNode } from '@/domain/text/text';
import { isWords, type Line, type WordsLine } from './lines';

/** A number or letter that somebody typed at the head of a paragraph, and its end. */
const typedNumber = /^(\d{1,3})[.)][ \u00a0]+(?=\S|$)/u;
const typedLetter = /^\(?([a-z])\)[ \u00a0]+(?=\S|$)/u;

/** One number by itself is a number of the text. */
const numbersEnough = 2;

/**
 * Papers whose numbers were typed by hand: paragraphs `1.`, `2.` … that count without a
 * gap are clauses, and those `(a)`, `(b)` … behind one its items. The typed signs go, since
 * they would stand twice; where they do not count, they are words and stay.
 */
export function withTypedSigns(lines: readonly Line[]): readonly Line[] {
  let clauses = 0;
  let items = 0;
  const read = lines.map((line): Line => {
    if (!isWords(line) || line.isQuoted || line.place.kind !== 'paragraph' || line.isClause) {
      if (line.place.kind === 'heading') items = 0;
      return line;
    }
    if (signIn(line, typedNumber) === String(clauses + 1)) {
      clauses += 1;
      items = 0;
      return { ...withoutSign(line, typedNumber), isClause: true };
    }
    const letter = String.fromCodePoint(97 + items);
    if (clauses === 0 || items >= 26 || signIn(line, typedLetter) !== letter) return line;
    items += 1;
    const place = { kind: 'item', depth: 1, sign: 'letter' } as const;
    return { ...withoutSign(line, typedLetter), place };
  });
  return clauses >= numbersEnough ? read : lines;
}

function signIn({ content: [first] }: WordsLine, sign: RegExp): string | undefined {
  return first?.type === 'text' ? sign.exec(first.text ?? '')?.[1] : undefined;
}

function withoutSign(line: WordsLine, sign: RegExp): WordsLine {
  const [first, ...rest] = line.content;
  if (!first) return line;
  const words: TextNode = { ...first, text: (first.text ?? '').replace(sign, '') };
  return { ...line, content: words.text === '' ? rest : [words, ...rest] };
}
