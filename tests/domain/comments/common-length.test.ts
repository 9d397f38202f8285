import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonLength } from '@/domain/comments/common-length';

describe('commonLength', () => {
  it('counts what two texts share in the same order', () => {
    expect(commonLength('one equal vote', 'one vote')).toBe(8);
    expect(commonLength('abc', 'cba')).toBe(1);
    expect(commonLength('', 'abc')).toBe(0);
  });

  it('is the whole of a text from which characters were only taken away', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.nat({ max: 29 }), (text, at) => {
        const shorter = text.slice(0, at) + text.slice(at + 1);
        return (
          commonLength(text, shorter) === shorter.length &&
          commonLength(shorter, text) === shorter.length
        );
      }),
    );
  });
});
