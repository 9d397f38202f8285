import { type Author, authoredRuns, type AuthorsByClient, type WrittenBlock } from './authorship';

/** How much of a text is by one author; null for what the draft began with. */
export type Share = {
  readonly author: Author | null;
  readonly characters: number;
  /** Whole percents; those of all shares make 100. */
  readonly percent: number;
};

/** The shares of a text's authors, the largest first. Who has nothing left in it has none. */
export function sharesOf(blocks: readonly WrittenBlock[], authors: AuthorsByClient): Share[] {
  const characters = new Map<Author | null, number>();
  for (const block of blocks)
    for (const { author, length } of authoredRuns(block, authors))
      characters.set(author, (characters.get(author) ?? 0) + length);
  const all = [...characters].filter(([, count]) => count > 0);
  all.sort(([, one], [, other]) => other - one);
  const percents = wholePercents(all.map(([, count]) => count));
  return all.map(([author, count], index) => ({
    author,
    characters: count,
    percent: percents[index] ?? 0,
  }));
}

/** Rounded so that they make 100: what is left over goes to the largest remainders. */
function wholePercents(counts: readonly number[]): number[] {
  const sum = counts.reduce((one, other) => one + other, 0);
  const exact = counts.map((count) => (count * 100) / sum);
  const percents = exact.map(Math.floor);
  const left = 100 - percents.reduce((one, other) => one + other, 0);
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .sort((one, other) => other.remainder - one.remainder);
  for (const { index } of byRemainder.slice(0, left)) percents[index] = (percents[index] ?? 0) + 1;
  return percents;
}

/**
 * Gives each author a colour: the one of their caret, or, where somebody who wrote
 * earlier has it already, the next that is free. With more authors than colours some
 * share one; their names tell them apart.
 *
 * @param wished the caret colour of each author, as an index, in the order of first writing
 * @param colours how many there are
 */
export function colourAuthors(wished: readonly number[], colours: number): number[] {
  const taken = new Set<number>();
  return wished.map((wish) => {
    if (taken.size === colours) taken.clear();
    let colour = wish;
    while (taken.has(colour)) colour = (colour + 1) % colours;
    taken.add(colour);
    return colour;
  });
}
