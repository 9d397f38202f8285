import { type Amount, amountOf, formatAmount } from './amount';
import { requireFraction } from './checks';
import type { BlockingMinority, ThresholdRule } from './rule';
import { type Standing, sumOf } from './tally';
import type { Check } from './verdict';

/**
 * The Council's deemed majority [V13] (TEU 16(4), TFEU 238(3)): a test that was not
 * met counts as met while those not in favour are too few to block.
 */
export function deemAttained(rule: ThresholdRule, standing: Standing, check: Check): Check {
  if (!rule.blockingMinority || check.met) return check;
  const { people } = standing;
  const against = sumOf(people, [
    'no',
    'abstain',
    'not-participating',
    'blank',
    'invalid',
    'absent',
  ]);
  const blocking = blockingNumber(rule.blockingMinority, standing);
  const met = against < blocking;
  const sign = met ? '<' : '≥';
  const numbers = `not in favour ${formatAmount(against)} ${sign} ${formatAmount(blocking)}`;
  return { ...check, met, deemed: met, inequality: `${check.inequality}; ${numbers}` };
}

/** How many members it takes to block: four, or where some stay out the rule of 238(3). */
function blockingNumber(minority: BlockingMinority, standing: Standing): bigint {
  const one = 1_000_000n;
  if (standing.people['not-entitled'] === 0n) return BigInt(minority.members) * one;
  return (BigInt(fewestCarrying(minority.share, standing.entitledWeights)) + 1n) * one;
}

function fewestCarrying(share: string, weights: readonly Amount<'weight'>[]): number {
  const { numerator, denominator } = requireFraction(share);
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  const heaviestFirst = [...weights].sort((left, right) => (left < right ? 1 : -1));
  let carried = amountOf<'weight'>(0n);
  for (const [index, weight] of heaviestFirst.entries()) {
    carried = amountOf(carried + weight);
    if (denominator * carried > numerator * total) return index + 1;
  }
  return weights.length;
}
