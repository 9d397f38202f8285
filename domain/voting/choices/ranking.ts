import type { Ranking } from './choice';

/** The rank written beside each option, 1 for the first; options without one are left out. */
export type Ranks = Readonly<Record<string, number>>;

/** The ranking that written ranks mean: gaps mean nothing, equal numbers equal ranks [V19]. */
export function rankingOf(ranks: Ranks): string[][] {
  const numbers = [...new Set(Object.values(ranks))].sort((one, other) => one - other);
  const ids = Object.keys(ranks);
  return numbers.map((number) => ids.filter((id) => ranks[id] === number));
}

/** The ranks that a ranking is written with: 1, 2, 3 without gaps. */
export function ranksOf(ranking: Ranking): Record<string, number> {
  return Object.fromEntries(
    ranking.flatMap((equals, index) => equals.map((id) => [id, index + 1] as const)),
  );
}

/** Puts an option after all that have a rank, or takes its rank away. */
export function toggleRank(ranks: Ranks, id: string): Ranks {
  const { [id]: own, ...others } = ranks;
  if (own !== undefined) return others;
  return { ...ranks, [id]: Math.max(0, ...Object.values(ranks)) + 1 };
}

/**
 * Moves an option one place forwards (-1) or backwards (1): past its neighbour, or out of
 * its equals.
 */
export function moveRank(ranks: Ranks, id: string, by: -1 | 1): Ranks {
  const ranking = rankingOf(ranks);
  const at = ranking.findIndex((equals) => equals.includes(id));
  const equals = ranking[at];
  if (!equals) return ranks;
  const others = equals.filter((each) => each !== id);
  if (others.length > 0) {
    const apart = by < 0 ? [[id], others] : [others, [id]];
    return ranksOf(ranking.toSpliced(at, 1, ...apart));
  }
  if (at + by < 0 || at + by >= ranking.length) return ranks;
  return ranksOf(ranking.toSpliced(at, 1).toSpliced(at + by, 0, equals));
}

/** Puts an option at a place of the order, alone: what a drag means. */
export function placeRank(ranks: Ranks, id: string, place: number): Ranks {
  const without = rankingOf(ranks)
    .map((equals) => equals.filter((each) => each !== id))
    .filter((equals) => equals.length > 0);
  const at = Math.min(Math.max(place, 0), without.length);
  return ranksOf(without.toSpliced(at, 0, [id]));
}
