import { align, type Hunk } from './align';
import {
  type Dictionary,
  endsThought,
  isBlankPiece,
  isBreakPiece,
  type Piece,
  samePiece,
  weightOfPiece,
} from './stream';

/** Where the words of two streams differ, cleaned up so that a person would mark the same. */
export function hunksOf(a: readonly Piece[], b: readonly Piece[], words: Dictionary): Hunk[] {
  const raw = align(words.numbersOf(a), words.numbersOf(b));
  return absorb(slideAll(absorb(raw, a), a, b), a);
}

/**
 * Stretches that both sides share by their keys but that differ in marks, accents or what
 * a head says: hunks of equal length, one for each run of pieces that changed.
 */
export function changedBetween(
  hunks: readonly Hunk[],
  a: readonly Piece[],
  b: readonly Piece[],
): Hunk[] {
  const changed: Hunk[] = [];
  let aFrom = 0;
  let bFrom = 0;
  for (const { aFrom: until, aTo, bTo } of [...hunks, end(a, b)]) {
    for (; aFrom < until; aFrom += 1, bFrom += 1) {
      const one = a[aFrom];
      const other = b[bFrom];
      if (!one || !other || samePiece(one, other)) continue;
      extend(changed, aFrom, bFrom, isBreakPiece(one) || isBreakPiece(a[aFrom - 1] ?? one));
    }
    aFrom = aTo;
    bFrom = bTo;
  }
  return changed;
}

function end(a: readonly Piece[], b: readonly Piece[]): Hunk {
  return { aFrom: a.length, aTo: a.length, bFrom: b.length, bTo: b.length };
}

function extend(changed: Hunk[], a: number, b: number, alone: boolean): void {
  const last = changed.at(-1);
  if (!alone && last && last.aTo === a && last.bTo === b) {
    changed[changed.length - 1] = { ...last, aTo: a + 1, bTo: b + 1 };
  } else changed.push({ aFrom: a, aTo: a + 1, bFrom: b, bTo: b + 1 });
}

/**
 * Makes one change of two that only a little stands between: nothing but blanks, or words
 * that weigh at most half of the lighter change and at most three. Never across the end
 * of a thought.
 */
function absorb(hunks: readonly Hunk[], a: readonly Piece[]): Hunk[] {
  const kept: Hunk[] = [];
  for (const hunk of hunks) {
    let next = hunk;
    for (let last = kept.at(-1); last && isAbsorbed(last, next, a); last = kept.at(-1)) {
      next = { aFrom: last.aFrom, aTo: next.aTo, bFrom: last.bFrom, bTo: next.bTo };
      kept.pop();
    }
    kept.push(next);
  }
  return kept;
}

function isAbsorbed(left: Hunk, right: Hunk, a: readonly Piece[]): boolean {
  let weight = 0;
  let blanks = true;
  for (let at = left.aTo; at < right.aFrom; at += 1) {
    const piece = a[at];
    if (!piece || endsThought(piece)) return false;
    weight += weightOfPiece(piece);
    blanks &&= isBlankPiece(piece);
    if (weight > 3) return false;
  }
  // Two insertions around one blank are two changes; around a replaced word they are one.
  if (blanks) return isReplacing(left) || isReplacing(right) || left.aTo === right.aFrom;
  return weight <= Math.min(sizeOf(left), sizeOf(right)) / 2;
}

function isReplacing({ aFrom, aTo, bFrom, bTo }: Hunk): boolean {
  return aTo > aFrom && bTo > bFrom;
}

/** In places, roughly: blanks stand between words, so half of the pieces are words. */
function sizeOf({ aFrom, aTo, bFrom, bTo }: Hunk): number {
  return Math.max(aTo - aFrom, bTo - bFrom) / 2;
}

/** Moves pure insertions and deletions along equal pieces to their best border. */
function slideAll(hunks: readonly Hunk[], a: readonly Piece[], b: readonly Piece[]): Hunk[] {
  return hunks.map((hunk, index) => {
    const before = hunks[index - 1];
    const after = hunks[index + 1];
    if (hunk.aFrom === hunk.aTo) {
      const room = { least: before?.bTo ?? 0, most: after?.bFrom ?? b.length };
      const shift = bestShift(b, hunk.bFrom, hunk.bTo, room);
      return shifted(hunk, shift);
    }
    if (hunk.bFrom === hunk.bTo) {
      const room = { least: before?.aTo ?? 0, most: after?.aFrom ?? a.length };
      return shifted(hunk, bestShift(a, hunk.aFrom, hunk.aTo, room));
    }
    return hunk;
  });
}

function shifted({ aFrom, aTo, bFrom, bTo }: Hunk, by: number): Hunk {
  return { aFrom: aFrom + by, aTo: aTo + by, bFrom: bFrom + by, bTo: bTo + by };
}

/** How far a hunk is looked at to either side; further away nothing better comes. */
const slideMax = 200;

function bestShift(
  pieces: readonly Piece[],
  from: number,
  to: number,
  room: { least: number; most: number },
): number {
  let best = 0;
  let score = borderScore(pieces, from, to);
  const consider = (shift: number): void => {
    const found = borderScore(pieces, from + shift, to + shift);
    if (found > score) {
      best = shift;
      score = found;
    }
  };
  for (let shift = -1; shift >= -slideMax && from + shift >= room.least; shift -= 1) {
    if (!alike(pieces[from + shift], pieces[to + shift])) break;
    consider(shift);
  }
  for (let shift = 1; shift <= slideMax && to + shift <= room.most; shift += 1) {
    if (!alike(pieces[from + shift - 1], pieces[to + shift - 1])) break;
    consider(shift);
  }
  return best;
}

function alike(one: Piece | undefined, other: Piece | undefined): boolean {
  return one !== undefined && other !== undefined && samePiece(one, other);
}

/** The better a passage begins and ends: leaf, then sentence, then comma, then word. */
function borderScore(pieces: readonly Piece[], from: number, to: number): number {
  const first = pieces[from];
  const beginsLeaf = from === 0 || (first !== undefined && isBreakPiece(first));
  const endsLeaf = to === pieces.length || isBreakPieceAt(pieces, to);
  if (beginsLeaf && endsLeaf) return 8;
  return beginScore(pieces, from) + (first && isBlankPiece(first) ? 0 : 0.5);
}

function isBreakPieceAt(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at];
  return piece !== undefined && isBreakPiece(piece);
}

/** What stands before the passage, blanks left out. */
function beginScore(pieces: readonly Piece[], from: number): number {
  let at = from - 1;
  let blank = false;
  for (let piece = pieces[at]; piece && isBlankPiece(piece); piece = pieces[--at]) blank = true;
  const before = pieces[at];
  if (!before || isBreakPiece(before)) return 6;
  if (endsThought(before)) return blank ? 5 : 2;
  if ('text' in before && before.text === ',') return blank ? 3 : 2;
  return blank ? 2 : 1;
}
