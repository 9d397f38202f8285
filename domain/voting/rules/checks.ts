import {
  type Amount,
  amountOf,
  formatAmount,
  parseAmount,
  parseFraction,
  type Unit,
} from './amount';
import type { Fraction } from './amount';
import type { AtLeast, Base, BallotState, Cap, NamedBase, Quorum } from './rule';
import { answers, ballotStates } from './rule';
import { sumOf, type Tally } from './tally';
import type { Check } from './verdict';

const statesOf: Readonly<Record<NamedBase, readonly BallotState[]>> = {
  cast: ['yes', 'no'],
  'cast+invalid': ['yes', 'no', 'invalid'],
  'cast+abstain': ['yes', 'no', 'abstain'],
  present: answers,
  entitled: [...answers, 'absent'],
  members: ballotStates,
};

const opposite = { '>=': '<', '>': '≤', '<=': '>', '<': '≥' } as const;
const written = { '>=': '≥', '>': '>', '<=': '≤', '<': '<' } as const;

type Compare = Check['compare'];
type Part = Check['part']['name'];

/** The whole a share is taken of, in the unit of the tally [V4]. */
export function baseAmount<U extends Unit>(tally: Tally<U>, base: Base): Amount<U> {
  if (typeof base === 'string') return sumOf(tally, statesOf[base]);
  return requireAmount<U>(base.fixed);
}

/** Yes as a share of the base [V4]: whole numbers on both sides, never a percentage. */
export function thresholdCheck<U extends Unit>(
  unit: U,
  tally: Tally<U>,
  rule: { base: Base; threshold: string; compare: AtLeast },
): Check {
  const share = requireFraction(rule.threshold);
  const base = baseAmount(tally, rule.base);
  const grows = ['cast', 'cast+invalid', 'cast+abstain'].includes(baseName(rule.base));
  const ofBase = leastShare({ unit, compare: rule.compare, share, base });
  const others = base - tally.yes;
  const needed = grows ? leastAmong({ unit, compare: rule.compare, share, others }) : ofBase;
  return {
    ...shareCheck(unit, tally, { kind: 'threshold', part: 'yes', ...rule }),
    needed: needed === null ? null : formatAmount(needed),
    neededOfBase: formatAmount(ofBase),
  };
}

/** So many yes votes at the least [V15]. */
export function minimumCheck<U extends Unit>(unit: U, tally: Tally<U>, minYes: string): Check {
  const met = tally.yes >= requireAmount<U>(minYes);
  const amount = formatAmount(tally.yes);
  const comparison = `${amount} ${met ? '≥' : '<'} ${minYes}`;
  return {
    kind: 'minimum',
    unit,
    part: { name: 'yes', amount },
    base: null,
    threshold: minYes,
    compare: '>=',
    met,
    deemed: false,
    needed: minYes,
    neededOfBase: minYes,
    comparison,
    inequality: `yes ${comparison}`,
  };
}

/** Enough took part for the vote to count [V6]. */
export function quorumCheck<U extends Unit>(unit: U, tally: Tally<U>, quorum: Quorum): Check {
  const share = requireFraction(quorum.threshold);
  const base = baseAmount(tally, quorum.of);
  const needed = formatAmount(leastShare({ unit, compare: quorum.compare, share, base }));
  const check = { ...quorum, kind: 'quorum', part: quorum.countedBy, base: quorum.of } as const;
  return { ...shareCheck(unit, tally, check), needed };
}

/** An answer within its limit [V9]. */
export function capCheck<U extends Unit>(unit: U, tally: Tally<U>, cap: Cap): Check {
  return shareCheck(unit, tally, { ...cap, kind: 'cap', part: cap.answer });
}

type Share = { kind: Check['kind']; part: Part; base: Base; threshold: string; compare: Compare };

function shareCheck<U extends Unit>(unit: U, tally: Tally<U>, share: Share): Check {
  const { numerator, denominator } = requireFraction(share.threshold);
  const part = partAmount(tally, share.part);
  const base = baseAmount(tally, share.base);
  const left = denominator * part;
  const right = numerator * base;
  const met = holds[share.compare](left, right);
  const sign = met ? written[share.compare] : opposite[share.compare];
  const name = baseName(share.base);
  const [partText, baseText] = [formatAmount(part), formatAmount(base)];
  const sides = `${times(denominator, partText)} ${sign} ${times(numerator, baseText)}`;
  const worked = `${formatAmount(left)} ${sign} ${formatAmount(right)}`;
  const steps = sides === worked ? sides : `${sides} → ${worked}`;
  return {
    kind: share.kind,
    unit,
    part: { name: share.part, amount: partText },
    base: { name, amount: baseText },
    threshold: share.threshold,
    compare: share.compare,
    met,
    deemed: false,
    needed: null,
    neededOfBase: null,
    comparison: steps,
    inequality: `${share.part} ${partText}, ${name} ${baseText}: ${steps}`,
  };
}

function baseName(base: Base): NamedBase | 'fixed' {
  return typeof base === 'string' ? base : 'fixed';
}

function partAmount<U extends Unit>(tally: Tally<U>, part: Part): Amount<U> {
  return part === 'present' || part === 'cast' ? sumOf(tally, statesOf[part]) : tally[part];
}

const holds: Readonly<Record<Compare, (left: bigint, right: bigint) => boolean>> = {
  '>=': (left, right) => left >= right,
  '>': (left, right) => left > right,
  '<=': (left, right) => left <= right,
  '<': (left, right) => left < right,
};

function times(factor: bigint, amount: string): string {
  return factor === 1n ? amount : `${factor}×${amount}`;
}

type Least = { unit: Unit; compare: AtLeast; share: Fraction };

/** The least part of a base of this size: d·p ≥ n·b, or one step more where it must exceed. */
function leastShare({ unit, compare, share, base }: Least & { base: bigint }): bigint {
  return leastQuotient(share.numerator * base, share.denominator, compare, unit);
}

/** The least part beside others that stay: d·p ≥ n·(p + o), so p = n·o / (d − n). */
function leastAmong({ unit, compare, share, others }: Least & { others: bigint }): bigint | null {
  const { numerator, denominator } = share;
  if (numerator === denominator) return null;
  return leastQuotient(numerator * others, denominator - numerator, compare, unit);
}

/** Rounds a quotient up to whole steps of the unit; never zero, as zero votes never carry. */
function leastQuotient(dividend: bigint, divisor: bigint, compare: AtLeast, unit: Unit): bigint {
  const step = unit === 'people' ? 1_000_000n : 1n;
  const size = divisor * step;
  const steps = compare === '>=' ? (dividend + size - 1n) / size : dividend / size + 1n;
  return (steps === 0n ? 1n : steps) * step;
}

/** Reads a number of a rule that was checked when it was read. */
export function requireAmount<U extends Unit>(text: string): Amount<U> {
  return parseAmount<U>(text) ?? amountOf<U>(refuseNumber(text));
}

/** Reads a share of a rule that was checked when it was read. */
export function requireFraction(text: string): Fraction {
  return parseFraction(text) ?? { numerator: refuseNumber(text), denominator: 1n };
}

function refuseNumber(text: string): never {
  throw new RangeError(`${text} is no number of a rule.`);
}
