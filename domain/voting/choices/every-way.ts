/** Picks one of several equals; whoever counts asks this where only a lot can decide. */
export type Chooser = (equals: readonly string[]) => string;

/**
 * Counts once for each way a lot could fall: `count` is run again and again, and each
 * time one of its choices among equals is taken differently. Stops after `limit` ways,
 * and then says that it has not seen them all.
 */
export function everyWay<Result>(
  count: (choose: Chooser) => Result,
  limit = 512,
): { readonly results: readonly [Result, ...Result[]]; readonly complete: boolean } {
  const taken: { index: number; of: number }[] = [];
  const once = (): Result => {
    let step = 0;
    return count((equals) => {
      const choice = (taken[step] ??= { index: 0, of: equals.length });
      step += 1;
      return equals[choice.index] ?? refuseNothing();
    });
  };
  const results: [Result, ...Result[]] = [once()];
  while (results.length < limit) {
    while (taken.length > 0 && isExhausted(taken.at(-1))) taken.pop();
    const last = taken.at(-1);
    if (!last) return { results, complete: true };
    last.index += 1;
    results.push(once());
  }
  return { results, complete: false };
}

function isExhausted(choice: { index: number; of: number } | undefined): boolean {
  return choice !== undefined && choice.index + 1 >= choice.of;
}

function refuseNothing(): never {
  throw new RangeError('There is nothing to choose among.');
}
