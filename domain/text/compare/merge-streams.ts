import type { Conflict, Near } from './conflict';
import { changedBetween, hunksOf } from './hunks';
import { mergeHeads, mergeMarks } from './merge-heads';
import {
  type Dictionary,
  endsThought,
  isBlankPiece,
  isBreakPiece,
  keyOfPiece,
  type Piece,
  type Stream,
} from './stream';
import { isWord } from './token';

/** What one side made of a stretch of the base. */
export type Edit = {
  readonly from: number;
  readonly to: number;
  readonly put: readonly Piece[];
  /** The same words and borders with other marks or heads: one piece for one piece. */
  readonly refines: boolean;
};

type Sides<Value> = { readonly ours: Value; readonly theirs: Value };

export type MergedStream = {
  readonly stream: Stream;
  readonly conflicts: readonly Conflict[];
  readonly near: readonly Near[];
};

/**
 * Merges what two sides made of the words of one family: changes that do not touch both
 * stand, the same change by two is one, and of two of which one holds the other the fuller
 * stands. What is left is a conflict and has our words [P21, P22].
 */
export function mergeStreams(
  clause: string,
  base: Stream,
  sides: Sides<Stream>,
  words: Dictionary,
): MergedStream {
  const edits = {
    ours: editsOf(base, sides.ours, words),
    theirs: editsOf(base, sides.theirs, words),
  };
  const head = mergeHeads(base.head, sides.ours.head, sides.theirs.head);
  const fine = refined(base.pieces, edits);
  const regions = regionsOf(base.pieces, rewriting(edits.ours), rewriting(edits.theirs));
  const pieces: Piece[] = [];
  const conflicts: Conflict[] = [];
  const said = (kind: Conflict['kind'], { from, to, ours, theirs }: Region): Conflict => ({
    kind,
    clause,
    base: textOf(base.pieces.slice(from, to)),
    ours: textOf(written(base.pieces, ours, from, to)),
    theirs: textOf(written(base.pieces, theirs, from, to)),
  });
  let at = 0;
  for (const region of regions) {
    pieces.push(...fine.pieces.slice(at, region.from));
    const choice = chosen(base.pieces, region);
    pieces.push(...(choice ?? written(base.pieces, region.ours, region.from, region.to)));
    if (!choice) conflicts.push(said('words', region));
    at = region.to;
  }
  pieces.push(...fine.pieces.slice(at));
  const disputed = fine.disputed.filter(
    (place) => !regions.some(({ from, to }) => place >= from && place < to),
  );
  for (const place of disputed) {
    const piece = base.pieces[place];
    conflicts.push(
      said(piece && isBreakPiece(piece) ? 'kind' : 'marks', {
        from: place,
        to: place + 1,
        ours: [],
        theirs: [],
      }),
    );
  }
  if (!head.agreed) conflicts.push(said('kind', { from: 0, to: base.pieces.length, ...edits }));
  return {
    stream: { head: head.value, pieces },
    conflicts,
    near: nearOf(clause, base.pieces, regions),
  };
}

/** Do edits that two sides made of the same words need somebody to decide? */
export function editsCollide(
  base: readonly Piece[],
  ours: readonly Edit[],
  theirs: readonly Edit[],
): boolean {
  const regions = regionsOf(base, rewriting(ours), rewriting(theirs));
  return (
    regions.some((region) => chosen(base, region) === null) ||
    refined(base, { ours, theirs }).disputed.length > 0
  );
}

function editsOf(base: Stream, side: Stream, words: Dictionary): Edit[] {
  const hunks = hunksOf(base.pieces, side.pieces, words);
  const finer = changedBetween(hunks, base.pieces, side.pieces);
  const edit =
    (refines: boolean) =>
    (hunk: (typeof hunks)[number]): Edit => ({
      from: hunk.aFrom,
      to: hunk.aTo,
      put: side.pieces.slice(hunk.bFrom, hunk.bTo),
      refines,
    });
  return [...hunks.map(edit(false)), ...finer.map(edit(true))].sort(
    (one, other) => one.from - other.from || one.to - other.to,
  );
}

function rewriting(edits: readonly Edit[]): Edit[] {
  return edits.filter(({ refines }) => !refines);
}

/** The base with the marks and heads that either side gave to what it kept. */
function refined(base: readonly Piece[], edits: Sides<readonly Edit[]>) {
  const ours = finerOf(base, edits.ours);
  const theirs = finerOf(base, edits.theirs);
  const disputed: number[] = [];
  const pieces = base.map((piece, index): Piece => {
    const one = ours.get(index) ?? piece;
    const other = theirs.get(index) ?? piece;
    if (one === piece || other === piece) return one === piece ? other : one;
    const merged = mergePieces(piece, one, other);
    if (!merged.agreed) disputed.push(index);
    return merged.value;
  });
  return { pieces, disputed };
}

function finerOf(base: readonly Piece[], edits: readonly Edit[]): Map<number, Piece> {
  const finer = new Map<number, Piece>();
  for (const { from, put, refines } of edits) {
    if (!refines) continue;
    for (const [index, piece] of put.entries())
      if (base[from + index]) finer.set(from + index, piece);
  }
  return finer;
}

function mergePieces(base: Piece, ours: Piece, theirs: Piece): { value: Piece; agreed: boolean } {
  if (isBreakPiece(base) || isBreakPiece(ours) || isBreakPiece(theirs)) {
    if (!isBreakPiece(base) || !isBreakPiece(ours) || !isBreakPiece(theirs)) {
      return { value: ours, agreed: false };
    }
    const head = mergeHeads(base.head, ours.head, theirs.head);
    return { value: { head: head.value }, agreed: head.agreed };
  }
  return mergeMarks(base, ours, theirs);
}

/** Edits of both sides that belong together, with the stretch of the base they cover. */
type Region = Sides<readonly Edit[]> & { readonly from: number; readonly to: number };

function regionsOf(
  base: readonly Piece[],
  ours: readonly Edit[],
  theirs: readonly Edit[],
): Region[] {
  const wordsBefore = countWords(base);
  const all = [
    ...ours.map((edit) => ({ edit, side: 'ours' as const })),
    ...theirs.map((edit) => ({ edit, side: 'theirs' as const })),
  ].sort(
    (one, other) =>
      one.edit.from - other.edit.from ||
      one.edit.to - other.edit.to ||
      Number(isLight(base, one.edit)) - Number(isLight(base, other.edit)) ||
      compareStrings(textOf(one.edit.put), textOf(other.edit.put)),
  );
  const regions: { from: number; to: number; ours: Edit[]; theirs: Edit[] }[] = [];
  for (const { edit, side } of all) {
    const last = regions.at(-1);
    const rivals = last?.[side === 'ours' ? 'theirs' : 'ours'] ?? [];
    const joins =
      last &&
      (edit.from < last.to || rivals.some((rival) => collides(base, wordsBefore, rival, edit)));
    if (joins) {
      last[side].push(edit);
      last.to = Math.max(last.to, edit.to);
    } else {
      const region = { from: edit.from, to: edit.to, ours: [], theirs: [] };
      regions.push({ ...region, [side]: [edit] });
    }
  }
  return regions;
}

/** The later edit begins in the earlier, or no whole word stands between them. */
function collides(
  base: readonly Piece[],
  wordsBefore: Int32Array,
  earlier: Edit,
  later: Edit,
): boolean {
  if (isLight(base, earlier) || isLight(base, later)) {
    return later.from < earlier.to || sameEdit(earlier, later);
  }
  return (wordsBefore[later.from] ?? 0) - (wordsBefore[earlier.to] ?? 0) <= 0;
}

function sameEdit(one: Edit, other: Edit): boolean {
  return one.from === other.from && one.to === other.to && sameKeys(one.put, other.put);
}

/** Only borders of clauses, or brackets, with blanks: they never collide with words beside them. */
function isLight(base: readonly Piece[], { from, to, put }: Edit): boolean {
  const touched = [...base.slice(from, to), ...put];
  return (
    touched.some((piece) => isBreakPiece(piece) || isBracket(piece)) &&
    touched.every((piece) => isBreakPiece(piece) || isBracket(piece) || isBlankPiece(piece))
  );
}

function isBracket(piece: Piece): boolean {
  return !isBreakPiece(piece) && (piece.text === '[' || piece.text === ']');
}

function countWords(base: readonly Piece[]): Int32Array {
  const before = new Int32Array(base.length + 1);
  for (const [index, piece] of base.entries()) {
    before[index + 1] = (before[index] ?? 0) + Number(isBreakPiece(piece) || isWord(piece));
  }
  return before;
}

/** What stands in a region if that needs nobody to decide; null if it does. */
function chosen(
  base: readonly Piece[],
  { ours, theirs, from, to }: Region,
): readonly Piece[] | null {
  const one = written(base, ours, from, to);
  if (theirs.length === 0) return one;
  const other = written(base, theirs, from, to);
  if (ours.length === 0) return other;
  if (sameKeys(one, other)) return textOf(one) <= textOf(other) ? one : other;
  if (isWithin(base, ours, theirs)) return other;
  return isWithin(base, theirs, ours) ? one : null;
}

/** A stretch of the base with edits made in it. */
function written(
  base: readonly Piece[],
  edits: readonly Edit[],
  from: number,
  to: number,
): Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  for (const edit of edits) {
    if (edit.to < from || edit.from > to || edit.from < at) continue;
    pieces.push(...base.slice(at, edit.from), ...edit.put);
    at = edit.to;
  }
  return [...pieces, ...base.slice(at, Math.max(at, to))];
}

/** Does one side do all that the other does, and more? */
function isWithin(base: readonly Piece[], few: readonly Edit[], many: readonly Edit[]): boolean {
  const struck = new Set(many.flatMap(({ from, to }) => range(from, to)));
  const put = keysOf(many.flatMap((edit) => edit.put));
  return few.every(
    (edit) =>
      range(edit.from, edit.to).every((place) => struck.has(place) || isBlankAt(base, place)) &&
      isPart(keysOf(edit.put), put),
  );
}

function isBlankAt(base: readonly Piece[], place: number): boolean {
  const piece = base[place];
  return piece !== undefined && isBlankPiece(piece);
}

/** In the same order, side by side. */
function isPart(part: readonly string[], whole: readonly string[]): boolean {
  if (part.length === 0) return true;
  return whole.some((_, at) => part.every((key, index) => whole[at + index] === key));
}

function keysOf(pieces: readonly Piece[]): string[] {
  return pieces.filter((piece) => !isBlankPiece(piece)).map(keyOfPiece);
}

function sameKeys(one: readonly Piece[], other: readonly Piece[]): boolean {
  return (
    one.length === other.length &&
    one.every((piece, index) => keyOfPiece(piece) === keyOfPiece(other[index] ?? piece))
  );
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

/** Regions of either side in one sentence that do not collide. */
function nearOf(clause: string, base: readonly Piece[], regions: readonly Region[]): Near[] {
  return regions.flatMap((region, index) => {
    const before = regions[index - 1];
    if (!before || before.ours.length + region.ours.length === 0) return [];
    const oneSided =
      before.theirs.length === 0
        ? region.ours.length === 0
        : before.ours.length === 0 && region.theirs.length === 0;
    if (!oneSided || base.slice(before.to, region.from).some(endsThought)) return [];
    const [ours, theirs] = before.theirs.length === 0 ? [before, region] : [region, before];
    return [
      {
        kind: 'sentence' as const,
        clause,
        ours: textOf(ours.ours.flatMap(({ put }) => put)),
        theirs: textOf(theirs.theirs.flatMap(({ put }) => put)),
      },
    ];
  });
}

function compareStrings(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** For people: the words, with a paragraph sign where a clause begins. */
export function textOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (isBreakPiece(piece) ? '¶' : piece.text)).join('');
}
