import { formatAmount } from '@/domain/voting/amount';
import type { Choice, Paper, Ranking } from './choice';
import { signOf } from './fill-places';

/** How much weight prefers one option to another, in millionths: `of(a, b)` [V27]. */
export type Pairwise = {
  readonly ids: readonly string[];
  readonly of: (preferred: number, other: number) => bigint;
};

const unrankedPlace = 1 << 30;
const wholeMillionths = 1_000_000n;
const largestExact = BigInt(Number.MAX_SAFE_INTEGER);

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
  const readPlaces = placeReader(ids);
  const compare = pairAdder(size, rule.unranked !== 'no-preference', sums);
  let pending = 0;
  for (const { ballot, weight } of papers) {
    const units = weight === scale ? 1n : weight / scale;
    const places = readPlaces(ballot.ranking ?? []);
    // Sums of doubles are exact whole numbers below 2^53, and no further.
    if (units > largestExact) {
      flush(scale);
      compare(places, 1);
      flush(weight);
      pending = 0;
      continue;
    }
    if (pending + Number(units) > Number.MAX_SAFE_INTEGER) {
      flush(scale);
      pending = 0;
    }
    pending += Number(units);
    compare(places, Number(units));
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

/** Reads a ranking to the place of each option, into one list that is used again. */
function placeReader(ids: readonly string[]): (ranking: Ranking) => Int32Array {
  const indexOf = new Map(ids.map((id, index) => [id, index]));
  const places = new Int32Array(ids.length);
  return (ranking) => {
    places.fill(unrankedPlace);
    let place = 0;
    for (const equals of ranking) {
      for (const id of equals) {
        const index = indexOf.get(id);
        if (index !== undefined) places[index] = place;
      }
      place += 1;
    }
    return places;
  };
}

function pairAdder(size: number, tiedLast: boolean, sums: Float64Array) {
  return (places: Int32Array, units: number) => {
    for (let left = 0; left < size; left += 1) {
      const place = places[left] ?? unrankedPlace;
      if (place === unrankedPlace) continue;
      for (let right = 0; right < size; right += 1) {
        const other = places[right] ?? unrankedPlace;
        if (place < other && (tiedLast || other !== unrankedPlace)) {
          const cell = left * size + right;
          sums[cell] = (sums[cell] ?? 0) + units;
        }
      }
    }
  };
}

/** Writes the matrix out by ids, as the file format has it. */
export function pairwiseText({ ids, of }: Pairwise): Record<string, Record<string, string>> {
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
