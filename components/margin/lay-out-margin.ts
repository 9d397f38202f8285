/** One card of the margin, in the order of what the cards are about. */
export type MarginCard = {
  readonly id: string;
  /** Where its top would stand level with its passage, in CSS pixels from the text's top. */
  readonly wanted: number;
  readonly height: number;
};

export type MarginRules = {
  /** The least space between two cards. */
  readonly gap: number;
  /** No card begins above this line. */
  readonly floor: number;
  /** The card that is looked at: it alone stands exactly where it wants to. */
  readonly activeId: string | null;
};

/** For each card the top of its place; null for one that is folded away above the active one. */
export type MarginPlaces = ReadonlyMap<string, number | null>;

/**
 * Places the cards of a margin beside their passages: none over another, in the order
 * given, each as near to its passage as the others allow (the sum of squared distances is
 * the least there is). The active card is level with its passage, and the others give way
 * up and down; those for which no room is left above it are folded away, so that nothing
 * stands out of reach above the text. Linear in the number of cards.
 */
export function layOutMargin(cards: readonly MarginCard[], rules: MarginRules): MarginPlaces {
  const starts = startsOf(cards, rules.gap);
  // With the heights before it taken off, "below the one before" is "not less than it".
  const targets = cards.map(({ wanted }, index) => wanted - (starts[index] ?? 0));
  const active = cards.findIndex(({ id }) => id === rules.activeId);
  const shifts = active < 0 ? fit(targets, rules.floor) : fitAround(targets, active);
  return new Map(
    cards.map(({ id }, index) => {
      const top = (shifts[index] ?? 0) + (starts[index] ?? 0);
      return [id, index < active && top < rules.floor ? null : top];
    }),
  );
}

/** How far below the first top each card begins when nothing but gaps stands between them. */
function startsOf(cards: readonly MarginCard[], gap: number): readonly number[] {
  let start = 0;
  return cards.map(({ height }) => {
    const mine = start;
    start += height + gap;
    return mine;
  });
}

function fit(targets: readonly number[], floor: number): readonly number[] {
  return risingFit(targets).map((shift) => Math.max(shift, floor));
}

function fitAround(targets: readonly number[], active: number): readonly number[] {
  const exact = targets[active] ?? 0;
  const above = risingFit(targets.slice(0, active)).map((shift) => Math.min(shift, exact));
  const below = risingFit(targets.slice(active + 1)).map((shift) => Math.max(shift, exact));
  return [...above, exact, ...below];
}

/**
 * The never falling row of numbers nearest to the one given, by pooling neighbours that
 * fall (isotonic regression): each pool stands at its mean.
 */
function risingFit(targets: readonly number[]): readonly number[] {
  const pools: Pool[] = [];
  for (const target of targets) {
    let pool: Pool = { sum: target, size: 1 };
    for (let last = pools.at(-1); last && falls(last, pool); last = pools.at(-1)) {
      pool = { sum: last.sum + pool.sum, size: last.size + pool.size };
      pools.pop();
    }
    pools.push(pool);
  }
  return pools.flatMap(({ sum, size }) => Array<number>(size).fill(sum / size));
}

type Pool = { sum: number; size: number };

function falls(before: Pool, after: Pool): boolean {
  return before.sum / before.size > after.sum / after.size;
}
