import { formatAmount } from '@/domain/voting/rules/amount';
import type { Choice, ChoiceResult } from './choice';
import { fillPlaces, groupsOf, signOf } from './fill-places';
import { type Given, givenGrades, weightOf, withBlanks } from './given-grades';
import { histogramOf } from './histogram';
import { orderText } from './totals';

type Scored = { sum: bigint; weight: bigint; zeros: bigint };

/**
 * Highest sum of scores [V24]; with `blankScore: "skip"` the highest mean of those who
 * gave one. Between equals, fewer zeros.
 */
export function score(choice: Choice): ChoiceResult {
  const ids = choice.options.map((option) => option.id);
  const skip = choice.rule.blankScore === 'skip';
  const given = givenGrades(choice);
  const scored = new Map(
    [...given].map(([id, each]) => [id, sumOf(skip ? each : withBlanks(each, choice.papers))]),
  );
  const of = (id: string) => scored.get(id) ?? { sum: 0n, weight: 0n, zeros: 0n };
  const compare = (left: string, right: string) => {
    const [one, other] = [of(left), of(right)];
    const byScore = skip ? byMean(one, other) : signOf(one.sum - other.sum);
    return byScore || signOf(other.zeros - one.zeros);
  };
  const groups = choice.papers.length === 0 ? [] : groupsOf(ids, compare);
  const shown = (id: string) => {
    const { sum, weight, zeros } = of(id);
    const value = skip ? `${formatAmount(sum)}/${formatAmount(weight)}` : formatAmount(sum);
    return zeros > 0n ? `${value} (0: ${formatAmount(zeros)})` : value;
  };
  return {
    ...fillPlaces(groups, choice, 'most-votes'),
    totals: Object.fromEntries(ids.map((id) => [id, meanOrSum(of(id), skip)])),
    inequality: orderText(groups, shown),
    histogram: histogramOf(given),
  };
}

function sumOf(given: Given): Scored {
  let sum = 0n;
  for (const [score, weight] of given) sum += BigInt(score) * weight;
  return { sum, weight: weightOf(given), zeros: given.get(0) ?? 0n };
}

/** Compares means crosswise, without dividing; an option nobody scored is last. */
function byMean(one: Scored, other: Scored): number {
  if (one.weight === 0n || other.weight === 0n) return signOf(one.weight - other.weight);
  return signOf(one.sum * other.weight - other.sum * one.weight);
}

function meanOrSum({ sum, weight }: Scored, skip: boolean): string {
  return skip ? `${formatAmount(sum)}/${formatAmount(weight)}` : formatAmount(sum);
}
