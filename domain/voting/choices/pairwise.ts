import { formatAmount } from '@/domain/voting/rules/amount';
import type { Choice, Paper, Ranking } from './choice';
import { signOf } from './fill-places';

/** How much weight prefers one option to another, in millionths: `of(a, b)` [V27]. */
export type Pairwise = {
  readonly ids: readonly string[];
  readonly of: (preferred: number, other: number) => bigint;
};

const wholeMillionths = 1_000_000n;

/**
 * Compares every two options on every ballot [V27]. An option that a ballot leaves out
 * stands behind those it names, or has no preference against it, as the rule says [V19].
 */
export function countPairs({
  options,
  papers,
  rule,
}: Pick<Choice, 'options' | 'papers' | 'rule'>): Pairwise {
  const ids = options.map((option) => option.id);
  const size = ids.length;
  const scale = scaleOf(papers);
  const sums = new Float64Array(size * size);
  const flushed = Array.from({ length: size * size }, () => 0n);
  const flush = (each: bigint) =>
    sums.forEach((sum, cell) => {
      flushed[cell] = (flushed[cell] ?? 0n) + BigInt(sum) * each;
      sums[cell] = 0;
    });
  const add = pairAdder(ids, rule.unranked !== 'no-preference', sums);
  const unitsOf = remembering((weight: bigint) => Number(weight / scale));
  let pending = 0;
  for (const { ballot, weight } of papers) {
    const units = unitsOf(weight);
    // Sums of doubles are exact whole numbers up to 2^53, and no further.
    if (pending + units > Number.MAX_SAFE_INTEGER) {
      flush(scale);
      pending = 0;
    }
    if (units > Number.MAX_SAFE_INTEGER) {
      add(ballot.ranking ?? [], 1);
      flush(weight);
      continue;
    }
    pending += units;
    add(ballot.ranking ?? [], units);
  }
  flush(scale);
  return { ids, of: (preferred, other) => flushed[preferred * size + other] ?? 0n };
}

/** Whole heads where all weights are whole, else millionths. */
function scaleOf(papers: readonly Paper[]): bigint {
  const whole = papers.every(
    ({ weight }) => weight === wholeMillionths || weight % wholeMillionths === 0n,
  );
  return whole ? wholeMillionths : 1n;
}

/** Weights repeat: the last one is not worked out again. */
function remembering(work: (weight: bigint) => number): (weight: bigint) => number {
  let [last, result] = [-1n, 0];
  return (weight) => {
    if (weight !== last) [last, result] = [weight, work(weight)];
    return result;
  };
}

/**
 * Adds one ballot to the sums. The ranking is laid out in one row of option numbers, and
 * with each the place where those behind it begin; the two lists are used again for
 * every ballot, since a million of them must not take long.
 */
function pairAdder(ids: readonly string[], tiedLast: boolean, sums: Float64Array) {
  const size = ids.length;
  const indexOf = new Map(ids.map((id, index) => [id, index]));
  const row = new Int32Array(size);
  const behind = new Int32Array(size);
  const placed = new Uint8Array(size);
  const layOut = (ranking: Ranking): { ranked: number; length: number } => {
    let ranked = 0;
    placed.fill(0);
    for (const equals of ranking) {
      const begin = ranked;
      for (const id of equals) {
        const index = indexOf.get(id) ?? 0;
        row[ranked] = index;
        placed[index] = 1;
        ranked += 1;
      }
      behind.fill(ranked, begin, ranked);
    }
    if (!tiedLast || ranked === size) return { ranked, length: ranked };
    let length = ranked;
    for (const index of ids.keys()) if (placed[index] === 0) row[length++] = index;
    return { ranked, length };
  };
  return (ranking: Ranking, units: number) => {
    const { ranked, length } = layOut(ranking);
    for (let at = 0; at < ranked; at += 1) {
      const first = (row[at] ?? 0) * size;
      for (let later = behind[at] ?? length; later < length; later += 1) {
        const cell = first + (row[later] ?? 0);
        sums[cell] = (sums[cell] ?? 0) + units;
      }
    }
  };
}

/** Writes the matrix out by ids, as the file format has it. */
export function pairwiseText({
  ids,
  of,
}: Pick<Pairwise, 'ids' | 'of'>): Record<string, Record<string, string>> {
  return Object.fromEntries(
    ids.map((id, row) => {
      const cells = ids.flatMap((other, column) =>
        row === column ? [] : [[other, formatAmount(of(row, column))] as const],
      );
      return [id, Object.fromEntries(cells)];
    }),
  );
}

/** The option that is preferred to every other, one against one; usually there is one [V27]. */
export function condorcetWinner({ ids, of }: Pairwise): string | null {
  const winner = ids.find((_, row) =>
    ids.every((_other, column) => row === column || of(row, column) > of(column, row)),
  );
  return winner ?? null;
}

export type Strength = 'winning-votes' | 'margins';

/** How strong a defeat is: the votes behind it, or their lead; zero where there is none. */
export function strengthOf({ of }: Pairwise, strength: Strength) {
  return (winner: number, loser: number): bigint => {
    const lead = of(winner, loser) - of(loser, winner);
    if (signOf(lead) <= 0) return 0n;
    return strength === 'margins' ? lead : of(winner, loser);
  };
}
