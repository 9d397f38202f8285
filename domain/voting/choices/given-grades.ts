import type { Choice, ChoiceBallot } from './choice';

/** How much weight gave which score or grade. */
export type Given = ReadonlyMap<number, bigint>;

/**
 * How much weight gave which score or grade to each option, as given [V24, V30]. Papers of
 * one weight are counted in heads first: ten thousand of them must not take long.
 */
export function givenGrades({
  options,
  papers,
}: Pick<Choice, 'options' | 'papers'>): ReadonlyMap<string, Given> {
  const given = new Map(options.map(({ id }) => [id, new Map<number, bigint>()]));
  for (const [weight, ballots] of byWeight(papers)) {
    for (const [id, sums] of given) {
      for (const [grade, heads] of headsByGrade(ballots, id)) {
        sums.set(grade, (sums.get(grade) ?? 0n) + BigInt(heads) * weight);
      }
    }
  }
  return given;
}

/** The same with those who gave an option nothing counted as having given the worst. */
export function withBlanks(given: Given, papers: Choice['papers']): Given {
  const cast = papers.reduce((sum, { weight }) => sum + weight, 0n);
  const blank = cast - weightOf(given);
  return blank === 0n ? given : new Map([...given, [0, (given.get(0) ?? 0n) + blank]]);
}

/** How much weight gave a score or grade at all. */
export function weightOf(given: Given): bigint {
  let sum = 0n;
  for (const weight of given.values()) sum += weight;
  return sum;
}

function byWeight(papers: Choice['papers']): ReadonlyMap<bigint, readonly ChoiceBallot[]> {
  const groups = new Map<bigint, ChoiceBallot[]>();
  for (const { ballot, weight } of papers) {
    const group = groups.get(weight);
    if (group) group.push(ballot);
    else groups.set(weight, [ballot]);
  }
  return groups;
}

function headsByGrade(ballots: readonly ChoiceBallot[], id: string): ReadonlyMap<number, number> {
  const heads = new Map<number, number>();
  for (const { scores } of ballots) {
    const grade = scores?.[id];
    if (grade !== undefined) heads.set(grade, (heads.get(grade) ?? 0) + 1);
  }
  return heads;
}
