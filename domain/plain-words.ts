// What people type into titles, names, options and reasons, without what nobody sees: the
// one place that knows which letters are none.

/** Letters that join others in some scripts and in emoji; everywhere else they hide. */
const joiner = String.raw`[\u200C\u200D]`;
const joiners = new RegExp(
  String.raw`(?<![\p{L}\p{M}\p{So}\uFE0F])${joiner}|${joiner}(?![\p{L}\p{M}\p{So}])`,
  'gu',
);

/**
 * Invisible and direction-changing letters: controls, format characters but for the
 * joiners, blank fillers, private and unassigned ones, halves of letters. Of them one name
 * can be made to look like another, and a line to read backwards.
 */
const unseen = new RegExp(
  [
    String.raw`[\p{Cs}\p{Co}\p{Cn}]`,
    String.raw`(?!\u200C|\u200D|\n)[\p{Cc}\p{Cf}]`,
    // Fillers that are drawn as nothing, and variants that nobody can tell apart.
    String.raw`[\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0\uFFFC]`,
    String.raw`[\u180B-\u180F]`,
    String.raw`[\u{E0100}-\u{E01EF}]`,
  ].join('|'),
  'gu',
);

/** One line of plain words: in one form (NFC), with single spaces and nothing invisible. */
export function plainLine(typed: string): string {
  return plainText(typed).replaceAll(/\s+/gu, ' ').trim();
}

/** Plain words in several lines, as of a comment: line ends of one kind, nothing invisible. */
export function plainText(typed: string): string {
  return typed
    .normalize('NFC')
    .replaceAll(/\r\n?|[\u2028\u2029\u0085]/gu, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(unseen, '')
    .replaceAll(joiners, '')
    .trim();
}

/** Is there something in it that `plainLine` would take out? */
export function isPlain(typed: string): boolean {
  return typed.search(unseen) === -1 && typed.search(joiners) === -1;
}

/** Letters of other scripts that are drawn like Latin ones, each behind its double. */
const doubles: readonly (readonly [string, string])[] = [
  // Cyrillic
  ['a', 'аА'],
  ['b', 'Ь'],
  ['B', 'вВ'],
  ['c', 'сС'],
  ['d', 'ԁԀ'],
  ['e', 'еЕёЁ'],
  ['g', 'ԍ'],
  ['h', 'һҺ'],
  ['H', 'нН'],
  ['i', 'іІ'],
  ['j', 'јЈ'],
  ['k', 'кК'],
  ['l', 'ӏӀ'],
  ['M', 'мМ'],
  ['o', 'оО'],
  ['p', 'рР'],
  ['q', 'ԛԚ'],
  ['s', 'ѕЅ'],
  ['T', 'тТ'],
  ['v', 'ѵѴ'],
  ['w', 'ԝԜ'],
  ['x', 'хХ'],
  ['y', 'уУүҮ'],
  // Greek
  ['A', 'Α'],
  ['a', 'α'],
  ['B', 'Β'],
  ['E', 'Ε'],
  ['H', 'Η'],
  ['I', 'Ι'],
  ['i', 'ι'],
  ['K', 'Κκ'],
  ['M', 'Μ'],
  ['N', 'Ν'],
  ['o', 'Οο'],
  ['P', 'Ρ'],
  ['p', 'ρ'],
  ['T', 'Ττ'],
  ['u', 'υ'],
  ['v', 'ν'],
  ['x', 'Χχ'],
  ['Y', 'Υ'],
  ['Z', 'Ζ'],
  // Armenian, Cherokee and Latin look-alikes
  ['h', 'հ'],
  ['n', 'ո'],
  ['o', 'օ'],
  ['u', 'ս'],
  ['q', 'զ'],
  ['g', 'ց'],
  ['a', 'ɑ'],
  ['g', 'ɡ'],
  ['i', 'ıɩ'],
  ['l', 'ǀ|'],
  ['A', 'Ꭺ'],
  ['B', 'Ᏼ'],
  ['C', 'Ꮯ'],
  ['D', 'Ꭰ'],
  ['E', 'Ꭼ'],
  ['H', 'Ꮋ'],
  ['J', 'Ꭻ'],
  ['K', 'Ꮶ'],
  ['L', 'Ꮮ'],
  ['M', 'Ꮇ'],
  ['P', 'Ꮲ'],
  ['R', 'Ꭱ'],
  ['S', 'Ꮪ'],
  ['T', 'Ꭲ'],
  ['V', 'Ꮩ'],
  ['W', 'Ꮃ'],
  ['Z', 'Ꮓ'],
  // Digits and signs
  ['o', '0'],
  ['l', '1'],
  ['-', '‐‑‒–—−'],
  ["'", '’‘ʼ′`´'],
];

const latin = new Map(
  doubles.flatMap(([letter, like]) => Array.from(like, (one) => [one, letter])),
);

/**
 * Whether two names look the same to somebody who reads quickly: apart from case, spaces
 * and punctuation of one form, and letters that are drawn alike. Names are meant, not
 * sentences: within one session few of them are told apart by such a letter alone.
 */
export function looksLike(one: string, other: string): boolean {
  return outlineOf(one) === outlineOf(other) || seenOf(one) === seenOf(other);
}

function seenOf(name: string): string {
  const plain = plainLine(name.normalize('NFKC'));
  return Array.from(plain, (letter) => latin.get(letter) ?? letter)
    .join('')
    .toLowerCase();
}

/** As `seenOf`, with a capital I drawn as the small l that it looks like. */
function outlineOf(name: string): string {
  return seenOf(name.replaceAll(/[IΙІӀ]/g, 'l'))
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');
}
