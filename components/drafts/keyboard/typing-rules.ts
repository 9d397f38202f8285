/** What signs that were just typed ask for. The lengths are those of the signs in the text. */
export type Shape =
  | { readonly kind: 'block'; readonly signs: string; readonly block: BlockShape }
  | {
      readonly kind: 'mark';
      readonly signs: string;
      readonly words: number;
      readonly mark: 'bold' | 'strike';
    };

export type BlockShape =
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3 }
  | { readonly type: 'bulletList' | 'orderedList' | 'blockquote' };

const blockSigns: Readonly<Record<string, BlockShape>> = {
  '# ': { type: 'heading', level: 1 },
  '## ': { type: 'heading', level: 2 },
  '### ': { type: 'heading', level: 3 },
  '- ': { type: 'bulletList' },
  '> ': { type: 'blockquote' },
};

/** Only in an empty paragraph: elsewhere they begin a sentence, or number one by hand. */
const signsOfEmpty: Readonly<Record<string, BlockShape>> = {
  '1. ': { type: 'orderedList' },
  'a) ': { type: 'orderedList' },
};

/** A pair around words that stand by themselves; never one that a backslash marks. */
const pairs = [
  { mark: 'bold', pattern: /(?:^|[\s([{«“‘"'])(\*\*)(?=[^\s*])([^*\n]{0,200}[^\s*\\])\*\*$/u },
  { mark: 'strike', pattern: /(?:^|[\s([{«“‘"'])(~~)(?=[^\s~])([^~\n]{0,200}[^\s~\\])~~$/u },
] as const;

/**
 * What the signs before the caret ask for, if they can mean nothing else. Single
 * asterisks and underscores, lines of them, and years at the head of a line are words
 * of a text like this one (`those marked * have not`, `__init__`, `2026. `): they stay.
 *
 * @param before what stands in the paragraph before the caret, with what was just typed
 * @param after what stands in it behind the caret
 */
export function shapeOf(before: string, after: string): Shape | null {
  const block = blockSigns[before] ?? (after === '' ? signsOfEmpty[before] : undefined);
  if (block) return { kind: 'block', signs: before, block };
  for (const { mark, pattern } of pairs) {
    const [, signs = '', words = ''] = pattern.exec(before) ?? [];
    if (signs) return { kind: 'mark', signs, words: words.length, mark };
  }
  return null;
}
