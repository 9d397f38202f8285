import { formatAmount } from '@/domain/voting/rules/amount';
import type { Choice, ChoiceResult } from './choice';
import { fillPlaces, groupsOf } from './fill-places';
import { type Given, givenGrades, withBlanks } from './given-grades';
import { histogramOf } from './histogram';

const oneHead = 1_000_000n;

/** How much weight each grade has, in the smallest common unit; grades from the worst. */
type Grades = readonly { readonly grade: number; readonly count: bigint }[];

/**
 * Majority judgment [V30] (Balinski and Laraki): the best median grade, the lower middle
 * one of an even number. Between equals one median grade is taken from each, again and
 * again, until they differ. A grade left out is the worst, or is left out of the count.
 */
export function majorityJudgment(choice: Choice): ChoiceResult {
  const ids = choice.options.map((option) => option.id);
  // One head, or what all weights with decimals are made of: gathered papers are single ones.
  const unit = choice.papers.reduce((gcd, { weight }) => commonDivisor(gcd, weight), oneHead);
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
      : groupsOf(ids, (left, right) => part(of(left), of(right)).order);
  const medianText = (id: string) => String(median(of(id))?.grade ?? '–');
  const filled = fillPlaces(groups, choice, 'best-median');
  const partedAt = (id: string, next: string) => tieBrokenBy(part(of(id), of(next)), unit);
  return {
    ...filled,
    ...narrowWin(filled, groups, partedAt),
    totals: Object.fromEntries(ids.map((id) => [id, medianText(id)])),
    inequality: gradeOrder(groups, medianText, partedAt),
    histogram: histogramOf(given),
  };
}

/** How much weight was taken before two options with one median differed; null where at once. */
function tieBrokenBy({ taken, first, second }: Parted, unit: bigint) {
  if (taken === 0n) return null;
  const text = (grade: number | null) => (grade === null ? '–' : String(grade));
  return { taken: formatAmount(taken * unit), ahead: text(first), behind: text(second) };
}

type PartedAt = (id: string, next: string) => ReturnType<typeof tieBrokenBy>;

/** Where the last of the elected had the median of the first who was not. */
function narrowWin(
  { elected, reason }: Pick<ChoiceResult, 'elected' | 'reason'>,
  groups: readonly (readonly string[])[],
  partedAt: PartedAt,
): Pick<ChoiceResult, 'reason' | 'medianTie'> | null {
  const next = groups.flat().find((id) => !elected.includes(id));
  const last = elected.at(-1);
  if (reason !== 'best-median' || last === undefined || next === undefined) return null;
  const parted = partedAt(last, next);
  return parted && { reason: 'median-tie-broken', medianTie: { last, next, ...parted } };
}

/** The options from the best: `A 3 = B 3, without 2: A 4 > B 3` where their medians are one. */
function gradeOrder(
  groups: readonly (readonly string[])[],
  medianText: (id: string) => string,
  partedAt: PartedAt,
): string {
  const texts = groups.map((group) => group.map((id) => `${id} ${medianText(id)}`).join(' = '));
  return texts.reduce((text, group, index) => {
    const [id = '', next = ''] = [groups[index - 1]?.[0], groups[index]?.[0]];
    const parted = index === 0 ? null : partedAt(id, next);
    if (index === 0) return group;
    if (!parted) return `${text} > ${group}`;
    const { taken, ahead, behind } = parted;
    return `${text} = ${group} (−${taken}: ${id} ${ahead} > ${next} ${behind})`;
  }, '');
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

/** What parts two options: the grades that differ, once so much weight was taken from each. */
type Parted = { order: number; taken: bigint; first: number | null; second: number | null };

function part(left: Grades, right: Grades): Parted {
  let [one, other] = [left, right];
  let taken = 0n;
  for (;;) {
    const [first, second] = [median(one), median(other)];
    if (!first || !second || first.grade !== second.grade) {
      return parted(first?.grade ?? null, second?.grade ?? null, taken);
    }
    const more = (first.stays < second.stays ? first.stays : second.stays) + 1n;
    taken += more;
    one = without(one, first.grade, more);
    other = without(other, second.grade, more);
  }
}

/** An option without any grade left is behind; two without are equal. */
function parted(first: number | null, second: number | null, taken: bigint): Parted {
  const order = Math.sign((first ?? -1) - (second ?? -1));
  return { order, taken, first, second };
}

function without(grades: Grades, grade: number, taken: bigint): Grades {
  return grades.map((each) => (each.grade === grade ? { grade, count: each.count - taken } : each));
}
