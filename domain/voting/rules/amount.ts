/**
 * Exact numbers of a vote: weights and shares. Everything is a whole number of
 * millionths or a pair of whole numbers; no figure of a vote is ever a float.
 */

/** What is counted: heads, or the weights they carry (shares, population). */
export type Unit = 'people' | 'weight';

declare const unitOf: unique symbol;

/**
 * Millionths of one unit. The unit is part of the type, so that a share of the
 * population can never be taken of a number of members [V1].
 */
export type Amount<U extends Unit> = bigint & { readonly [unitOf]: U };

/** A share as written, neither reduced nor rounded: 55/100 stays 55/100. */
export type Fraction = { readonly numerator: bigint; readonly denominator: bigint };

const millionthsInOne = 1_000_000n;
const amountPattern = /^(\d{1,24})(?:\.(\d{1,6}))?$/;
const fractionPattern = /^(\d{1,18})\/(\d{1,18})$/;

/** Marks a number of millionths with its unit. */
export function amountOf<U extends Unit>(millionths: bigint): Amount<U> {
  return millionths as Amount<U>;
}

/** So many whole heads. */
export function heads(count: number): Amount<'people'> {
  return amountOf(BigInt(count) * millionthsInOne);
}

/** Adds two amounts of one unit. */
export function plus<U extends Unit>(left: Amount<U>, right: Amount<U>): Amount<U> {
  return amountOf<U>(left + right);
}

/** Reads a decimal of at most six digits after the point; anything else is null [V1]. */
export function parseAmount<U extends Unit>(text: string): Amount<U> | null {
  if (text === '1') return amountOf<U>(millionthsInOne);
  const match = amountPattern.exec(text);
  if (!match) return null;
  const [, whole = '0', digits = ''] = match;
  return amountOf<U>(BigInt(whole) * millionthsInOne + BigInt(digits.padEnd(6, '0')));
}

/** Writes millionths as the shortest decimal: `12`, `0.5`. */
export function formatAmount(millionths: bigint): string {
  const digits = (millionths % millionthsInOne).toString().padStart(6, '0').replace(/0+$/, '');
  const whole = (millionths / millionthsInOne).toString();
  return digits === '' ? whole : `${whole}.${digits}`;
}

/** Reads a share, `2/3` or `0.55`, from 0 to 1; anything else is null. */
export function parseFraction(text: string): Fraction | null {
  const fraction = readFraction(text);
  if (!fraction || fraction.denominator === 0n) return null;
  return fraction.numerator > fraction.denominator ? null : fraction;
}

function readFraction(text: string): Fraction | null {
  const pair = fractionPattern.exec(text);
  if (pair) return { numerator: BigInt(pair[1] ?? '0'), denominator: BigInt(pair[2] ?? '0') };
  const decimal = amountPattern.exec(text);
  if (!decimal) return null;
  const [, whole = '0', digits = ''] = decimal;
  return { numerator: BigInt(whole + digits), denominator: 10n ** BigInt(digits.length) };
}
