import type { Choice, ChoiceResult } from './choice';
import { fillPlaces, groupsOf, signOf } from './fill-places';
import { type Given, givenGrades, withBlanks } from './given-grades';
import { histogramOf } from './histogram';
import { orderText } from './totals';

/** How much weight each grade has, in the smallest common unit; grades from the worst. */
type Grades = readonly { readonly grade: number; readonly count: bigint }[];

/**
 * Majority judgment [V30] (Balinski and Laraki): the best median grade, the lower middle
 * one of an even number. Between equals one median grade is taken from each, again and
 * again, until they differ. A grade left out is the worst, or is left out of the count.
 */
export function majorityJudgment(choice: Choice): ChoiceResult {
  const ids = choice.options.map((option) => option.id);
  const unit = choice.papers.reduce((gcd, { weight }) => commonDivisor(gcd, weight), 0n) || 1n;
  const skip = choice.rule.blankScore === 'skip';
  const given = givenGrades(choice);
  const graded = new Map(
    [...given].map(([id, each]) => {
      return [id, gradesOf(skip ? each : withBlanks(each, choice.papers), unit)];
    }),
  );
  const of = (id: string) => graded.get(id) ?? [];
  const groups =
    choice.papers.length === 0
      ? []
      : groupsOf(ids, (left, right) => compareGrades(of(left), of(right)));
  const medianText = (id: string) => String(median(of(id))?.grade ?? '–');
  return {
    ...fillPlaces(groups, choice, 'best-median'),
    totals: Object.fromEntries(ids.map((id) => [id, medianText(id)])),
    inequality: orderText(groups, medianText),
    histogram: histogramOf(given),
  };
}

function commonDivisor(left: bigint, right: bigint): bigint {
  let [one, other] = [left, right];
  while (other !== 0n) [one, other] = [other, one % other];
  return one;
}

function gradesOf(given: Given, unit: bigint): Grades {
  const grades = [...given].map(([grade, weight]) => ({ grade, count: weight / unit }));
  return grades.sort((left, right) => left.grade - right.grade);
}

/**
 * The median grade, and how many of it can be taken away before another is the median.
 * With b grades below it, m of it and t in all it stays while k ≤ 2(b+m) − t and
 * k ≤ t − 2b − 1.
 */
function median(grades: Grades): { grade: number; stays: bigint } | null {
  const total = grades.reduce((sum, { count }) => sum + count, 0n);
  const place = (total + 1n) / 2n;
  let below = 0n;
  for (const { grade, count } of grades) {
    if (below + count >= place && count > 0n) {
      const [up, down] = [2n * (below + count) - total, total - 2n * below - 1n];
      return { grade, stays: up < down ? up : down };
    }
    below += count;
  }
  return null;
}

function compareGrades(left: Grades, right: Grades): number {
  let [one, other] = [left, right];
  for (;;) {
    const [first, second] = [median(one), median(other)];
    if (!first || !second) return first ? 1 : second ? -1 : 0;
    if (first.grade !== second.grade) return first.grade > second.grade ? 1 : -1;
    const taken = (signOf(first.stays - second.stays) < 0 ? first.stays : second.stays) + 1n;
    one = without(one, first.grade, taken);
    other = without(other, second.grade, taken);
  }
}

function without(grades: Grades, grade: number, taken: bigint): Grades {
  return grades.map((each) => (each.grade === grade ? { grade, count: each.count - taken } : each));
}
