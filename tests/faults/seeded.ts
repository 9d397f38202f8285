/** A source of numbers from 0 to 1 that is the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `least` to below `most`. */
export function between(random: () => number, least: number, most: number): number {
  return least + Math.floor(random() * (most - least));
}

export function pick<Value>(random: () => number, values: readonly Value[]): Value {
  const value = values[between(random, 0, values.length)];
  if (value === undefined) throw new Error('There is nothing to pick from.');
  return value;
}
