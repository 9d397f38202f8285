import type { DraftKind } from './draft-snapshot';

/** One letter in both languages: recommendation, recommandation; note. */
const letters = { recommendation: 'R', background: 'N' } as const satisfies Record<
  DraftKind,
  string
>;

/** How a draft is called wherever it is named, in every language: `R2`, `N4`. */
export function draftLabel({ kind, number }: { kind: DraftKind; number: number }): string {
  return `${letters[kind]}${number}`;
}
