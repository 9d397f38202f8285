/** What a text cannot hold and was left out, or kept only as words. Each has its words in messages. */
export const leftOutKinds = [
  'pictures',
  'formulas',
  'comments',
  'deletions',
  'contents',
  'links',
  'footnotesAsText',
  'footnotesWithoutText',
  'tablesAsText',
  'preambleNumbered',
] as const;

export type LeftOutKind = (typeof leftOutKinds)[number];

/** How many of each; what is not named was not there. */
export type LeftOut = Readonly<Partial<Record<LeftOutKind, number>>>;

/** Counts while somebody reads. */
export class LeftOutCount {
  private readonly counts = new Map<LeftOutKind, number>();

  add(kind: LeftOutKind, count = 1): void {
    if (count > 0) this.counts.set(kind, (this.counts.get(kind) ?? 0) + count);
  }

  get all(): LeftOut {
    return Object.fromEntries(this.counts);
  }
}
