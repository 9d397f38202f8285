import type { TextJson } from '@/domain/text/text';
import type { Comparison } from './change';
import { leavesByFamily } from './families';
import { flatten, tokensIn } from './flat';
import { isBreakPiece, type Piece, streamOf } from './stream';
import { isWord, type Token, weightOf } from './token';

/** How far a proposal is from the original, for the order of voting. */
export type Distance = {
  /** From 0, nothing but order or kind, to 1, whole clauses struck or new. */
  readonly share: number;
  /** Words struck and put in, and the words of the clauses that are touched. */
  readonly struck: number;
  readonly put: number;
  readonly of: number;
};

/** Words that turn a sentence round weigh as much as three others. */
const turning =
  /^(?:\p{N}.*|not?|never|shall|should|must|may|all|any|ne|pas|non|jamais|doit|doivent|devrait|devraient|peut|peuvent|tous|toutes|aucun|aucune)$/iu;

/**
 * How far changes are from the text they change, as a share of the weight of the clauses
 * they touch. It says text and not substance, so it is only ever an offer, shown with its
 * words (“strikes 12 of 30 words”); the chair decides [P40].
 */
export function distanceOf({ families, changes }: Comparison, text: TextJson): Distance {
  const groups = leavesByFamily(flatten(text), families);
  const sums = { struck: 0, put: 0, of: 0, struckWeight: 0, putWeight: 0, weight: 0 };
  const touched = new Set<number>();
  for (const change of changes) {
    if (change.kind === 'move') continue;
    if (change.kind === 'insert') {
      const pieces = change.leaves.flatMap((leaf) => [...tokensIn(leaf)]);
      sums.put += wordsIn(pieces);
      sums.putWeight += weightIn(pieces);
      continue;
    }
    touched.add(change.family);
    const own = streamOf(groups[change.family] ?? []).pieces;
    if (change.kind === 'delete') {
      sums.struck += wordsIn(own);
      sums.struckWeight += weightIn(own);
    }
    if (change.kind === 'words') {
      const struck = own.slice(change.at, change.at + change.strike);
      sums.struck += wordsIn(struck);
      sums.put += wordsIn(change.put);
      sums.struckWeight += weightIn(struck);
      sums.putWeight += weightIn(change.put);
    }
  }
  for (const family of touched) {
    const own = streamOf(groups[family] ?? []).pieces;
    sums.of += wordsIn(own);
    sums.weight += weightIn(own);
  }
  const whole = sums.weight + sums.putWeight;
  const share = whole === 0 ? 0 : Math.min(1, (sums.struckWeight + sums.putWeight) / whole);
  return { share, struck: sums.struck, put: sums.put, of: sums.of };
}

function wordsIn(pieces: readonly Piece[]): number {
  return pieces.filter((piece) => !isBreakPiece(piece) && isWord(piece)).length;
}

function weightIn(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + (isBreakPiece(piece) ? 0 : weighed(piece)), 0);
}

function weighed(token: Token): number {
  return turning.test(token.text) ? 3 : weightOf(token);
}
