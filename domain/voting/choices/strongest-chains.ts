import type { Equals } from './locked-victories';

/**
 * Those who could come first by ranked pairs under some order of equal victories: against
 * every victory over them they have a chain at least as strong back [V29]. Whoever has
 * none cannot; of those who have, some may still not.
 *
 * @param left the options that are still there, by number
 * @param groups all victories, by strength
 */
export function whoCouldWin(left: readonly number[], groups: readonly Equals[]): readonly number[] {
  const placeOf = new Map(left.map((option, place) => [option, place]));
  const size = left.length;
  // The strength of a victory by the place of its group from the end: 0 is none.
  const direct = new Int32Array(size * size);
  groups.forEach((equals, index) => {
    for (const { winner, loser } of equals) {
      const [row, column] = [placeOf.get(winner), placeOf.get(loser)];
      if (row === undefined || column === undefined) continue;
      direct[row * size + column] = groups.length - index;
    }
  });
  const chain = widestPaths(size, direct);
  const strengthIn = (of: Int32Array, from: number, to: number) => of[from * size + to] ?? 0;
  return left.filter((_, place) =>
    left.every(
      (_other, other) =>
        other === place || strengthIn(chain, place, other) >= strengthIn(direct, other, place),
    ),
  );
}

/** The strongest chain from each to each, its strength being its weakest link. */
function widestPaths(size: number, direct: Int32Array): Int32Array {
  const path = direct.slice();
  for (let middle = 0; middle < size; middle += 1) {
    for (let from = 0; from < size; from += 1) {
      const first = path[from * size + middle] ?? 0;
      if (first === 0 || from === middle) continue;
      for (let to = 0; to < size; to += 1) {
        const through = Math.min(first, path[middle * size + to] ?? 0);
        const at = from * size + to;
        if (to !== from && through > (path[at] ?? 0)) path[at] = through;
      }
    }
  }
  return path;
}
