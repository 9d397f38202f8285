import type { Fraction } from './amount';

/** A share in per cent, rounded to so many digits after the point, without idle zeros. */
export function percentText({ numerator, denominator }: Fraction, digits: number): string {
  const scale = 10n ** BigInt(digits);
  const rounded = (200n * scale * numerator + denominator) / (2n * denominator);
  const rest = (rounded % scale).toString().padStart(digits, '0').replace(/0+$/, '');
  return rest === '' || digits === 0 ? String(rounded / scale) : `${rounded / scale}.${rest}`;
}

const digitsMax = 12;

/**
 * How many digits two shares need, so that rounding never makes a greater one look equal:
 * one, or more where they are that close.
 */
export function digitsThatPart(one: Fraction, other: Fraction): number {
  if (one.numerator * other.denominator === other.numerator * one.denominator) return 1;
  let digits = 1;
  while (digits < digitsMax && percentText(one, digits) === percentText(other, digits)) digits += 1;
  return digits;
}
