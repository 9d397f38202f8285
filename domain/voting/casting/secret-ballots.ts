import { canonicalJson } from '@/domain/record/canonical';
import type { BallotContent } from './ballot';

/**
 * Ballots without names in the one order that tells nothing of how they came in: by what
 * they say [V38].
 */
export function inCanonicalOrder(papers: readonly BallotContent[]): BallotContent[] {
  const written = papers.map((paper) => ({ paper, text: canonicalJson(paper) }));
  written.sort((one, other) => (one.text < other.text ? -1 : Number(one.text > other.text)));
  return written.map(({ paper }) => paper);
}
