/**
 * How many characters two texts have in common in the same order (their longest common
 * subsequence). Takes one × other steps.
 */
export function commonLength(one: string, other: string): number {
  const row = new Int32Array(other.length + 1);
  for (let i = 0; i < one.length; i += 1) {
    let diagonal = 0;
    for (let j = 1; j <= other.length; j += 1) {
      const above = row[j] ?? 0;
      const same = one.charCodeAt(i) === other.charCodeAt(j - 1);
      row[j] = same ? diagonal + 1 : Math.max(above, row[j - 1] ?? 0);
      diagonal = above;
    }
  }
  return row[other.length] ?? 0;
}
