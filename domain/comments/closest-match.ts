import type { Span } from './anchor';

/** The nearest stretch, and how many characters must change to make it the pattern. */
export type Closest = Span & { readonly distance: number };

/** For each beginning of the pattern: what it costs to end it here, and where it began. */
type Column = { readonly cost: Int32Array; readonly began: Int32Array };

/**
 * Finds the stretch of a text that is closest to a pattern by edit distance (Sellers'
 * algorithm); of equally close ones the first to end.
 *
 * Takes pattern × text steps, so the caller gives a window, not a book.
 */
export function closestMatch(text: string, pattern: string): Closest {
  const rows = pattern.length;
  let here: Column = { cost: new Int32Array(rows + 1), began: new Int32Array(rows + 1) };
  let next: Column = { cost: new Int32Array(rows + 1), began: new Int32Array(rows + 1) };
  for (let row = 0; row <= rows; row += 1) here.cost[row] = row;
  let best: Closest = { from: 0, to: 0, distance: rows };
  for (let column = 1; column <= text.length; column += 1) {
    next.cost[0] = 0;
    next.began[0] = column;
    const character = text.charCodeAt(column - 1);
    for (let row = 1; row <= rows; row += 1)
      step(here, next, row, pattern.charCodeAt(row - 1) === character);
    [here, next] = [next, here];
    const distance = valueAt(here.cost, rows);
    if (distance < best.distance) best = { from: valueAt(here.began, rows), to: column, distance };
  }
  return best;
}

/** The cheapest way to one row of the next column: replace, skip in the text, or leave out. */
function step(here: Column, next: Column, row: number, same: boolean): void {
  const replace = valueAt(here.cost, row - 1) + (same ? 0 : 1);
  const skip = valueAt(here.cost, row) + 1;
  const leave = valueAt(next.cost, row - 1) + 1;
  const least = Math.min(replace, skip, leave);
  next.cost[row] = least;
  if (least === replace) next.began[row] = valueAt(here.began, row - 1);
  else if (least === skip) next.began[row] = valueAt(here.began, row);
  else next.began[row] = valueAt(next.began, row - 1);
}

function valueAt(numbers: Int32Array, index: number): number {
  return numbers[index] ?? 0;
}
