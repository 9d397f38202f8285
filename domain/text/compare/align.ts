/** A stretch of one sequence that stands for a stretch of another. */
export type Hunk = {
  readonly aFrom: number;
  readonly aTo: number;
  readonly bFrom: number;
  readonly bTo: number;
};

/** Beyond so many insertions and deletions two passages have nothing to do with each other. */
const editsMax = 4_000;
/** What the search may visit at most, so that hostile texts take no longer than honest ones. */
const stepsMax = 12_000_000;

/**
 * The fewest insertions and deletions that make one sequence of numbers another, as hunks
 * in order (Myers 1986). Where that takes more than 4,000 edits the whole is one hunk, so
 * that the answer depends on the sequences alone and never on a clock.
 */
export function align(a: Int32Array, b: Int32Array): Hunk[] {
  let start = 0;
  const short = Math.min(a.length, b.length);
  while (start < short && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < short - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const aEnd = a.length - end;
  const bEnd = b.length - end;
  if (start === aEnd && start === bEnd) return [];
  const whole: Hunk = { aFrom: start, aTo: aEnd, bFrom: start, bTo: bEnd };
  if (start === aEnd || start === bEnd) return [whole];
  const trace = search(a.subarray(start, aEnd), b.subarray(start, bEnd));
  return trace ? backtrack(trace, aEnd - start, bEnd - start, start) : [whole];
}

/** The furthest reaching paths for each number of edits; null if there would be too many. */
function search(a: Int32Array, b: Int32Array): Int32Array[] | null {
  const max = Math.min(a.length + b.length, editsMax);
  const furthest = new Int32Array(2 * max + 3);
  const middle = max + 1;
  const trace: Int32Array[] = [];
  let steps = 0;
  for (let edits = 0; edits <= max; edits += 1) {
    trace.push(furthest.slice(middle - edits - 1, middle + edits + 2));
    for (let line = -edits; line <= edits; line += 2) {
      const down =
        line === -edits ||
        (line !== edits && at(furthest, middle + line - 1) < at(furthest, middle + line + 1));
      let x = down ? at(furthest, middle + line + 1) : at(furthest, middle + line - 1) + 1;
      const begun = x;
      while (x < a.length && x - line < b.length && a[x] === b[x - line]) x += 1;
      steps += x - begun + 1;
      furthest[middle + line] = x;
      if (x >= a.length && x - line >= b.length) return trace;
    }
    if (steps > stepsMax) return null;
  }
  return null;
}

function backtrack(
  trace: readonly Int32Array[],
  aLength: number,
  bLength: number,
  offset: number,
): Hunk[] {
  const hunks: Hunk[] = [];
  let x = aLength;
  let y = bLength;
  for (let edits = trace.length - 1; edits > 0; edits -= 1) {
    const furthest = trace[edits] ?? new Int32Array();
    // The middle of each slice is line 0 of the round before it.
    const middle = edits + 1;
    const line = x - y;
    const down =
      line === -edits ||
      (line !== edits && at(furthest, middle + line - 1) < at(furthest, middle + line + 1));
    const before = down ? line + 1 : line - 1;
    const fromX = at(furthest, middle + before);
    const fromY = fromX - before;
    prepend(
      hunks,
      down ? [fromX, fromX, fromY, fromY + 1] : [fromX, fromX + 1, fromY, fromY],
      offset,
    );
    x = fromX;
    y = fromY;
  }
  return hunks.reverse();
}

/** Hunks are gathered from the end; one that touches the last becomes part of it. */
function prepend(
  hunks: Hunk[],
  [aFrom, aTo, bFrom, bTo]: [number, number, number, number],
  offset: number,
): void {
  const last = hunks.at(-1);
  const next = {
    aFrom: aFrom + offset,
    aTo: aTo + offset,
    bFrom: bFrom + offset,
    bTo: bTo + offset,
  };
  if (last && last.aFrom === next.aTo && last.bFrom === next.bTo) {
    hunks[hunks.length - 1] = { ...next, aTo: last.aTo, bTo: last.bTo };
  } else hunks.push(next);
}

function at(numbers: Int32Array, index: number): number {
  return numbers[index] ?? 0;
}
