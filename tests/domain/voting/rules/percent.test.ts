import { describe, expect, it } from 'vitest';
import { digitsThatPart, percentText } from '@/domain/voting/rules/percent';

describe('percentText', () => {
  it.each([
    [3n, 5n, 1, '60'],
    [2n, 3n, 1, '66.7'],
    [1n, 1000n, 1, '0.1'],
    [1n, 2000n, 1, '0.1'],
    [1n, 1n, 1, '100'],
  ] as const)('[V36] writes %d of %d', (numerator, denominator, digits, text) => {
    expect(percentText({ numerator, denominator }, digits)).toBe(text);
  });
});

describe('digitsThatPart', () => {
  it('[V36] is one where that tells two shares apart or they are equal, and more where not', () => {
    const share = (numerator: bigint, denominator: bigint) => ({ numerator, denominator });
    expect(digitsThatPart(share(1n, 2n), share(2n, 3n))).toBe(1);
    expect(digitsThatPart(share(4n, 6n), share(2n, 3n))).toBe(1);
    expect(digitsThatPart(share(1999n, 2999n), share(2n, 3n))).toBe(2);
  });
});
