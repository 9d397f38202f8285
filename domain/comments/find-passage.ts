import type { Span } from './anchor';
import { closestMatch } from './closest-match';
import { commonLength } from './common-length';

/** A passage that is looked for, and what is remembered of its surroundings. Bare text all. */
export type Sought = {
  readonly passage: string;
  readonly before: string;
  readonly after: string;
  /** Where it should be, if anything is known of it. */
  readonly near: number | null;
  /** How many times the passage stood in the text when it was last seen there. */
  readonly copies: number;
};

/** From this length on a passage is recognised by itself; a shorter one needs its surroundings. */
const tellingLength = 24;

/** So many characters of the surroundings must stand where they stood. */
const tellingContext = 8;

/** Passages shorter than this are found exactly or not at all. */
const shortestApproximate = 8;

/** Places tried, so that a text of one repeated word costs no more than any other. */
const maxPlaces = 200;

/**
 * Finds a passage again in a text that has changed around it: word for word first, and
 * of several places the one whose surroundings agree most, then the nearest; else the
 * closest stretch that still clearly is the passage. Null when it is gone: a common
 * word must not drift to some other place where it happens to stand.
 */
export function findPassage(text: string, sought: Sought): Span | null {
  if (sought.passage === '') return null;
  return findExactly(text, sought) ?? findBetween(text, sought) ?? findApproximately(text, sought);
}

/** The word-for-word half of findPassage. */
function findExactly(text: string, sought: Sought): Span | null {
  const { passage, before, after, copies } = sought;
  const places = placesOf(text, passage);
  if (places.length === 0) return null;
  const spans = places.map((from) => ({ from, to: from + passage.length }));
  const best = bestOf(text, spans, sought);
  const agreed = agreement(text, best, sought);
  const known = before.length + after.length;
  // One of several copies is gone, and it may have been ours: only its own place will do.
  if (places.length < copies) return agreed * 4 >= known * 3 && agreed > 0 ? best : null;
  const recognised = passage.length >= tellingLength || agreed >= Math.min(known, tellingContext);
  return recognised ? best : null;
}

/** How many times a passage stands in a text; counts no further than the places tried. */
export function copiesOf(text: string, passage: string): number {
  return passage === '' ? 0 : placesOf(text, passage).length;
}

function placesOf(text: string, words: string): number[] {
  const places: number[] = [];
  let place = text.indexOf(words);
  while (place !== -1 && places.length < maxPlaces) {
    places.push(place);
    place = text.indexOf(words, place + 1);
  }
  return places;
}

function bestOf(text: string, spans: readonly Span[], sought: Sought): Span {
  const [first, ...others] = spans;
  if (!first) throw new RangeError('no place to choose from');
  const distance = ({ from }: Span) => (sought.near === null ? 0 : Math.abs(from - sought.near));
  return others.reduce((best, span) => {
    const gain = agreement(text, span, sought) - agreement(text, best, sought);
    return gain > 0 || (gain === 0 && distance(span) < distance(best)) ? span : best;
  }, first);
}

/** How many characters of the remembered surroundings stand right around a span. */
function agreement(text: string, span: Span, { before, after }: Sought): number {
  let left = 0;
  while (
    left < before.length &&
    left < span.from &&
    before[before.length - 1 - left] === text[span.from - 1 - left]
  )
    left += 1;
  let right = 0;
  while (right < after.length && after[right] === text[span.to + right]) right += 1;
  return left + right;
}

/** How much of its surroundings brackets a passage, on each side. */
const bracketLength = 16;

/** Between its surroundings a passage may have grown to this, and no further. */
const longestBetween = ({ passage }: Sought) => passage.length * 3 + 100;

/** Longer ones are not compared letter by letter. */
const longestCompared = 2_000;

/**
 * Finds what stands between the passage's own surroundings, if most of the passage is
 * still in it: words were written into it, or some of it was altered.
 */
function findBetween(text: string, sought: Sought): Span | null {
  const { passage, before, after, near } = sought;
  if (passage.length > longestCompared) return null;
  const starts = before === '' ? [0] : endsOf(text, before.slice(-bracketLength));
  const ends = after === '' ? [text.length] : placesOf(text, after.slice(0, bracketLength));
  const spans = starts.flatMap((from) => {
    const to = ends.find((end) => end > from);
    return to === undefined || to - from > longestBetween(sought) ? [] : [{ from, to }];
  });
  const kept = spans.filter(({ from, to }) => {
    const between = text.slice(from, to);
    // Word for word it was found, and judged not to be ours, already.
    return between !== passage && mostIsIn(between, passage);
  });
  const far = ({ from }: Span) => (near === null ? 0 : Math.abs(from - near));
  return kept.toSorted((one, other) => far(one) - far(other))[0] ?? null;
}

/** Long texts have much in common by chance alone, short ones less. */
function mostIsIn(between: string, passage: string): boolean {
  const least = passage.length < tellingLength ? 0.51 : 0.6;
  return commonLength(between, passage) >= passage.length * least;
}

function endsOf(text: string, words: string): number[] {
  return placesOf(text, words).map((place) => place + words.length);
}

function findApproximately(text: string, sought: Sought): Span | null {
  const { passage } = sought;
  if (passage.length < shortestApproximate) return null;
  const start = likelyStart(text, sought);
  if (start === null) return null;
  const slack = Math.ceil(passage.length / 4) + 8;
  const from = Math.max(start - slack, 0);
  const match = closestMatch(text.slice(from, start + passage.length + slack), passage);
  const span = { from: from + match.from, to: from + match.to };
  // Word for word it was found, and judged not to be ours, already.
  if (match.distance === 0 || span.from >= span.to) return null;
  const held = agreement(text, span, sought) >= tellingContext;
  // Three quarters of it must be left, or half of it where its surroundings still stand.
  const allowed = passage.length / (held ? 2 : 4);
  return match.distance <= allowed ? toWords(text, span, sought) : null;
}

/** A passage of whole words stays one: where it now begins or ends inside a word, it grows. */
function toWords(text: string, span: Span, { passage, before, after }: Sought): Span {
  let { from, to } = span;
  if (!insideWord(before.slice(-1) + passage.slice(0, 1)))
    while (from > 0 && insideWord(text.slice(from - 1, from + 1))) from -= 1;
  if (!insideWord(passage.slice(-1) + after.slice(0, 1)))
    while (to < text.length && insideWord(text.slice(to - 1, to + 1))) to += 1;
  return { from, to };
}

function insideWord(pair: string): boolean {
  return /^[\p{L}\p{N}]{2}$/u.test(pair);
}

/**
 * Where an altered passage most likely begins: pieces of it are looked up word for
 * word, each votes for the beginning it implies, and the surroundings vote as well.
 * Votes for nearly the same beginning are counted together.
 */
function likelyStart(text: string, sought: Sought): number | null {
  const bucket = Math.max(Math.ceil(sought.passage.length / 8), 4);
  const votes = new Map<number, number>();
  const add = (key: number, weight: number) => votes.set(key, (votes.get(key) ?? 0) + weight);
  for (const { start, weight } of impliedStarts(text, sought)) {
    const key = Math.round(start / bucket);
    add(key, weight * 2);
    add(key - 1, weight);
    add(key + 1, weight);
  }
  const far = (key: number) => (sought.near === null ? 0 : Math.abs(key * bucket - sought.near));
  const [winner] = [...votes].sort(
    ([one, ones], [other, others]) => others - ones || far(one) - far(other) || one - other,
  );
  return winner ? Math.max(winner[0] * bucket, 0) : null;
}

function impliedStarts(text: string, { passage, before, after }: Sought) {
  const starts: { start: number; weight: number }[] = [];
  const lookUp = (words: string, shift: number, weight: number) => {
    for (const place of placesOf(text, words)) starts.push({ start: place + shift, weight });
  };
  const size = passage.length < tellingLength ? 4 : 8;
  const stride = Math.max(Math.floor(passage.length / 64), 1);
  for (let at = 0; at + size <= passage.length; at += stride)
    lookUp(passage.slice(at, at + size), -at, 1);
  if (before.length >= tellingContext) lookUp(before.slice(-tellingContext), tellingContext, size);
  if (after.length >= tellingContext) lookUp(after.slice(0, tellingContext), -passage.length, size);
  return starts;
}
