import {
  type Amount,
  amountOf,
  formatAmount,
  parseAmount,
  parseFraction,
  type Unit,
} from './amount';
import type { Fraction } from './amount';
import { type Base, type BallotState, type Cap, type NamedBase, type Quorum } from './rule';
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
  rule: { base: Base; threshold: string; compare: '>=' | '>' },
): Check {
  const check = shareCheck(unit, tally, { kind: 'threshold', part: 'yes', ...rule });
  const share = requireFraction(rule.threshold);
  const grows = ['cast', 'cast+invalid', 'cast+abstain'].includes(check.base?.name ?? '');
  const base = baseAmount(tally, rule.base);
  const needed = leastYes({ unit, compare: rule.compare, share, yes: tally.yes, base, grows });
  return { ...check, needed: needed === null ? null : formatAmount(needed) };
}

/** So many yes votes at the least [V15]. */
export function minimumCheck<U extends Unit>(unit: U, tally: Tally<U>, minYes: string): Check {
  const met = tally.yes >= requireAmount<U>(minYes);
  const amount = formatAmount(tally.yes);
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
    inequality: `yes ${amount} ${met ? '≥' : '<'} ${minYes}`,
  };
}

/** Enough took part for the vote to count [V6]. */
export function quorumCheck<U extends Unit>(unit: U, tally: Tally<U>, quorum: Quorum): Check {
  return shareCheck(unit, tally, {
    ...quorum,
    kind: 'quorum',
    part: quorum.countedBy,
    base: quorum.of,
  });
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
  const baseName = typeof share.base === 'string' ? share.base : 'fixed';
  const [partText, baseText] = [formatAmount(part), formatAmount(base)];
  const sides = `${times(denominator, partText)} ${sign} ${times(numerator, baseText)}`;
  const worked = `${formatAmount(left)} ${sign} ${formatAmount(right)}`;
  const steps = sides === worked ? sides : `${sides} → ${worked}`;
  return {
    kind: share.kind,
    unit,
    part: { name: share.part, amount: partText },
    base: { name: baseName, amount: baseText },
    threshold: share.threshold,
    compare: share.compare,
    met,
    deemed: false,
    needed: null,
    inequality: `${share.part} ${partText}, ${baseName} ${baseText}: ${steps}`,
  };
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

type Least = {
  unit: Unit;
  compare: '>=' | '>';
  share: Fraction;
  yes: bigint;
  base: bigint;
  /** Whether one more yes is also one more of the base. */
  grows: boolean;
};

/**
 * The least yes votes that would have met a share. Where the base grows with the yes
 * votes: the least k with d(y+k) ≥ n(b+k), so k = (nb − dy) / (d − n), rounded up; a
 * strict comparison asks for one step more when it comes out even.
 */
function leastYes({ unit, compare, share, yes, base, grows }: Least): bigint | null {
  const { numerator, denominator } = share;
  const perStep = grows ? denominator - numerator : denominator;
  if (perStep === 0n) return null;
  const step = unit === 'people' ? 1_000_000n : 1n;
  const missing = numerator * base - denominator * yes;
  if (missing < 0n || (missing === 0n && compare === '>=')) return yes;
  const gain = perStep * step;
  const steps = compare === '>=' ? (missing + gain - 1n) / gain : missing / gain + 1n;
  return yes + steps * step;
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
