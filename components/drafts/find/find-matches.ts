/** A place where the asked words stand: indices in the words that were searched. */
export type Match = { readonly from: number; readonly to: number };

const plainSigns: Readonly<Record<string, string>> = {
  '\u00a0': ' ',
  '\u202f': ' ',
  '’': "'",
  '‘': "'",
  '‑': '-',
  '–': '-',
  '“': '"',
  '”': '"',
};

/**
 * The words as a reader who searches means them: without capitals and accents, with the
 * plain forms of spaces, quotes and dashes. Every letter stays at its place.
 */
export function folded(words: string): string {
  // oxlint-disable-next-line no-control-regex -- plain ASCII needs no look at each letter
  if (/^[\u0000-\u007f]*$/u.test(words)) return words.toLowerCase();
  let plain = '';
  for (let index = 0; index < words.length; index += 1) plain += foldedLetter(words.charAt(index));
  return plain;
}

function foldedLetter(letter: string): string {
  const plain = plainSigns[letter];
  if (plain) return plain;
  const small = letter.normalize('NFD').charAt(0).toLowerCase();
  // `İ` has two letters in small: it would move everything behind it.
  return small.length === 1 ? small : letter;
}

/**
 * The places of the asked words in words that are folded already; places never overlap.
 *
 * @param max no more than this many are looked for
 */
export function matchesIn(words: string, asked: string, max: number): Match[] {
  const matches: Match[] = [];
  if (asked === '') return matches;
  let from = words.indexOf(asked);
  while (from >= 0 && matches.length < max) {
    matches.push({ from, to: from + asked.length });
    from = words.indexOf(asked, from + asked.length);
  }
  return matches;
}
