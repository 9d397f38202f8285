import { type Leaf, textOf, tokensIn } from './flat';
import { type Bag, bagOf, likeness } from './likeness';
import { isWord, keyOfToken } from './token';

/** Below this two clauses are not the same clause rewritten. */
const likeEnough = 0.5;
/** An id whose words have nothing in common is believed only if nothing likelier is about. */
const distrustBelow = 0.1;
const likelierThan = 0.6;
/** Pairs of words that stand in more leaves than this say nothing about either. */
const commonInMax = 20;
const candidatesMax = 5;

/**
 * Finds for each leaf of one text the leaf of another that is the same clause: by
 * permanent id, then by the same words, then by likeness. Linear in the words.
 *
 * @returns for each leaf of `a` the index in `b`, or -1
 */
export function pairLeaves(a: readonly Leaf[], b: readonly Leaf[]): Int32Array {
  return new Pairing(a, b).run();
}

class Pairing {
  private readonly toB: Int32Array;
  private readonly toA: Int32Array;
  private readonly bagsOfA = new Map<number, Bag>();
  private readonly bagsOfB = new Map<number, Bag>();

  constructor(
    private readonly a: readonly Leaf[],
    private readonly b: readonly Leaf[],
  ) {
    this.toB = new Int32Array(a.length).fill(-1);
    this.toA = new Int32Array(b.length).fill(-1);
  }

  run(): Int32Array {
    const doubtful = this.byKey();
    this.bySameWords();
    this.byLikeness(new Set(doubtful.flat()));
    for (const [i, j] of doubtful) if (this.isFree(i, j)) this.pair(i, j);
    return this.toB;
  }

  private byKey(): [number, number][] {
    const places = new Map(this.b.map((leaf, index) => [leaf.key, index]));
    const doubtful: [number, number][] = [];
    for (const [i, leaf] of this.a.entries()) {
      const j = places.get(leaf.key);
      if (j === undefined || !this.sameClass(i, j)) continue;
      if (sameWords(leaf, this.b[j]) || this.likeness(i, j) >= distrustBelow) this.pair(i, j);
      else doubtful.push([i, j]);
    }
    return doubtful;
  }

  private bySameWords(): void {
    const places = new Map<string, number[]>();
    for (const [j, leaf] of this.b.entries()) {
      if (this.toA[j] !== -1) continue;
      const words = wordsOf(leaf);
      places.set(words, [...(places.get(words) ?? []), j]);
    }
    for (const [i, leaf] of this.a.entries()) {
      if (this.toB[i] !== -1) continue;
      const j = places.get(wordsOf(leaf))?.shift();
      if (j !== undefined) this.pair(i, j);
    }
  }

  private byLikeness(doubtful: ReadonlySet<number>): void {
    const index = this.pairsOfWords();
    const found: [score: number, i: number, j: number][] = [];
    for (const [j, leaf] of this.b.entries()) {
      if (this.toA[j] !== -1) continue;
      for (const i of candidates(leaf, index)) {
        if (!this.sameClass(i, j)) continue;
        const score = this.likeness(i, j);
        const least = doubtful.has(i) || doubtful.has(j) ? likelierThan : likeEnough;
        if (score >= least) found.push([score, i, j]);
      }
    }
    found.sort((one, other) => other[0] - one[0] || one[1] - other[1] || one[2] - other[2]);
    for (const [, i, j] of found) if (this.isFree(i, j)) this.pair(i, j);
  }

  private pairsOfWords(): Map<string, number[]> {
    const index = new Map<string, number[]>();
    for (const [i, leaf] of this.a.entries()) {
      if (this.toB[i] !== -1) continue;
      for (const pair of new Set(wordPairs(leaf))) {
        const leaves = index.get(pair);
        if (leaves) leaves.push(i);
        else index.set(pair, [i]);
      }
    }
    return index;
  }

  private likeness(i: number, j: number): number {
    return likeness(bag(this.a, i, this.bagsOfA), bag(this.b, j, this.bagsOfB));
  }

  private sameClass(i: number, j: number): boolean {
    const isRule = (leaf: Leaf | undefined): boolean => leaf?.type === 'horizontalRule';
    return isRule(this.a[i]) === isRule(this.b[j]);
  }

  private isFree(i: number, j: number): boolean {
    return this.toB[i] === -1 && this.toA[j] === -1;
  }

  private pair(i: number, j: number): void {
    this.toB[i] = j;
    this.toA[j] = i;
  }
}

function bag(leaves: readonly Leaf[], index: number, known: Map<number, Bag>): Bag {
  const leaf = leaves[index];
  const made = known.get(index) ?? bagOf(leaf ? [leaf] : []);
  known.set(index, made);
  return made;
}

function candidates(leaf: Leaf, index: ReadonlyMap<string, readonly number[]>): number[] {
  const votes = new Map<number, number>();
  for (const pair of new Set(wordPairs(leaf))) {
    const leaves = index.get(pair) ?? [];
    if (leaves.length > commonInMax) continue;
    for (const i of leaves) votes.set(i, (votes.get(i) ?? 0) + 1);
  }
  const ranked = [...votes].sort((one, other) => other[1] - one[1] || one[0] - other[0]);
  return ranked.slice(0, candidatesMax).map(([i]) => i);
}

function wordPairs(leaf: Leaf): string[] {
  const words = tokensIn(leaf).filter(isWord).map(keyOfToken);
  if (words.length === 1) return words;
  return words.slice(1).map((word, index) => `${words[index]} ${word}`);
}

function wordsOf(leaf: Leaf): string {
  return leaf.type === 'horizontalRule' ? '\u0000rule' : textOf(leaf);
}

function sameWords(one: Leaf, other: Leaf | undefined): boolean {
  return other !== undefined && textOf(one) === textOf(other);
}
