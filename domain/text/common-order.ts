/** Places of the same thing in two lists, in the order of both. */
export type Pair = readonly [before: number, after: number];

/** Beyond so many differences a stretch counts as replaced: to look further costs their square. */
const differencesMax = 1_000;

/**
 * Finds what two lists have in common, in order, such that as little as possible is left
 * over (Myers' algorithm; what is equal at both ends is never looked at twice).
 */
export function commonOrder<Thing>(before: readonly Thing[], after: readonly Thing[]): Pair[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const pairs: Pair[] = Array.from({ length: head }, (_, index) => [index, index] as const);
  const middle = within(
    before.slice(head, before.length - tail),
    after.slice(head, after.length - tail),
  );
  for (const [one, other] of middle) pairs.push([one + head, other + head]);
  for (let index = tail; index > 0; index -= 1)
    pairs.push([before.length - index, after.length - index]);
  return pairs;
}

function within<Thing>(before: readonly Thing[], after: readonly Thing[]): Pair[] {
  if (before.length === 0 || after.length === 0) return [];
  const traces: Map<number, number>[] = [];
  const reached = new Map<number, number>([[1, 0]]);
  const most = Math.min(before.length + after.length, differencesMax);
  for (let differences = 0; differences <= most; differences += 1) {
    traces.push(new Map(reached));
    for (let diagonal = -differences; diagonal <= differences; diagonal += 2) {
      const at = furthest(reached, diagonal, differences, before, after);
      reached.set(diagonal, at);
      if (at >= before.length && at - diagonal >= after.length)
        return pairsOf(traces, before.length, after.length);
    }
  }
  return [];
}

/** How far one comes on a diagonal with so many differences; a diagonal is before minus after. */
function furthest<Thing>(
  reached: ReadonlyMap<number, number>,
  diagonal: number,
  differences: number,
  before: readonly Thing[],
  after: readonly Thing[],
): number {
  let at = stepOnto(reached, diagonal, differences).at;
  while (at < before.length && at - diagonal < after.length && before[at] === after[at - diagonal])
    at += 1;
  return at;
}

/** From which neighbouring diagonal one steps onto this one, and where one then stands. */
function stepOnto(
  reached: ReadonlyMap<number, number>,
  diagonal: number,
  differences: number,
): { at: number; from: number } {
  const above = reached.get(diagonal + 1) ?? -1;
  const below = reached.get(diagonal - 1) ?? -1;
  const isFromAbove = diagonal === -differences || (diagonal !== differences && below < above);
  return isFromAbove ? { at: above, from: diagonal + 1 } : { at: below + 1, from: diagonal - 1 };
}

/** Walks back from the end along what was reached, and notes what was equal on the way. */
function pairsOf(traces: readonly ReadonlyMap<number, number>[], end: number, endAfter: number) {
  const pairs: Pair[] = [];
  let at = end;
  let diagonal = end - endAfter;
  for (let differences = traces.length - 1; differences >= 0; differences -= 1) {
    const reached = traces[differences] ?? new Map<number, number>();
    const step = stepOnto(reached, diagonal, differences);
    const begin = differences === 0 ? 0 : step.at;
    for (; at > begin; at -= 1) pairs.push([at - 1, at - 1 - diagonal]);
    if (differences === 0) break;
    at = reached.get(step.from) ?? 0;
    diagonal = step.from;
  }
  return pairs.reverse();
}
