import type { TextJson } from '@/domain/text/text';
import type { Change, Comparison } from './change';
import { familiesOf, type Family } from './families';
import { flatten, type Leaf, sameContent, sameHead, textOf } from './flat';
import { heaviestIncreasing } from './heaviest-increasing';
import { changedBetween, hunksOf } from './hunks';
import { pairLeaves } from './pair-leaves';
import { withKeysOf } from './same-keys';
import { Dictionary, isBreakPiece, type Piece, type Stream, streamOf } from './stream';

/**
 * How the first text differs from the second: which clauses came, went and moved, and
 * which words changed in those that stayed. Applying all changes to the first text gives
 * exactly the second, applying none the first, and any part a valid text [P20].
 *
 * Clauses are matched by permanent id, then by words; what moved is what is not in the
 * heaviest part that kept its order; words are cleaned up so that a person would mark the
 * same. The result depends on the two texts alone.
 */
export function compareTexts(before: TextJson, after: TextJson): Comparison {
  return compareLeaves(flatten(before), flatten(after)).comparison;
}

/** Two texts laid side by side: what merging needs beyond the changes themselves. */
export type Matched = {
  readonly a: readonly Leaf[];
  /** With the names of `a` for what is the same. */
  readonly b: readonly Leaf[];
  /** All families in the order of `a`, then those that only `b` has, in its order. */
  readonly families: readonly Family[];
  /** The families in the order of `b` with the family of the backbone each follows. */
  readonly order: readonly Placed[];
  readonly comparison: Comparison;
};

/** A family of `b`, whether it stayed, and the last family that stayed before it, or -1. */
type Placed = { readonly family: number; readonly stays: boolean; readonly after: number };

/** Compares texts that were laid flat. */
export function compareLeaves(a: readonly Leaf[], given: readonly Leaf[]): Matched {
  const pairs = pairLeaves(a, given);
  const b = withKeysOf(a, given, pairs);
  const families = allFamilies(a, b, familiesOf(a, b, pairs));
  const order = placed(a, b, families);
  const words = new Dictionary();
  const changes: Change[] = [];
  const gone = goneBehind(families, order);
  changes.push(...deletions(gone.get(-1)));
  for (const place of order) {
    const family = families[place.family];
    if (!family) continue;
    changes.push(...changesOf(place, family, a, b, words));
    changes.push(...deletions(gone.get(place.family)));
  }
  const own = families.filter(({ aFrom, aTo }) => aTo > aFrom);
  const comparison = { families: own.map(({ aFrom, aTo }) => aTo - aFrom), changes };
  return { a, b, families, order, comparison };
}

function changesOf(
  { family: number, stays, after }: Placed,
  family: Family,
  a: readonly Leaf[],
  b: readonly Leaf[],
  words: Dictionary,
): Change[] {
  const leaves = b.slice(family.bFrom, family.bTo);
  if (family.aTo === family.aFrom) return [{ kind: 'insert', after, leaves }];
  const before = a.slice(family.aFrom, family.aTo);
  const moved = stays ? [] : [{ kind: 'move', family: number, after } as const];
  if (sameLeaves(before, leaves)) return moved;
  return [...moved, ...changesWithin(number, streamOf(before), streamOf(leaves), words)];
}

/** What differs between two streams of one family, in order. */
function changesWithin(family: number, before: Stream, after: Stream, words: Dictionary): Change[] {
  const changes: Change[] = [];
  if (!sameHead(before.head, after.head)) {
    changes.push({ kind: 'kind', family, at: -1, head: after.head });
  }
  const hunks = hunksOf(before.pieces, after.pieces, words);
  const finer = changedBetween(hunks, before.pieces, after.pieces);
  const all = [
    ...hunks.map((hunk) => ({ hunk, whole: true })),
    ...finer.map((hunk) => ({ hunk, whole: false })),
  ];
  all.sort((one, other) => one.hunk.aFrom - other.hunk.aFrom || one.hunk.aTo - other.hunk.aTo);
  for (const { hunk, whole } of all) {
    const put = after.pieces.slice(hunk.bFrom, hunk.bTo);
    const struck = before.pieces.slice(hunk.aFrom, hunk.aTo);
    const at = hunk.aFrom;
    const head = put[0] && isBreakPiece(put[0]) ? put[0].head : null;
    if (whole || !head) changes.push(wordsOrMarks(family, at, struck, put));
    else changes.push({ kind: 'kind', family, at, head });
  }
  return changes;
}

function wordsOrMarks(
  family: number,
  at: number,
  struck: readonly Piece[],
  put: readonly Piece[],
): Change {
  const sameLetters =
    struck.length === put.length &&
    struck.every((piece, index) => {
      const other = put[index];
      if (!other || isBreakPiece(piece) || isBreakPiece(other)) return false;
      return piece.text === other.text && piece.isBreak === other.isBreak;
    });
  if (sameLetters) return { kind: 'marks', family, at, put };
  return { kind: 'words', family, at, strike: struck.length, put };
}

/** Are these exactly the same leaves, in words, marks, kind and place? */
export function sameLeaves(one: readonly Leaf[], other: readonly Leaf[]): boolean {
  return (
    one.length === other.length &&
    one.every((leaf, index) => {
      const twin = other[index];
      return twin !== undefined && sameContent(leaf.content, twin.content) && sameHead(leaf, twin);
    })
  );
}

/** Every leaf of either text in exactly one family. */
function allFamilies(a: readonly Leaf[], b: readonly Leaf[], paired: readonly Family[]): Family[] {
  const inA = new Set<number>();
  const inB = new Set<number>();
  for (const { aFrom, aTo, bFrom, bTo } of paired) {
    for (let i = aFrom; i < aTo; i += 1) inA.add(i);
    for (let j = bFrom; j < bTo; j += 1) inB.add(j);
  }
  const lost = [...a.keys()].filter((i) => !inA.has(i));
  const gained = [...b.keys()].filter((j) => !inB.has(j));
  const own = [...paired, ...lost.map((i) => ({ aFrom: i, aTo: i + 1, bFrom: -1, bTo: -1 }))];
  own.sort((one, other) => one.aFrom - other.aFrom);
  return [...own, ...gained.map((j) => ({ aFrom: -1, aTo: -1, bFrom: j, bTo: j + 1 }))];
}

/** Puts the families of `b` in its order and finds which of them stayed where they were. */
function placed(a: readonly Leaf[], b: readonly Leaf[], families: readonly Family[]): Placed[] {
  const both = [...families.entries()].filter(([, { aFrom, bFrom }]) => aFrom >= 0 && bFrom >= 0);
  const chain = heaviestIncreasing(
    both.map(([, { bFrom }]) => bFrom),
    both.map(([, { aFrom, aTo }]) => 1 + weightOfLeaves(a.slice(aFrom, aTo))),
    b.length + 1,
  );
  const staying = new Set(chain.map((index) => both[index]?.[0]));
  const inOrder = [...families.keys()]
    .filter((family) => (families[family]?.bFrom ?? -1) >= 0)
    .sort((one, other) => (families[one]?.bFrom ?? 0) - (families[other]?.bFrom ?? 0));
  let after = -1;
  return inOrder.map((family) => {
    const stays = staying.has(family);
    const place = { family, stays, after };
    if (stays) after = family;
    return place;
  });
}

/** Families that are gone, by the family that stayed before them. */
function goneBehind(
  families: readonly Family[],
  order: readonly Placed[],
): Map<number, readonly number[]> {
  const staying = new Set(order.filter(({ stays }) => stays).map(({ family }) => family));
  const gone = new Map<number, number[]>();
  let last = -1;
  for (const [index, { aFrom, bFrom }] of families.entries()) {
    if (aFrom < 0) break;
    if (staying.has(index)) last = index;
    if (bFrom < 0) gone.set(last, [...(gone.get(last) ?? []), index]);
  }
  return gone;
}

function deletions(families: readonly number[] | undefined): Change[] {
  return (families ?? []).map((family) => ({ kind: 'delete', family }));
}

/** Roughly in words: six letters and their blank. */
function weightOfLeaves(leaves: readonly Leaf[]): number {
  return leaves.reduce((sum, leaf) => sum + textOf(leaf).length / 7, 0);
}
