/** The middle one; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** A median and, in brackets, the least and the most: “4.1 (3.9–5.2)”. */
export function withSpread(values: readonly number[]): string {
  if (values.length === 0 || values.some((value) => Number.isNaN(value))) return '–';
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (values.length === 1) return short(least);
  return `${short(median(values))} (${short(least)}–${short(most)})`;
}

/** Three digits that count. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size >= 100) return Math.round(value).toLocaleString('en');
  return value.toFixed(size >= 10 ? 1 : 2);
}
