import { type Head, headOf, type Leaf, sameHead, tokensIn } from './flat';
import { contentOf, isBarrier, isBlank, keyOfToken, type Token, weightOf } from './token';

/** Where a further leaf of the same family begins. An equal one is a break that was kept. */
export type Break = { readonly head: Head };

/** One place of a family's stream: a token, or the border between two of its leaves. */
export type Piece = Token | Break;

/** The words of one or more neighbouring leaves that are compared as one sequence. */
export type Stream = { readonly head: Head; readonly pieces: readonly Piece[] };

export function isBreakPiece(piece: Piece): piece is Break {
  return 'head' in piece;
}

/** Strings neighbouring leaves into one stream, with a border piece between them. */
export function streamOf(leaves: readonly Leaf[]): Stream {
  const [first, ...rest] = leaves;
  if (!first) throw new RangeError('A stream of no leaves');
  const pieces: Piece[] = [...tokensIn(first)];
  for (const leaf of rest) pieces.push({ head: headOf(leaf) }, ...tokensIn(leaf));
  return { head: headOf(first), pieces };
}

/** The leaves that a stream stands for. */
export function leavesOf({ head, pieces }: Stream): Leaf[] {
  const found: { head: Head; tokens: Token[] }[] = [{ head, tokens: [] }];
  for (const piece of pieces) {
    if (isBreakPiece(piece)) found.push({ head: piece.head, tokens: [] });
    else found.at(-1)?.tokens.push(piece);
  }
  return found.map(({ head: own, tokens }) => ({ ...own, content: contentOf(tokens) }));
}

/** Equal for pieces that are the same to a reader: one word, or the beginning of one leaf. */
export function keyOfPiece(piece: Piece): string {
  return isBreakPiece(piece) ? `\u0000head ${piece.head.key}` : keyOfToken(piece);
}

/** Exactly the same piece: letters, marks, and all that a head says. */
export function samePiece(one: Piece, other: Piece): boolean {
  if (isBreakPiece(one) || isBreakPiece(other)) {
    return isBreakPiece(one) && isBreakPiece(other) && sameHead(one.head, other.head);
  }
  return one.text === other.text && JSON.stringify(one.runs) === JSON.stringify(other.runs);
}

/** Blanks and words count as in `weightOf`; the border of a leaf as two words. */
export function weightOfPiece(piece: Piece): number {
  return isBreakPiece(piece) ? 2 : weightOf(piece);
}

/** Does a thought end at this piece? */
export function endsThought(piece: Piece): boolean {
  return isBreakPiece(piece) || isBarrier(piece);
}

export function isBlankPiece(piece: Piece): boolean {
  return !isBreakPiece(piece) && isBlank(piece);
}

/** Numbers for keys, so that sequences are compared by numbers. One per comparison. */
export class Dictionary {
  private readonly numbers = new Map<string, number>();

  numberOf(key: string): number {
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.numbers.size);
    return this.numbers.size - 1;
  }

  numbersOf(pieces: readonly Piece[]): Int32Array {
    return Int32Array.from(pieces, (piece) => this.numberOf(keyOfPiece(piece)));
  }
}
