/**
 * A lot, as a count asks it: who of equals is the luckiest, or the unluckiest. Null where
 * there is none that could tell; the count then stops at that stage [V20].
 */
export type Lot = {
  readonly luckiest: (equals: readonly string[]) => string | null;
  readonly unluckiest: (equals: readonly string[]) => string | null;
};

/** No lot was drawn. */
export const noLot: Lot = { luckiest: () => null, unluckiest: () => null };

/** The lot that an order of options is, the luckiest first; it tells nothing of others. */
export function lotOf(order: readonly string[] = []): Lot {
  const placeOf = new Map(order.map((id, place) => [id, place]));
  const extreme = (equals: readonly string[], isBetter: (one: number, other: number) => boolean) =>
    equals.every((id) => placeOf.has(id))
      ? equals.reduce((best, id) =>
          isBetter(placeOf.get(id) ?? 0, placeOf.get(best) ?? 0) ? id : best,
        )
      : null;
  return {
    luckiest: (equals) => extreme(equals, (one, other) => one < other),
    unluckiest: (equals) => extreme(equals, (one, other) => one > other),
  };
}

type Answer = { index: number; readonly of: number };

/**
 * Counts once for each lot that makes a difference: `count` is run again and again, and
 * each time one of its questions is answered differently, but never against an answer
 * given before, as one order of the options answers them all. Stops after `limit` counts,
 * and then says that it has not seen them all.
 */
export function everyLot<Result>(
  count: (lot: Lot) => Result,
  limit: number,
  isEnough: (results: readonly Result[]) => boolean = () => false,
): { readonly results: readonly [Result, ...Result[]]; readonly complete: boolean } {
  const answers: Answer[] = [];
  const results: [Result, ...Result[]] = [count(lotAnswering(answers))];
  while (!isEnough(results)) {
    while (isExhausted(answers.at(-1))) answers.pop();
    const last = answers.at(-1);
    if (!last) return { results, complete: true };
    if (results.length >= limit) return { results, complete: false };
    last.index += 1;
    results.push(count(lotAnswering(answers)));
  }
  return { results, complete: true };
}

function isExhausted(answer: Answer | undefined): boolean {
  return answer !== undefined && answer.index + 1 >= answer.of;
}

/** Answers the questions of one count from the list, and what goes beyond it by the first. */
function lotAnswering(answers: Answer[]): Lot {
  const order = new PartialOrder();
  let asked = 0;
  const answerFrom = (free: readonly string[]): string => {
    const answer = (answers[asked] ??= { index: 0, of: free.length });
    asked += 1;
    const chosen = free[answer.index];
    if (chosen === undefined) throw new RangeError('There is nothing to draw a lot among.');
    return chosen;
  };
  return {
    luckiest: (equals) => {
      const chosen = answerFrom(equals.filter((id) => !order.isBelowAny(id, equals)));
      for (const id of equals) order.put(chosen, id);
      return chosen;
    },
    unluckiest: (equals) => {
      const chosen = answerFrom(equals.filter((id) => !order.isAboveAny(id, equals)));
      for (const id of equals) order.put(id, chosen);
      return chosen;
    },
  };
}

/** What the answers so far say of the order of the lot. */
class PartialOrder {
  private readonly below = new Map<string, Set<string>>();

  put(above: string, below: string): void {
    if (above === below) return;
    const known = this.below.get(above);
    if (known) known.add(below);
    else this.below.set(above, new Set([below]));
  }

  isBelowAny(id: string, others: readonly string[]): boolean {
    return others.some((other) => other !== id && this.allBelow(other).has(id));
  }

  isAboveAny(id: string, others: readonly string[]): boolean {
    const below = this.allBelow(id);
    return others.some((other) => other !== id && below.has(other));
  }

  private allBelow(id: string): ReadonlySet<string> {
    const found = new Set<string>();
    const queue = [id];
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      for (const below of this.below.get(at) ?? []) {
        if (found.has(below)) continue;
        found.add(below);
        queue.push(below);
      }
    }
    return found;
  }
}
